/// Rows of comma-separated values: RFC 4180, with CR LF at the end of each row.
/// <https://www.rfc-editor.org/rfc/rfc4180>
public struct CSV: Sendable {
  private let separator: String
  private let isRaw: Bool

  /// - Parameters:
  ///   - separator: one character between the cells: a comma or a tab.
  ///   - isRaw: whether texts stay as they are that a spreadsheet would run as a formula. Otherwise they get an
  ///     apostrophe in front. <https://owasp.org/www-community/attacks/CSV_Injection>
  public init(separator: String = ",", isRaw: Bool = false) {
    self.separator = separator
    self.isRaw = isRaw
  }

  /// One row, with its end.
  public func row(_ cells: [JSON]) -> String { cells.map(cell).joined(separator: separator) + "\r\n" }

  private func cell(_ value: JSON) -> String {
    var text = value.flat()
    switch value {
    case .null, .bool, .int: return text
    case .text, .list, .object: break
    }
    if !isRaw, let first = text.unicodeScalars.first, Self.beginsFormula(first) { text = "'" + text }
    // Scalars, because Swift takes CR LF for one character, and a quotation mark with an accent for another one.
    let mustBeQuoted = text.unicodeScalars.contains {
      $0 == "\"" || $0 == "\r" || $0 == "\n" || separator.unicodeScalars.contains($0)
    }
    guard mustBeQuoted else { return text }
    var quoted = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }

  private static func beginsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r": true
    default: false
    }
  }
}
