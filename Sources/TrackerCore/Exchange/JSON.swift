/// A JSON value whose objects keep the order of their keys.
public enum JSON {
  /// Unknown.
  case null
  /// Yes or no.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A text.
  case text(String)
  /// Values in an order.
  case list([JSON])
  /// Values under keys, in an order.
  case object([(key: String, value: JSON)])

  /// A text, null where it is unknown.
  public init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  /// A number, null where it is unknown.
  public init(_ int: Int?) { self = int.map { .int($0) } ?? .null }
  /// A list of texts.
  public init(_ texts: [String]) { self = .list(texts.map { .text($0) }) }

  /// The value as JSON text on one line, UTF-8 as it is.
  public func write(to text: inout String) { text += line }

  /// The value as JSON text on one line.
  public var line: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same in UTF-8, which is much faster to put together than a string.
  func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .int(let value): bytes += String(value).utf8
    case .text(let value): Self.write(value, to: &bytes)
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// The value in one cell of a table: the elements of a list with " | " between them, an object as `key: value; …`
  /// without what is unknown.
  public func flat(yes: String = "true", no: String = "false") -> String {
    switch self {
    case .null: ""
    case .bool(let value): value ? yes : no
    case .int(let value): String(value)
    case .text(let value): value
    case .list(let values): values.map { $0.flat(yes: yes, no: no) }.joined(separator: " | ")
    case .object(let members):
      members.map { ($0.key, $0.value.flat(yes: yes, no: no)) }.filter { !$0.1.isEmpty }
        .map { "\($0): \($1)" }.joined(separator: "; ")
    }
  }

  static func write(_ value: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { text in
      // Runs of bytes that stand as they are go over in one piece: nearly all of a text.
      var start = 0
      var index = 0
      while index < text.count {
        // A control is one byte, a quotation mark or backslash too; the others begin with C2 or E2.
        let byte = text[index]
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2,
          let (length, escape) = escape(text, index)
        else {
          index += 1
          continue
        }
        bytes += text[start..<index]
        bytes += escape.utf8
        index += length
        start = index
      }
      bytes += text[start...]
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// How the character that begins at an index is written where it must not stand as it is, and its length in bytes.
  private static func escape(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (Int, String)? {
    switch text[index] {
    case 0x22: return (1, "\\\"")
    case 0x5C: return (1, "\\\\")
    case 0x0A: return (1, "\\n")
    case 0x0D: return (1, "\\r")
    case 0x09: return (1, "\\t")
    // Controls, line separators and bidi controls: what could harm a terminal that shows the JSON raw.
    case 0xC2: return (0x80...0x9F).contains(text[index + 1]) ? (2, code(Int(text[index + 1]))) : nil
    case 0xE2:
      let scalar = 0x2000 + (Int(text[index + 1]) - 0x80) << 6 + Int(text[index + 2]) - 0x80
      return (0x2028...0x202E).contains(scalar) || (0x2066...0x2069).contains(scalar) ? (3, code(scalar)) : nil
    default: return (1, code(Int(text[index])))
    }
  }

  private static func code(_ scalar: Int) -> String {
    let digits = String(scalar, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
