/// Texts from files that keep other rules than ours, brought into a form that we take.
enum ForeignText {
  /// A name on one line: white space of any kind is a space. nil where nothing is left.
  static func line(_ text: String?) -> String? {
    text?.split(whereSeparator: \.isWhitespace).joined(separator: " ").trimmed?.nfc
  }

  /// The language code within `fa`, `zh_hant` or `sr-Latn`, ISO 639; nil where there is none.
  static func lang(_ text: String?) -> String? {
    let first = text?.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init)
    return first.flatMap { try? Check.lang($0, "") }
  }

  /// A name across files: the identifier itself where it can be one, else one that is worked out from it.
  static func uid(_ identifier: String) -> String {
    (try? Check.uid(identifier, "")) ?? "id-" + SHA3.hex256(identifier.nfc).prefix(32)
  }
}
