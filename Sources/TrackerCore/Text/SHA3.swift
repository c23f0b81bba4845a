/// SHA3-256, the digest that the stock `sqlite3` shell computes too (`sha3(text, 256)`), so that anybody can
/// check an archived text without this program.
///
/// Source: NIST FIPS 202, "SHA-3 Standard" (2015), Keccak-f[1600] with rate 1088 and padding 0x06. Written out
/// here because swift-crypto would take three minutes to build for this one function.
enum SHA3 {
  /// The digest of a text's UTF-8 as 64 lower-case hexadecimal digits.
  static func hex256(_ text: String) -> String {
    var text = text
    let digest = text.withUTF8 { hash256(UnsafeRawBufferPointer($0)) }
    return digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private static let rate = 136

  private static func hash256(_ message: UnsafeRawBufferPointer) -> [UInt8] {
    var state = [UInt64](repeating: 0, count: 25)
    var block = [UInt8](repeating: 0, count: rate)
    var offset = 0
    while message.count - offset >= rate {
      absorb(message[offset..<offset + rate], into: &state)
      offset += rate
    }
    for (i, byte) in message[offset...].enumerated() { block[i] = byte }
    block[message.count - offset] ^= 0x06
    block[rate - 1] ^= 0x80
    absorb(block, into: &state)
    return (0..<32).map { UInt8(truncatingIfNeeded: state[$0 / 8] >> (8 * UInt64($0 % 8))) }
  }

  private static func absorb(_ block: some Collection<UInt8>, into state: inout [UInt64]) {
    for (i, byte) in block.enumerated() { state[i / 8] ^= UInt64(byte) << (8 * UInt64(i % 8)) }
    permute(&state)
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
  private static let turns = [
    1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44,
  ]
  private static let lanes = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1]

  private static func permute(_ a: inout [UInt64]) {
    for constant in roundConstants {
      // θ
      var columns: [UInt64] = [0, 0, 0, 0, 0]
      for lane in 0..<25 { columns[lane % 5] ^= a[lane] }
      for x in 0..<5 {
        let mix = columns[(x + 4) % 5] ^ rotate(columns[(x + 1) % 5], 1)
        for y in stride(from: 0, to: 25, by: 5) { a[x + y] ^= mix }
      }
      // ρ and π
      var moving = a[1]
      for (lane, turn) in zip(lanes, turns) { (moving, a[lane]) = (a[lane], rotate(moving, turn)) }
      // χ
      for y in stride(from: 0, to: 25, by: 5) {
        let row = Array(a[y..<y + 5])
        for x in 0..<5 { a[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]) }
      }
      // ι
      a[0] ^= constant
    }
  }

  private static func rotate(_ value: UInt64, _ by: Int) -> UInt64 { value << UInt64(by) | value >> UInt64(64 - by) }
}
