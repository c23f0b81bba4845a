/// Reads JSON strictly, as RFC 8259 has it: no key stands twice in an object, no surrogate by itself, nothing behind
/// the value. Foundation's decoder takes all of these, and is an order of magnitude slower.
/// <https://www.rfc-editor.org/rfc/rfc8259>
struct JSONParser {
  /// How deep lists and objects may lie in each other; a hostile file must not use up the stack.
  static let deepest = 100

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Reads a whole text.
  /// - Parameter bytes: UTF-8, without a byte order mark.
  /// - Throws: `JSONError`.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSONTree {
    try checkEncoding(bytes)
    var parser = JSONParser(bytes)
    let tree = try parser.value()
    parser.skipSpace()
    guard parser.next == nil else { throw parser.error("something stands behind its end") }
    return tree
  }

  /// Reads one of several values with commas between them, out of a list or an object.
  /// - Parameters:
  ///   - bytes: UTF-8, which `checkEncoding` has made sure of.
  ///   - start: where the value begins.
  ///   - depth: how many lists and objects it lies in.
  /// - Returns: the value, and where it ends: at a comma, or where all ends.
  static func value(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, depth: Int
  ) throws(JSONError) -> (tree: JSONTree, end: Int) {
    var parser = JSONParser(bytes)
    (parser.position, parser.depth) = (start, depth)
    let tree = try parser.value()
    parser.skipSpace()
    guard parser.next == nil || parser.next == UInt8(ascii: ",") else {
      throw parser.error("a comma or bracket is missing")
    }
    return (tree, parser.position)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func error(_ reason: String) -> JSONError { JSONError(reason: reason, byte: position + 1) }

  private mutating func skipSpace() {
    while position < bytes.count, case let byte = bytes[position],
      byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    {
      position += 1
    }
  }

  /// Steps over a byte if it is the next one behind white space.
  private mutating func takes(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(JSONError) -> JSONTree {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .list(try list())
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw error("it ends too early")
    case let byte?:
      guard byte == UInt8(ascii: "-") || isDigit(byte) else { throw error("there is no value") }
      return try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONTree) throws(JSONError) -> JSONTree {
    for offset in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[offset] else { throw error("there is no value") }
      position += 1
    }
    return value
  }

  private mutating func object() throws(JSONError) -> JSONObject {
    try enter()
    var object = JSONObject()
    guard !takes(UInt8(ascii: "}")) else { return leave(object) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a key in quotation marks is missing") }
      let key = try text()
      guard takes(UInt8(ascii: ":")) else { throw error("a colon is missing behind the key \"\(key.prefix(40))\"") }
      let value = try value()
      guard object.add(key, value) else { throw error("the key \"\(key.prefix(40))\" stands there twice") }
    } while takes(UInt8(ascii: ","))
    guard takes(UInt8(ascii: "}")) else { throw error("a comma or } is missing") }
    return leave(object)
  }

  private mutating func list() throws(JSONError) -> [JSONTree] {
    try enter()
    var list: [JSONTree] = []
    guard !takes(UInt8(ascii: "]")) else { return leave(list) }
    repeat { list.append(try value()) } while takes(UInt8(ascii: ","))
    guard takes(UInt8(ascii: "]")) else { throw error("a comma or ] is missing") }
    return leave(list)
  }

  private mutating func enter() throws(JSONError) {
    position += 1
    depth += 1
    guard depth <= Self.deepest else { throw error("it lies deeper than \(Self.deepest) levels") }
  }

  private mutating func leave<Value>(_ value: Value) -> Value {
    depth -= 1
    return value
  }

  // MARK: - Numbers

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private mutating func number() throws(JSONError) -> JSONTree {
    let start = position
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else {
      throw error("this is no number")
    }
    var isWhole = true
    if next == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      guard digits() > 0 else { throw error("this is no number") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isWhole = false
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw error("this is no number") }
    }
    let written = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
    if isWhole, let int = Int(written) { return .int(int) }
    guard let number = Double(written), number.isFinite else { throw error("the number is too large") }
    return .number(number)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, isDigit(byte) { position += 1 }
    return position - start
  }

  // MARK: - Texts

  /// Holds all bytes against UTF-8 at once, which takes a fraction of looking at each text.
  static func checkEncoding(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    var parser = JSONParser(bytes)
    parser.position = parser.validBytes
    throw parser.error("it is not UTF-8")
  }

  /// How many bytes there are before the first that is not UTF-8.
  private var validBytes: Int {
    var (decoder, rest, count) = (UTF8.ForwardParser(), bytes.makeIterator(), 0)
    while case .valid(let scalar) = decoder.parseScalar(from: &rest) { count += scalar.count }
    return count
  }

  /// A text in quotation marks; nearly all have nothing to be unescaped and are taken as they stand.
  private mutating func text() throws(JSONError) -> String {
    position += 1
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let piece = UnsafeBufferPointer(rebasing: bytes[start..<position])
        position += 1
        return String(decoding: piece, as: UTF8.self)
      case UInt8(ascii: "\\"): return try unescaped(from: start)
      case 0..<0x20: throw error("a control character stands in a text")
      default: position += 1
      }
    }
    throw error("a quotation mark is never closed")
  }

  private mutating func unescaped(from start: Int) throws(JSONError) -> String {
    var plain = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: plain, as: UTF8.self)
      case UInt8(ascii: "\\"): plain.append(contentsOf: try escape())
      case 0..<0x20: throw error("a control character stands in a text")
      default: plain.append(byte)
      }
    }
    throw error("a quotation mark is never closed")
  }

  /// What stands behind a backslash, as UTF-8.
  private mutating func escape() throws(JSONError) -> [UInt8] {
    guard let byte = next else { throw error("a quotation mark is never closed") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(Character(try codePoint())).utf8)
    default: throw error("there is no such escape")
    }
  }

  /// `\uXXXX`, or two of them that make up one code point.
  private mutating func codePoint() throws(JSONError) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, next == UInt8(ascii: "\\") else { throw error("half of a code point stands by itself") }
    position += 1
    guard next == UInt8(ascii: "u") else { throw error("half of a code point stands by itself") }
    position += 1
    let second = try codeUnit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw error("half of a code point stands by itself") }
    return scalar
  }

  private mutating func codeUnit() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw error("four hexadecimal digits are missing")
      }
      unit = unit << 4 + UInt32(digit)
      position += 1
    }
    return unit
  }
}

/// Why a text is no JSON.
struct JSONError: Error, CustomStringConvertible {
  /// What is wrong.
  let reason: String
  /// Where it was noticed, counted from 1.
  let byte: Int

  /// For people: `a comma or } is missing, at byte 120`.
  var description: String { "\(reason), at byte \(byte)" }
}
