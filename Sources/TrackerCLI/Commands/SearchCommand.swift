internal import ArgumentParser
internal import TrackerCore

/// `tracker search`: records by their words.
struct SearchCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find records by their words, in any spelling, the best first.",
    discussion: """
      All words must be there; "a phrase" keeps them together, -without leaves out, begin* takes what begins so. \
      claim:, official:, org: and source: before a word or phrase look for it in the names of what a statement belongs \
      to. Persian and Arabic letters, digits, vowel signs and half-spaces count as the same, and so do case and \
      accents. What only has looser spellings, a fused word taken apart or two words as one, follows as approximate.

      Examples:
        tracker search مذاکره تلگرام
        tracker search '"no renegotiation" official:khorakian -rumour'
        tracker search telegram --kind claim --all
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "What to look for; put it into single quotes where the shell would change it.", valueName: "words"))
  var words: [String]
  @Option(
    help: ArgumentHelp(
      "Only records of this kind: \(SearchIndex.Kind.allCases.map(\.rawValue).joined(separator: ", ")). Repeatable.",
      valueName: "kind"))
  var kind: [SearchIndex.Kind] = []
  @OptionGroup var selection: SelectionOptions
  @Option(help: ArgumentHelp("The best so many of each kind; on a terminal 20.", valueName: "number")) var limit: Int?
  @Flag(help: "All of them, on a terminal too.") var all = false
  @OptionGroup var options: ReadOptions

  func run(in world: World) throws {
    try selection.check()
    try LimitOptions.check(all, limit)
    // The parser takes every word that it does not know for one to look for; a misspelt option is none.
    if let option = words.first(where: { $0.hasPrefix("--") && !$0.contains(" ") }) {
      throw try UnknownOption(option, of: world.arguments).failure
    }
    let text = try Check.text(words.joined(separator: " "), "What to look for")
    let (database, printer) = try options.open(in: world)
    let most = limit ?? (printer.isTerminal && !all && printer.format == .table ? 20 : nil)
    let query = SearchQuery(text)
    var results = SearchPrinter(printer)
    try database.snapshot {
      let filter = try selection.filter(database, in: world)
      for kind in SearchIndex.Kind.shown where self.kind.isEmpty || self.kind.contains(kind) {
        // One more than is shown tells whether there are more.
        let hits = try database.search.hits(query, kind, filter, limit: most.map { $0 + 1 })
        for (index, hit) in hits.prefix(most ?? hits.count).enumerated() {
          if let found = try database.read(hit) { try results.write(found, rank: index + 1) }
        }
        if let most, hits.count > most { results.cut(kind, at: most) }
      }
    }
    try results.end()
    guard printer.format == .table else { return }
    try world.output.flush()
    if query.isEmpty {
      try world.say("There is no letter and no digit in what was typed.")
    } else if results.isEmpty {
      try world.say("Nothing matches.")
    }
    for sentence in results.cuts { try world.say(sentence) }
  }
}

extension SearchIndex.Kind {
  /// The kinds in the order in which they are shown: those with few records first.
  fileprivate static let shown: [Self] = [.official, .organization, .claim, .statement, .source]
}
