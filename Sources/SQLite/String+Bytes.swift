#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension String {
  /// Whether two texts are the same byte for byte: to Swift, texts that differ in their normalization form are equal.
  public func hasSameBytes(as other: String) -> Bool {
    // Texts from SQLite and from source are contiguous; without that it takes many times as long.
    let same = utf8.withContiguousStorageIfAvailable { ours in
      other.utf8.withContiguousStorageIfAvailable { theirs -> Bool in
        guard ours.count == theirs.count, let one = ours.baseAddress, let two = theirs.baseAddress else {
          return ours.count == theirs.count
        }
        return memcmp(one, two, ours.count) == 0
      }
    }
    return same.flatMap { $0 } ?? utf8.elementsEqual(other.utf8)
  }
}
