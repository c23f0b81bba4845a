internal import FoundationEssentials

/// How large files are.
enum FileSize {
  /// The bytes in a file; 0 where there is none.
  ///
  /// Foundation gives the size as an `NSNumber` where the whole of it is linked, as in tests, and as some unsigned
  /// integer otherwise, which cannot be cast to `Int`.
  static func of(_ path: String) -> Int {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size]
    return size as? Int ?? (size as? any BinaryInteger).map { Int(clamping: $0) } ?? 0
  }
}
