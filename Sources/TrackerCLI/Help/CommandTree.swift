internal import ArgumentParser
internal import TrackerCore

/// A command as it is described to people: the one source of hints, completions and the manual page.
struct CommandTree {
  /// An option, a flag or an argument of a command.
  struct Option {
    /// As it is typed, `--help` and `-h`; none for an argument.
    let names: [String]
    /// What its value is called; nil for a flag.
    let valueName: String?
    /// The values that it takes, where they are few.
    let values: [String]
    /// What it is for.
    let help: String
    let isOptional: Bool
    let isRepeating: Bool
  }

  let name: String
  /// In one sentence.
  let abstract: String
  /// The whole, ended by an example.
  let discussion: String
  let options: [Option]
  let commands: [CommandTree]

  /// `tracker`, with all commands below it.
  static func root() throws -> CommandTree {
    let dump = try JSONTree(Array(Tracker._dumpHelp().utf8))
    return CommandTree(dump["command"] ?? .null)
  }

  private init(_ dump: JSONTree) {
    name = dump["commandName"]?.text ?? ""
    abstract = dump["abstract"]?.text ?? ""
    discussion = dump["discussion"]?.text ?? ""
    options = (dump["arguments"]?.list ?? []).filter { $0["shouldDisplay"] == .bool(true) }.map(Option.init)
    // The parser's own `help` takes what Program gives it.
    commands = (dump["subcommands"]?.list ?? []).map(CommandTree.init)
      .filter { $0.name != "help" }
  }

  /// The command that some words call, with the words after it that are none.
  func find(_ words: ArraySlice<String>) -> (command: CommandTree, path: [String], rest: ArraySlice<String>) {
    guard let word = words.first, let command = commands.first(where: { $0.name == word }) else {
      return (self, [name], words)
    }
    let found = command.find(words.dropFirst())
    return (found.command, [name] + found.path, found.rest)
  }

  /// The option that is typed so.
  func option(_ name: some StringProtocol) -> Option? { options.first { $0.names.contains(String(name)) } }

  /// The arguments, in their order.
  var arguments: [Option] { options.filter(\.names.isEmpty) }

  /// It and all below it, each with its path.
  func all(below path: [String] = []) -> [(path: [String], command: CommandTree)] {
    let path = path + [name]
    return [(path, self)] + commands.flatMap { $0.all(below: path) }
  }
}

extension CommandTree.Option {
  fileprivate init(_ dump: JSONTree) {
    names = (dump["names"]?.list ?? []).compactMap { name in
      name["name"]?.text.map { (name["kind"]?.text == "short" ? "-" : "--") + $0 }
    }.sorted { $0.count > $1.count }
    valueName = dump["kind"]?.text == "flag" ? nil : dump["valueName"]?.text
    values = (dump["allValues"]?.list ?? dump["allValueStrings"]?.list ?? []).compactMap(\.text)
    help = dump["abstract"]?.text ?? ""
    isOptional = dump["isOptional"] == .bool(true)
    isRepeating = dump["isRepeating"] == .bool(true)
  }
}
