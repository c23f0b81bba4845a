internal import TrackerCore

/// An option that a command does not have, and the one that was probably meant: the parser's own hints miss `--deny`
/// for `--denies`.
struct UnknownOption {
  private let option: String
  private let command: CommandTree
  private let path: String

  /// - Parameter arguments: the words after `tracker`.
  init(_ option: String, of arguments: [String]) throws {
    self.option = String(option.prefix { $0 != "=" }.prefix(40))
    let found = try CommandTree.root().find(arguments[...])
    (command, path) = (found.command, found.path.joined(separator: " "))
  }

  /// Reads it from what the parser says; nil where that is about something else.
  init?(_ message: String, _ arguments: [String]) throws {
    guard let said = message.firstRange(of: "Unknown option '") else { return nil }
    try self.init(String(message[said.upperBound...].prefix { $0 != "'" }), of: arguments)
  }

  /// What to tell.
  var failure: Failure {
    let names = command.options.flatMap(\.names).filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
    let meant = Suggestion.closest(to: String(option.drop { $0 == "-" }), among: names)
    let hint = meant.map { " Did you mean `--\($0)`?" } ?? ""
    return Failure(.usage, "There is no option `\(option)` of `\(path)`.\(hint) `\(path) --help` lists them all.")
  }
}
