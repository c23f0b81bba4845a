internal import ArgumentParser
internal import TrackerCore

/// What is known of an official or organization besides the main name.
struct NameOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The language of the name, ISO 639.", valueName: "code")) var lang: String?
  @Option(
    help: ArgumentHelp(
      "A further spelling, its language behind it if you like: \"خوراکیان [fa]\". Repeatable.", valueName: "name"))
  var name: [String] = []
  @Option(help: ArgumentHelp("A remark.", valueName: "text")) var note: String?
  @Flag(help: "Record it as new even where it is close to a recorded one.") var new = false

  func names() throws -> [Name] { try name.map { try Name(typed: $0, "--name") } }
  func checkedLang() throws -> String? { try lang.map { try Check.lang($0, "--lang") } }
  func checkedNote() throws -> String? { try note.map { try Check.text($0, "--note") } }
}

/// Records something under its name as one change, and says whether it is new.
struct Adding {
  let kind: RecordKind
  let database: Database
  let printer: Printer
  let author: String?

  /// - Parameters:
  ///   - isNew: whether a name is made even where it is close to a recorded one.
  ///   - show: prints the record for programs.
  func record(
    new isNew: Bool, _ body: (Recorder) throws -> Int, show: (_ id: Int) throws -> Void
  ) throws {
    let recorder = Recorder(database, newNames: isNew ? .make : .makeUnlessClose, numbersRefer: true)
    let id = try database.changes.record("\(kind.command) add", by: author) { try body(recorder) }
    guard printer.format == .table else { return try show(id) }
    let isRecord = { (touched: Recorder.Touched) in touched.kind == Record.Kind(kind) && touched.id == id }
    let made = recorder.touched.first(where: isRecord)?.isNew == true
    let label = printer.cell(try database.label(kind, id))
    try printer.line("\(made ? "Recorded \(kind.rawValue)" : "This is \(kind.rawValue)") #\(id): \(label)")
    for other in recorder.touched where other.isNew && !isRecord(other) {
      let what = "\(other.kind.rawValue) #\(other.id)"
      try printer.line("  \(printer.style.green("made"))  \(what)  \(printer.cell(other.label))")
    }
  }
}
