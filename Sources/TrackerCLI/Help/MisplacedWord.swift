internal import TrackerCore

/// An option without its value, a word that nothing asks for, or one that is missing, in sentences of ours that say
/// what to do.
struct MisplacedWord {
  /// What to tell.
  let failure: Failure

  /// Reads it from what the parser says; nil where that is about something else.
  /// - Parameter arguments: the words after `tracker`.
  init?(_ message: String, _ arguments: [String]) throws {
    let path = try CommandTree.root().find(arguments[...]).path.joined(separator: " ")
    if let said = message.firstRange(of: "Missing value for '") {
      let option = message[said.upperBound...].prefix { $0 != "'" }
      let name = option.prefix { $0 != " " }
      failure = Failure(
        .usage,
        "\(name) has no value; write \(option), or \(name)=… where it begins with a hyphen. `\(path) --help` says more."
      )
    } else if let said = message.firstRange(of: "Unexpected argument '") {
      let word = message[said.upperBound...].prefix { $0 != "'" }.prefix(40)
      failure = Failure(
        .usage,
        "`\(path)` has no place for \"\(word)\". Put quotation marks around what has spaces; `\(path) --help` says what it takes."
      )
    } else if let said = message.firstRange(of: "Missing expected argument '") {
      let missing = message[said.upperBound...].prefix { $0 != "'" }
      let name = missing.hasSuffix(" ...") ? missing.dropLast(4) : missing
      failure = Failure(.usage, "`\(path)` needs \(name). `\(path) --help` says more.")
    } else {
      return nil
    }
  }
}
