internal import ArgumentParser
internal import TrackerCore

extension SourceCommand {
  /// `tracker source add`: records a publication, with its text.
  struct Add: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Record a source, and archive its text.",
      discussion: """
        Quotes are looked up in an archived text: those of statements that `tracker add --source` records, and those \
        that are cited in the source already. A source that is recorded is completed with what it lacked, its text too. \
        The text is plain text in UTF-8 and stays as it is, with its SHA3-256.

        Examples:
          tracker source add --publisher "Sobh-e Nemuneh" --lang fa \\
            --url https://example.org/metro-3 --text seeds/examples/article.txt
          tracker source add --publisher "Asr-e Nemuneh" --quotes IRNA --accessed today
          echo "Nothing was cut." | tracker source add --title Budget --text -
        """)

    @Option(help: ArgumentHelp("Its address.", valueName: "address")) var url: String?
    @Option(help: ArgumentHelp("Who published it.", valueName: "name")) var publisher: String?
    @Option(help: ArgumentHelp("Its title.", valueName: "title")) var title: String?
    @Option(help: ArgumentHelp("Its language, ISO 639: fa, ar, en.", valueName: "code")) var lang: String?
    @Option(help: ArgumentHelp("When it was published.", valueName: "date")) var published: String?
    @Option(help: ArgumentHelp("When you saw it.", valueName: "date")) var accessed: String?
    @Option(
      help: ArgumentHelp(
        "Whom it quotes, where that is not recorded; repeat for whom that one quotes in turn.", valueName: "publisher"))
    var via: [String] = []
    @Option(help: ArgumentHelp("The recorded source that it quotes.", valueName: "source")) var quotes: String?
    @Option(help: ArgumentHelp("Its text, in a file; - is standard input.", valueName: "file")) var text: String?
    @OptionGroup var dates: DateOptions
    @OptionGroup var author: AuthorOptions
    @OptionGroup var file: FileOptions
    @OptionGroup var print: PrintOptions

    func run(in world: World) throws {
      let printer = try print.printer(in: world)
      var record = try described(in: world)
      let relayed = try PlaceOptions.relayed(via)
      if quotes != nil, !via.isEmpty {
        throw Failure(.usage, "--quotes and --via both say what it quotes; --via is for what is not recorded.")
      }
      record.text = try text.map { try ArchivedTextFile.read($0, in: world) }
      let database = try quotes == nil ? file.open(for: .writing, in: world) : file.openExisting(in: world)
      let recorder = Recorder(database, newNames: .makeUnlessClose, numbersRefer: true)
      let id = try database.changes.record("source add", by: author.name(in: world)) {
        guard let quotes else { return try recorder.record(record, via: relayed) }
        record.quotes = try database.sources.find(Check.line(quotes, "--quotes")).uid
        return try recorder.record(record)
      }
      try SourceReport(database, recorder, id).print(printer)
    }

    private func described(in world: World) throws -> SourceRecord {
      let reader = dates.reader(in: world)
      var source = SourceRecord()
      source.url = try url.map { try Check.url($0, "--url") }
      source.publisher = try publisher.map { try Check.line($0, "--publisher") }
      source.title = try title.map { try Check.line($0, "--title") }
      source.lang = try lang.map { try Check.lang($0, "--lang") }
      source.published = try published.flatMap { try reader.edtf(Check.line($0, "--published"), "--published") }
      source.accessed = try accessed.flatMap { try reader.edtf(Check.line($0, "--accessed"), "--accessed") }
      guard source.url != nil || source.publisher != nil || source.title != nil else {
        throw Failure(.usage, "Name the source, with --url, --publisher or --title.")
      }
      return source
    }
  }

  /// `tracker source text`: archives the text of a source that is recorded.
  struct Text: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "text", abstract: "Archive the text of a recorded source.",
      discussion: """
        The quotes of the statements that are cited in it are looked up in the text. `tracker source show --statements` \
        shows it with the quotes marked.

        Example:
          tracker source text 1 seeds/examples/article.txt
        """)

    @Argument(
      help: ArgumentHelp(
        "A number, a uid, an address, or a publisher or title with one source only.", valueName: "source"))
    var source: String
    @Argument(help: ArgumentHelp("Its text; - is standard input.", valueName: "file")) var text: String
    @OptionGroup var author: AuthorOptions
    @OptionGroup var file: FileOptions
    @OptionGroup var print: PrintOptions

    func run(in world: World) throws {
      let printer = try print.printer(in: world)
      let archived = try ArchivedTextFile.read(text, in: world)
      let database = try file.openExisting(in: world)
      let recorder = Recorder(database, newNames: .makeUnlessClose, numbersRefer: true)
      let id = try database.changes.record("source text", by: author.name(in: world)) {
        let id = try recorder.existingSource(Check.line(source, "The source"))
        try recorder.archive(archived, as: id)
        return id
      }
      try SourceReport(database, recorder, id).print(printer)
    }
  }
}

/// The file that somebody names for a text.
enum ArchivedTextFile {
  /// The text in it; `-` is standard input.
  static func read(_ path: String, in world: World) throws -> String {
    try PlainText.read(path == "-" ? world.readInput() : world.readFile(path), path == "-" ? "Standard input" : path)
  }
}

/// What became of a source, and of the quotes in it.
private struct SourceReport {
  private let source: Source
  private let isNew: Bool
  private let isCompleted: Bool
  private let length: Int?
  private let touched: RecordedList

  init(_ database: Database, _ recorder: Recorder, _ id: Int) throws {
    guard let source = try database.sources.get(id) else { throw Failure(.notFound, "The source #\(id) is gone.") }
    self.source = source
    isNew = recorder.touched.contains { $0.kind == .source && $0.id == id && $0.isNew }
    isCompleted = recorder.completed
    length = try database.sources.text(id)?.unicodeScalars.count
    touched = RecordedList(recorder, besides: .source, id)
  }

  func print(_ printer: Printer) throws {
    guard printer.format == .table else { return try printer.show(self, Self.fields) }
    if isNew {
      try printer.line("Recorded source #\(source.id).")
    } else if isCompleted {
      try printer.line("Source #\(source.id) is recorded already; what was not known of it was added.")
    } else {
      try printer.line("Source #\(source.id) has all of this already; nothing was changed.")
    }
    if let length, let digest = source.textSHA3 {
      let lines = printer.paragraph("\(length) code points, SHA3-256 \(digest)", indent: 10)
      for (index, line) in lines.enumerated() { try printer.line((index == 0 ? "  text    " : "          ") + line) }
    }
    try touched.print(printer, isAboutSource: true)
  }

  private static var fields: [Field<Self>] {
    [
      Field("source") { .int($0.source.id) }, Field("uid") { .text($0.source.uid) },
      Field("new") { .bool($0.isNew) }, Field("completed") { .bool($0.isCompleted) },
      Field("text_sha3") { JSON($0.source.textSHA3) }, Field("places") { $0.touched.places },
      Field("missing") { $0.touched.missing }, Field("made") { $0.touched.made },
      Field("reused") { $0.touched.reused },
    ]
  }
}
