/// Text of ours in Markdown as GitHub reads it, so that nothing in a record is taken for markup.
/// <https://github.github.com/gfm/>
public enum Markdown {
  /// The head of a table with the line below it.
  public static func heading(_ keys: [String]) -> String {
    line(keys.map { $0.replacing("|", with: "\\|") }) + line(keys.map { _ in "---" })
  }

  /// A row of a table. A line break within a cell, and one between the elements of a list, is `<br>`.
  public static func row(_ cells: [JSON]) -> String { line(cells.map(cell)) }

  private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  private static func cell(_ value: JSON) -> String {
    if case .list(let values) = value { return values.map(cell).joined(separator: "<br>") }
    let text = value.flat()
    if isAddress(text) { return "<\(address(text))>" }
    return lines(text).map { escaped($0) }.joined(separator: "<br>")
  }

  /// The lines of a text, with pictures of its controls.
  static func lines(_ text: String) -> [String] {
    var lines = [String.UnicodeScalarView()]
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where last == "\r": break
      case "\n", "\r", "\u{2028}", "\u{2029}": lines.append(String.UnicodeScalarView())
      case "\t": lines[lines.count - 1].append(" ")
      default: lines[lines.count - 1].append(scalar.picture ?? scalar)
      }
      last = scalar
    }
    return lines.map { String($0) }
  }

  /// A text on one line in which nothing is markup.
  static func inline(_ text: String) -> String { lines(text).map { escaped($0) }.joined(separator: " ") }

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$":
        result.append("\\")
        result.append(scalar)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A text as paragraphs of its own, with something before each line: `> ` for a quotation.
  static func block(_ text: String, prefix: String = "") -> String {
    let lines = lines(text).map { ($0.trimmed).map(Self.escapedBeginning) ?? "" }
    var result = ""
    for (index, line) in lines.enumerated() {
      // A backslash at its end is a line break where the paragraph goes on.
      let goesOn = !line.isEmpty && index + 1 < lines.count && !lines[index + 1].isEmpty
      result += line.isEmpty ? (prefix.trimmed ?? "") + "\n" : "\(prefix)\(line)\(goesOn ? "\\" : "")\n"
    }
    return result
  }

  /// What makes a heading, a list or a rule of a line stands at its beginning.
  private static func escapedBeginning(_ line: String) -> String {
    let text = escaped(line)
    guard let first = text.unicodeScalars.first else { return text }
    if "#+-=".unicodeScalars.contains(first) { return "\\" + text }
    let digits = text.unicodeScalars.prefix { ("0"..."9").contains($0) }
    let rest = text.unicodeScalars.dropFirst(digits.count)
    guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" else { return text }
    return String(digits) + "\\" + String(String.UnicodeScalarView(rest))
  }

  /// A link, or the label alone where the address is none that a browser should follow.
  static func link(_ label: String, _ url: String?) -> String {
    guard let url, isAddress(url) else { return inline(label) }
    return "[\(inline(label))](<\(address(url))>)"
  }

  private static func isAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://"))
      && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0.picture != nil }
  }

  /// An address between angle brackets.
  private static func address(_ url: String) -> String {
    let codes: [(String, String)] = [("|", "%7C"), ("<", "%3C"), (">", "%3E"), ("\\", "%5C"), ("`", "%60")]
    return codes.reduce(url) { $0.replacing($1.0, with: $1.1) }
  }
}
