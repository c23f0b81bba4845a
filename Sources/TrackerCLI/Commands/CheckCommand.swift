internal import ArgumentParser
internal import TrackerCore

/// `tracker check`: whether all is well with the file.
struct CheckCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Hold the file against its own rules; silent where all is well.",
    discussion: """
      What contradicts itself is wrong, and then the exit code is 1: damaged structures, references to nothing, a search \
      index that is not that of the records, archived texts and quotes that are not what they are said to be, and what \
      was changed behind the history after it was sealed. What may be right and may be a slip is doubtful: dates, posts \
      held twice at one time, statements from outside a role's time, claims without positions, names that nothing refers \
      to, likely duplicates. Each finding names its record and says what to do.

      Examples:
        tracker check --fix
        tracker check --full --wrong --head "$(tracker seal)"
      """)

  @Flag(help: "Make a search index that is wrong again from the records.") var fix = false
  @Flag(help: "Also read every page of the file, and hold every record against the history.") var full = false
  @Flag(help: "Only what is wrong, not what is doubtful.") var wrong = false
  @Option(
    help: ArgumentHelp("The digest of a seal that was kept elsewhere: the file must have it.", valueName: "digest"))
  var head: String?
  @OptionGroup var file: FileOptions
  @OptionGroup var print: PrintOptions

  func run(in world: World) throws {
    let printer = try print.printer(in: world)
    var manner = Inspection.Manner(today: world.today().iso)
    manner.isFull = full
    manner.fixes = fix
    manner.head = try head.map { try Check.line($0, "--head") }
    let database = try open(in: world)
    let bar = world.progress
    defer { bar.clear() }
    let rules = Finding.Rule.allCases
    bar.begin("Checking")
    var isWrong = false
    var stream = ObjectStream(printer, keys: Self.fields.map(\.key))
    try database.inspection.run(manner) { rule, done in
      bar.show(rules.firstIndex(of: rule) ?? 0, of: rules.count, "Checking \(rule.title)", done: done)
    } _: { finding in
      if finding.grade == .wrong, !finding.isFixed { isWrong = true }
      guard finding.grade == .wrong || !wrong else { return }
      bar.clear()
      if printer.format == .table {
        try show(finding, printer)
      } else {
        try stream.write(Self.fields.members(of: finding))
      }
    }
    bar.clear()
    if printer.format != .table { try stream.end() }
    guard isWrong else { return }
    try world.output.flush()
    throw Failure(.failed, "Something is wrong with the file.")
  }

  /// To ask the search index whether it is right is to write to it; where that cannot be, the rest is looked at.
  private func open(in world: World) throws -> Database {
    let reading = try file.open(for: .reading, in: world)
    guard reading.differences.isEmpty else { return reading }
    do {
      return try file.open(for: .writing, in: world)
    } catch {
      guard let failure = error as? Failure, [.cannotCreate, .busy].contains(failure.kind), !fix else {
        throw error
      }
      try world.say("The search index is left out, since to look at it is to write to it. \(failure)")
      return reading
    }
  }

  /// `wrong     statement #3  …`, and what to do in a line of its own.
  private func show(_ finding: Finding, _ printer: Printer) throws {
    let paint = finding.grade == .wrong ? printer.style.red : printer.style.yellow
    let grade = finding.grade.rawValue + String(repeating: " ", count: 8 - finding.grade.rawValue.count)
    let record = finding.record.map { "\($0.table.words(1)) #\($0.id): " } ?? ""
    for (index, line) in printer.paragraph(record + finding.sentence, indent: 10).enumerated() {
      try printer.line((index == 0 ? paint(grade) : String(repeating: " ", count: 8)) + "  " + line)
    }
    for line in printer.paragraph("→ \(finding.advice)", indent: 10) {
      try printer.line(String(repeating: " ", count: 10) + printer.style.dim(line))
    }
  }

  private static var fields: [Field<Finding>] {
    [
      Field("grade") { .text($0.grade.rawValue) }, Field("rule") { .text($0.rule.rawValue) },
      Field("record") { JSON($0.record?.table.kind) }, Field("id") { JSON($0.record?.id) },
      Field("finding") { .text($0.sentence) }, Field("advice") { .text($0.advice) },
      Field("fixed") { .bool($0.isFixed) },
    ]
  }
}
