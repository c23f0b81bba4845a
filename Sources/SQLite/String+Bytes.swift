extension String {
  /// Whether two texts are the same byte for byte: to Swift, texts that differ in their normalization form are equal.
  func hasSameBytes(as other: String) -> Bool {
    // Texts from SQLite and from source are contiguous; without that it takes five times as long.
    let same = utf8.withContiguousStorageIfAvailable { ours in
      other.utf8.withContiguousStorageIfAvailable { ours.elementsEqual($0) }
    }
    return same.flatMap { $0 } ?? utf8.elementsEqual(other.utf8)
  }
}
