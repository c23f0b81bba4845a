internal import ArgumentParser
internal import TrackerCore

/// `tracker check`: whether all is well with the file.
struct CheckCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Hold the file against its own rules; silent where all is well.",
    discussion: """
      Looks at SQLite's own structures, at references, and at the search index, which must have the words of the \
      records and no others. The exit code is 1 where something is wrong.

      Example:
        tracker check --fix
      """)

  @Flag(help: "Make a search index that is wrong again from the records.") var fix = false
  @OptionGroup var file: FileOptions
  @OptionGroup var print: PrintOptions

  func run(in world: World) throws {
    let printer = try print.printer(in: world)
    // A file that is not there is not made.
    _ = try file.open(for: .reading, in: world)
    let database = try file.open(for: .writing, in: world)
    var findings = try database.structure.map { Finding(what: $0, isFixed: false) }
    for kind in SearchIndex.Kind.allCases where try !database.searchIndex.isRight(kind) {
      if fix { try database.searchIndex.rebuild(kind) }
      findings.append(
        Finding(
          what: "The search index of \(kind.plural) is not that of the records."
            + (fix ? " It was made again." : " `tracker check --fix` makes it again."), isFixed: fix))
    }
    if !findings.isEmpty || printer.format != .table { try printer.list(findings, Finding.fields) }
    guard findings.allSatisfy(\.isFixed) else {
      try world.output.flush()
      throw Failure(.failed, "Something is wrong with the file.")
    }
  }

  private struct Finding {
    let what: String
    let isFixed: Bool

    static var fields: [Field<Finding>] {
      [Field("finding", .flexible) { .text($0.what) }, Field("fixed", .fixed) { .bool($0.isFixed) }]
    }
  }
}
