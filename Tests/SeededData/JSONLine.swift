/// A JSON object on one line, written field by field. A field without a value is left out.
struct JSONLine {
  /// The line so far, UTF-8.
  private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]
  private var isFirst = true

  /// An object of an exchange file, with its type.
  init(type: String) { text("type", type) }

  /// An object within another one.
  init() {}

  /// The whole object.
  var object: [UInt8] { bytes + [UInt8(ascii: "}")] }

  /// A text.
  mutating func text(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    quote(value)
  }

  /// A whole number.
  mutating func int(_ name: String, _ value: Int?) {
    guard let value else { return }
    key(name)
    bytes += "\(value)".utf8
  }

  /// A yes or no.
  mutating func bool(_ name: String, _ value: Bool?) {
    guard let value else { return }
    key(name)
    bytes += (value ? "true" : "false").utf8
  }

  /// The word null, where that says something else than a field that is left out.
  mutating func null(_ name: String) {
    key(name)
    bytes += "null".utf8
  }

  /// Texts; none are left out.
  mutating func texts(_ name: String, _ values: [String]) {
    list(name, values) { $0.quote($1) }
  }

  /// Objects; none are left out.
  mutating func objects(_ name: String, _ values: [JSONLine]) {
    list(name, values) { $0.bytes += $1.object }
  }

  private mutating func list<Value>(_ name: String, _ values: [Value], _ write: (inout JSONLine, Value) -> Void) {
    guard !values.isEmpty else { return }
    key(name)
    for (index, value) in values.enumerated() {
      bytes.append(UInt8(ascii: index == 0 ? "[" : ","))
      write(&self, value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func key(_ name: String) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    quote(name)
    bytes.append(UInt8(ascii: ":"))
  }

  /// RFC 8259, section 7: quotation marks, backslashes and controls are escaped; all else stands as it is.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x10: bytes += "\\u000\(String(byte, radix: 16))".utf8
      case 0x10..<0x20: bytes += "\\u00\(String(byte, radix: 16))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
