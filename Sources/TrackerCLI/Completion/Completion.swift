internal import TrackerCore

/// What may stand where somebody presses the tab key: commands, options, their values, and names of the database.
///
/// The scripts of the shells ask for it with `tracker --complete SHELL WORD… CURRENT`, and get a line for each candidate,
/// with a tab before what it is; or `:files`, where a file is to be named.
struct Completion {
  /// Something that may stand there.
  struct Candidate: Equatable {
    let text: String
    let help: String
  }

  /// What may stand there.
  enum Answer {
    case candidates([Candidate])
    case files
  }

  let world: World
  private let root: CommandTree

  init(in world: World) throws {
    self.world = world
    root = try CommandTree.root()
  }

  /// Writes the answer to a shell.
  /// - Parameter arguments: the shell, and the words after `tracker`, the last of which is being typed.
  static func answer(_ arguments: ArraySlice<String>, in world: World) throws {
    guard let name = arguments.first, let shell = Shell(rawValue: name) else {
      throw Failure(.usage, "--complete is asked by the scripts of `tracker completions`, with the name of the shell.")
    }
    let words = shell.words(Array(arguments.dropFirst()))
    switch try Completion(in: world).answer(words) {
    case .files: try world.output.write(":files\n")
    case .candidates(let candidates):
      for candidate in candidates {
        // A name with a line break or a tab could not be told from two.
        let isPlain = !candidate.text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        if isPlain { try world.output.write("\(candidate.text)\t\(Cell.visible(candidate.help))\n") }
      }
    }
  }

  func answer(_ words: [String]) throws -> Answer {
    let current = words.last ?? ""
    let before = words.dropLast()
    let (command, path, rest) = root.find(before[...])
    if let option = before.last.flatMap({ command.option($0) }), option.valueName != nil {
      return try values(of: option, current, path, before)
    }
    if current.hasPrefix("--"), let equals = current.firstIndex(of: "="),
      let option = command.option(current[..<equals])
    {
      let value = String(current[current.index(after: equals)...])
      guard case .candidates(let found) = try values(of: option, value, path, before) else { return .files }
      return .candidates(found.map { Candidate(text: "\(current[...equals])\($0.text)", help: $0.help) })
    }
    if current.hasPrefix("-") {
      let names = command.options.flatMap { option in option.names.map { Candidate(text: $0, help: option.help) } }
      return .candidates(names.filter { $0.text.hasPrefix(current) })
    }
    if !command.commands.isEmpty, rest.isEmpty {
      var names = command.commands.map { Candidate(text: $0.name, help: $0.abstract) }
      if command.name == root.name { names.append(Candidate(text: "help", help: "Show help information.")) }
      return .candidates(names.filter { $0.text.hasPrefix(current) })
    }
    if rest.first == "help" { return .candidates(help(rest.dropFirst()).filter { $0.text.hasPrefix(current) }) }
    let given = arguments(rest, of: command)
    let open = command.arguments.enumerated().first { $0.offset == given || $0.element.isRepeating }
    return try open.map { try values(of: $0.element, current, path, before) } ?? .candidates([])
  }

  /// What `help` may be asked for.
  private func help(_ words: ArraySlice<String>) -> [Candidate] {
    let command = root.find(words).command
    let pages = HelpPage.allCases.map { Candidate(text: $0.rawValue, help: $0.abstract) }
    return command.commands.map { Candidate(text: $0.name, help: $0.abstract) } + (words.isEmpty ? pages : [])
  }

  /// How many arguments are among some words.
  private func arguments(_ words: ArraySlice<String>, of command: CommandTree) -> Int {
    var count = 0
    var isValue = false
    for word in words {
      if isValue {
        isValue = false
      } else if word.hasPrefix("-") {
        isValue = command.option(word)?.valueName != nil
      } else {
        count += 1
      }
    }
    return count
  }

  // MARK: - Values

  private func values(
    of option: CommandTree.Option, _ current: String, _ path: [String], _ before: ArraySlice<String>
  ) throws -> Answer {
    if !option.values.isEmpty {
      return .candidates(option.values.filter { $0.hasPrefix(current) }.map { Candidate(text: $0, help: "") })
    }
    if option.valueName == "file" { return .files }
    guard let database = database(before) else { return .candidates([]) }
    switch noun(of: option, path) {
    case "official": return .candidates(try names(.official, current, database))
    case "org": return .candidates(try names(.organization, current, database))
    case "claim": return .candidates(try names(.claim, current, database))
    case "source": return .candidates(try database.sources.completions(of: current).map(candidate))
    case "topic":
      let key = Fold.key(current)
      let topics = try database.topics.all().filter { Fold.key($0.name).hasPrefix(key) }
      return .candidates(topics.map { Candidate(text: $0.name, help: "\($0.claims) claims") })
    default: return .candidates([])
    }
  }

  /// What a value names, as its command calls it: that of `--for <org|self>` an org, `<keep>` and `<gone>` what is
  /// merged.
  private func noun(of option: CommandTree.Option, _ path: [String]) -> String? {
    guard let name = option.valueName else { return nil }
    return path.last == "merge" && option.names.isEmpty ? path.dropLast().last : String(name.prefix { $0 != "|" })
  }

  /// The database that the words name, if it can be read; a completion says nothing of what is wrong.
  private func database(_ words: ArraySlice<String>) -> Database? {
    var options = FileOptions()
    options.db = nil
    for (word, next) in zip(words, words.dropFirst() + [""]) {
      if word == "--db" { options.db = next }
      if word.hasPrefix("--db=") { options.db = String(word.dropFirst("--db=".count)) }
    }
    return try? options.openIfThere(in: world)
  }

  /// The spellings that begin so; where there is none, that of the one record that has a word that begins so.
  private func names(_ kind: NamedKind, _ current: String, _ database: Database) throws -> [Candidate] {
    let references = References(database)
    return try references.completions(kind, of: current).map(candidate)
  }

  private func candidate(_ offer: References.Offer) -> Candidate {
    Candidate(
      text: offer.spelling, help: offer.spelling == offer.name ? "#\(offer.id)" : "#\(offer.id) \(offer.name)")
  }
}
