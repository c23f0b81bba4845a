internal import ArgumentParser
internal import TrackerCore

/// `tracker official edit`, and likewise of every kind: gives fields of a record other values, by options or in an
/// editor.
protocol EditCommand: TrackerCommand {
  /// Of which kind the record is.
  static var kind: RecordKind { get }
  /// Which record.
  var record: String { get }
  /// How it is edited.
  var editing: EditOptions { get }
  /// Does what the options of this kind say.
  func change(_ form: inout Form, in database: Database, _ world: World) throws
}

extension EditCommand {
  /// What the commands have in common, with examples.
  static func described(_ examples: String..., also discussion: String? = nil) -> CommandConfiguration {
    CommandConfiguration(
      commandName: "edit",
      abstract: "Change what is recorded of one \(kind.rawValue), by options or in your editor.",
      discussion: """
        \(discussion.map { "\($0)\n\n" } ?? "")Without an option it opens $VISUAL, else $EDITOR, else nano or vi, on a \
        small text of the record. What it names and is not recorded yet is made.

        Examples:
        \(examples.map { "  \($0)" }.joined(separator: "\n"))
        """)
  }

  func run(in world: World) throws {
    let (database, printer) = try editing.writing.openExisting(in: world)
    let id = try database.find(Self.kind, record)
    let base = try database.snapshot { try database.form(Self.kind, id) }
    let session = try EditSession(
      kind: Self.kind, id: id, base: base, database: database, dates: editing.dates.reader(in: world),
      makesClose: editing.new,
      author: editing.writing.author.name(in: world), world: world)
    var form = base
    try change(&form, in: database, world)
    try form.clear(editing.clear)
    let edited: EditSession.Edited
    if let path = editing.form {
      guard !form.isEdited else {
        throw Failure(.usage, "--form gives the whole record; other options do not go with it.")
      }
      edited = try session.write(text: try text(path, in: world))
    } else {
      edited = try form.isEdited ? session.write(form) : session.edit()
    }
    try report(edited, id, database, printer)
    try world.output.flush()
    for notice in edited.notices { try world.say(notice) }
  }

  private func text(_ path: String, in world: World) throws -> String {
    let bytes = try path == "-" ? world.readInput() : world.readFile(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.badData, "--form \(path) is not UTF-8.")
    }
    return text
  }

  private func report(_ edited: EditSession.Edited, _ id: Int, _ database: Database, _ printer: Printer) throws {
    if printer.format == .table {
      let what = "\(Self.kind.rawValue) #\(id)"
      guard !edited.changes.isEmpty else { return try printer.line("Nothing of \(what) was changed.") }
      let label = Cell.cut(try database.label(Self.kind, id), to: 100)
      try printer.paragraph("Changed \(what): \(label)", indent: 0).forEach(printer.line)
      for record in edited.made {
        try printer.line(
          "  \(printer.style.green("made"))  \(record.kind.rawValue) #\(record.id)  \(printer.cell(record.label))")
      }
      return try edited.changes.forEach { try show($0, edited.changes, printer) }
    }
    try printer.list(
      edited.changes,
      [
        Field("field", .fixed) { .text($0.field) }, Field("before", .flexible) { JSON($0.before) },
        Field("after", .flexible) { JSON($0.after) },
      ])
  }

  /// What a field said and says; of a list, what went and what came.
  private func show(_ change: FieldChange, _ all: [FieldChange], _ printer: Printer) throws {
    let width = all.map(\.field.count).max() ?? 0
    let lines =
      change.isList
      ? change.before.filter { !change.after.contains($0) }.map { "- \($0)" }
        + change.after.filter { !change.before.contains($0) }.map { "+ \($0)" }
      : ["\(change.before.first ?? "unknown") → \(change.after.first ?? "unknown")"]
    for (index, line) in lines.flatMap({ printer.paragraph($0, indent: width + 4) }).enumerated() {
      let label = index == 0 ? change.field : ""
      let space = String(repeating: " ", count: width - label.count)
      try printer.line("  \(printer.style.dim(label))\(space)  \(line)")
    }
  }
}

/// How a record is edited.
struct EditOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A field to make unknown: note, lang, … Repeatable.", valueName: "field"))
  var clear: [String] = []
  @Option(
    help: ArgumentHelp(
      "Takes the text of the record from a file instead of an editor; - for standard input.", valueName: "file"))
  var form: String?
  @Flag(help: "Record names as new even where they are close to recorded ones.") var new = false
  @OptionGroup var dates: DateOptions
  @OptionGroup var writing: WriteOptions
}
