/// SHA3-256, the digest that the stock `sqlite3` shell computes too (`sha3(text, 256)`, `sha3_query(sql, 256)`), so
/// that anybody can check an archived text or a seal without this program.
///
/// Source: NIST FIPS 202, "SHA-3 Standard" (2015), Keccak-f[1600] with rate 1088 and padding 0x06. Written out
/// here because swift-crypto would take three minutes to build for this one function.
struct SHA3 {
  /// The digest of a text's UTF-8 as 64 lower-case hexadecimal digits.
  static func hex256(_ text: String) -> String {
    var digest = SHA3()
    digest.update(text)
    return hex(digest.finish())
  }

  /// The digest of bytes.
  static func hash256(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var digest = SHA3()
    digest.update(bytes)
    return digest.finish()
  }

  /// Bytes as lower-case hexadecimal digits.
  static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private static let rate = 136
  private var state = [UInt64](repeating: 0, count: 25)
  /// What does not fill a block yet.
  private var rest: [UInt8] = []

  /// Takes in the UTF-8 of a text.
  mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// Takes in bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    if !rest.isEmpty {
      offset = min(bytes.count, Self.rate - rest.count)
      rest += bytes[..<offset]
      guard rest.count == Self.rate else { return }
      rest.withUnsafeBytes { Self.absorb($0, into: &state) }
      rest.removeAll(keepingCapacity: true)
    }
    while bytes.count - offset >= Self.rate {
      Self.absorb(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + Self.rate]), into: &state)
      offset += Self.rate
    }
    rest += bytes[offset...]
  }

  /// The digest of all that was taken in; nothing more can be.
  mutating func finish() -> [UInt8] {
    rest += [UInt8](repeating: 0, count: Self.rate - rest.count)
      .enumerated().map { $0.offset == 0 ? 0x06 : $0.element }
    rest[Self.rate - 1] ^= 0x80
    rest.withUnsafeBytes { Self.absorb($0, into: &state) }
    return (0..<32).map { UInt8(truncatingIfNeeded: state[$0 / 8] >> (8 * UInt64($0 % 8))) }
  }

  private static func absorb(_ block: UnsafeRawBufferPointer, into state: inout [UInt64]) {
    state.withUnsafeMutableBufferPointer { state in
      for lane in 0..<rate / 8 {
        state[lane] ^= UInt64(littleEndian: block.loadUnaligned(fromByteOffset: lane * 8, as: UInt64.self))
      }
      permute(state)
    }
  }

  /// Round constants of the step ι, FIPS 202 section 3.2.5.
  private static let roundConstants: [UInt64] = [
    0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808A, 0x8000_0000_8000_8000,
    0x0000_0000_0000_808B, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
    0x0000_0000_0000_008A, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000A,
    0x0000_0000_8000_808B, 0x8000_0000_0000_008B, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
    0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800A, 0x8000_0000_8000_000A,
    0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
  ]

  /// How far each lane turns (ρ) and which lane it moves to (π), along the path of section 3.2.2 and 3.2.3.
  private static let turns: [UInt64] = [
    1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44,
  ]
  private static let lanes = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1]

  private static func permute(_ a: UnsafeMutableBufferPointer<UInt64>) {
    let (turns, lanes) = (turns, lanes)
    for constant in roundConstants {
      // θ
      let c0 = a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20]
      let c1 = a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21]
      let c2 = a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22]
      let c3 = a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23]
      let c4 = a[4] ^ a[9] ^ a[14] ^ a[19] ^ a[24]
      let (d0, d1, d2) = (c4 ^ rotate(c1, 1), c0 ^ rotate(c2, 1), c1 ^ rotate(c3, 1))
      let (d3, d4) = (c2 ^ rotate(c4, 1), c3 ^ rotate(c0, 1))
      for y in stride(from: 0, to: 25, by: 5) {
        a[y] ^= d0
        a[y + 1] ^= d1
        a[y + 2] ^= d2
        a[y + 3] ^= d3
        a[y + 4] ^= d4
      }
      // ρ and π
      var moving = a[1]
      for step in 0..<24 { (moving, a[lanes[step]]) = (a[lanes[step]], rotate(moving, turns[step])) }
      // χ
      for y in stride(from: 0, to: 25, by: 5) {
        let (b0, b1, b2, b3, b4) = (a[y], a[y + 1], a[y + 2], a[y + 3], a[y + 4])
        a[y] = b0 ^ (~b1 & b2)
        a[y + 1] = b1 ^ (~b2 & b3)
        a[y + 2] = b2 ^ (~b3 & b4)
        a[y + 3] = b3 ^ (~b4 & b0)
        a[y + 4] = b4 ^ (~b0 & b1)
      }
      // ι
      a[0] ^= constant
    }
  }

  private static func rotate(_ value: UInt64, _ by: UInt64) -> UInt64 { value << by | value >> (64 - by) }
}
