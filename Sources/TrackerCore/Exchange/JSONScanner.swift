/// Goes through a file that should be JSON and finds where values end, by their brackets and quotation marks alone.
struct JSONScanner {
  private let source: any ByteSource
  /// What is in memory of the file, and where that begins.
  private var window: [UInt8] = []
  private var start = 0
  /// Where the next byte stands in the window.
  private var index = 0

  /// How many bytes are read at once.
  private static let size = 1 << 20
  /// How long a value may be, in bytes.
  private static let longest = 128 << 20

  /// Begins behind a byte order mark, if there is one.
  init(_ source: any ByteSource) throws {
    self.source = source
    if try source.bytes(0..<min(3, source.count)) == [0xEF, 0xBB, 0xBF] { start = 3 }
  }

  /// Where the next byte stands in the file.
  private var position: Int { start + index }

  private mutating func next() throws -> UInt8? {
    if index == window.count {
      start += window.count
      (window, index) = (try source.bytes(start..<min(start + Self.size, source.count)), 0)
    }
    return index < window.count ? window[index] : nil
  }

  private mutating func skipSpace() throws {
    while let byte = try next(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  /// Steps over a character if it is the next one behind white space.
  mutating func takes(_ character: Unicode.Scalar) throws -> Bool {
    try skipSpace()
    guard try next() == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Steps over a character that must be the next one behind white space.
  mutating func expect(_ character: Unicode.Scalar, _ problem: String) throws {
    guard try takes(character) else {
      throw JSONFile.failure(try next() == nil ? "it ends too early" : problem, position)
    }
  }

  /// Makes sure that nothing follows.
  mutating func expectEnd() throws {
    try skipSpace()
    guard try next() == nil else { throw JSONFile.failure("something stands behind its end", position) }
  }

  /// Steps over a key, and says where it stands.
  mutating func key() throws -> Range<Int> {
    try skipSpace()
    guard try next() == UInt8(ascii: "\"") else {
      throw JSONFile.failure("a key in quotation marks is missing", position)
    }
    return try value(endsAt: UInt8(ascii: ":"))
  }

  /// Steps over a value, and says where it stands. It ends before the comma or bracket that is not its own.
  mutating func value(endsAt end: UInt8 = UInt8(ascii: ",")) throws -> Range<Int> {
    try skipSpace()
    let begin = position
    var scan = Scan(end: end)
    while try next() != nil {
      index = window.withUnsafeBufferPointer { scan.step(over: $0, from: index) }
      if scan.isOver { break }
      guard position - begin <= Self.longest else {
        throw Failure(
          .badData,
          "What begins at byte \(begin + 1) of it is longer than \(Self.longest >> 20) MiB. Is a quotation mark there "
            + "never closed?")
      }
    }
    guard scan.isOver else { throw try unfinished(begin) }
    guard position > begin else { throw JSONFile.failure("there is no value", begin) }
    return begin..<position
  }

  /// What is wrong with a value that goes on to the end of the file.
  private func unfinished(_ begin: Int) throws -> Failure {
    let rest = try source.bytes(begin..<position)
    do {
      _ = try rest.withUnsafeBufferPointer { rest throws(JSONError) in
        try JSONParser.value(rest, from: 0, depth: 2)
      }
    } catch {
      return JSONFile.failure(error.reason, begin + error.byte - 1)
    }
    return JSONFile.failure("it ends too early", position)
  }

  /// How far one is in a value.
  private struct Scan {
    /// What else than a bracket ends it.
    let end: UInt8
    private var depth = 0
    private var isInText = false
    private var isEscaped = false
    private(set) var isOver = false

    init(end: UInt8) { self.end = end }

    /// Goes on, and says where it stops.
    mutating func step(over bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> Int {
      var index = first
      if isEscaped {
        isEscaped = false
        index += 1
      }
      while index < bytes.count {
        let byte = bytes[index]
        if isInText {
          if byte == UInt8(ascii: "\\") {
            index += 1
            isEscaped = index == bytes.count
          } else if byte == UInt8(ascii: "\"") {
            isInText = false
          }
        } else if byte == UInt8(ascii: "\"") {
          isInText = true
        } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
          depth += 1
        } else if depth == 0, byte == end || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
          isOver = true
          return index
        } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
          depth -= 1
        }
        index += 1
      }
      return bytes.count
    }
  }
}
