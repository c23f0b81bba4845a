internal import TrackerCore

/// A value that an option does not take, and the one that was probably meant: the parser answers with the list only.
struct UnfitValue {
  private let value: String
  private let option: CommandTree.Option
  private let name: String

  /// Reads it from what the parser says; nil where that is about something else.
  /// - Parameter arguments: the words after `tracker`.
  init?(_ message: String, _ arguments: [String]) throws {
    guard let start = message.firstRange(of: "The value '")?.upperBound,
      let middle = message[start...].firstRange(of: "' is invalid for '")
    else { return nil }
    value = String(message[start..<middle.lowerBound].prefix(40))
    // `--position <position>`, or `<shell>` alone.
    let declared = message[middle.upperBound...].prefix { $0 != "'" }.split(separator: " ", maxSplits: 1)
    let command = try CommandTree.root().find(arguments[...]).command
    guard let name = declared.first,
      let option = command.option(name) ?? command.arguments.first(where: { "<\($0.valueName ?? "")>" == name })
    else { return nil }
    self.name = option.names.isEmpty ? "The \(option.valueName ?? "value")" : String(name)
    self.option = option
  }

  /// What to tell.
  var failure: Failure {
    guard !option.values.isEmpty else { return Failure(.usage, "\(name) is \"\(value)\"; it is a whole number.") }
    let hint = Suggestion.closest(to: value, among: option.values).map { "Did you mean \($0)?" }
    return Failure(
      .usage,
      "\(name) cannot be \"\(value)\". \(hint ?? "It can be: \(option.values.joined(separator: ", ")).")")
  }
}
