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
  public func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .text(let value): Self.write(value, to: &text)
    case .list(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.key, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  /// The value as JSON text on one line.
  public var line: String {
    var text = ""
    write(to: &text)
    return text
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

  static func write(_ value: String, to text: inout String) {
    text += "\""
    // Runs of bytes that stand as they are go over in one piece: nearly all of a text, and much faster than letter by
    // letter.
    var start = value.utf8.startIndex
    var index = start
    while index < value.utf8.endIndex {
      // A control is one byte, a quotation mark or backslash too; the others begin with C2 or E2.
      let byte = value.utf8[index]
      let next = value.utf8.index(after: index)
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xE2,
        let escape = escape(value.unicodeScalars[index])
      else {
        index = next
        continue
      }
      text += value[start..<index]
      text += escape
      index = value.unicodeScalars.index(after: index)
      start = index
    }
    text += value[start...]
    text += "\""
  }

  /// How a character is written that must not stand as it is.
  private static func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    // Controls, line separators and bidi controls: what could harm a terminal that shows the JSON raw.
    case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: return nil
    }
  }
}
