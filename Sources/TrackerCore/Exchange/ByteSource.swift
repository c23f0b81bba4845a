/// Bytes that can be read from any place, again and again, by several at once: a file, or what is in memory.
public protocol ByteSource: Sendable {
  /// How many there are.
  var count: Int { get }
  /// Some of them.
  /// - Throws: `Failure` where they cannot be read, or are no longer there.
  func bytes(_ range: Range<Int>) throws -> [UInt8]
}

extension ByteSource {
  /// All of them.
  public func all() throws -> [UInt8] { try bytes(0..<count) }
}

extension [UInt8]: ByteSource {
  /// Some of them.
  public func bytes(_ range: Range<Int>) -> [UInt8] { Array(self[range]) }
}
