/// Rows that stand together and differ only in the stance: one statement.
struct StatementGroup {
  /// A row as it stands in the file.
  struct Row {
    /// The line on which it begins, counted from 1.
    let line: Int
    /// Its bytes, line end included.
    let bytes: ArraySlice<UInt8>
    /// Its cells, or why they cannot be told.
    let cells: Result<StatementCells, any Error>
  }

  /// The rows, in order.
  private(set) var rows: [Row]

  /// Cuts rows into groups; blank ones are passed over.
  /// - Parameters:
  ///   - bytes: whole rows, without the header.
  ///   - line: the number of the first line.
  ///   - header: what the columns are called.
  ///   - isWhole: whether the last row ends where the bytes end; otherwise it is left out.
  /// - Throws: `Failure` where a row is not UTF-8.
  static func groups(
    _ bytes: [UInt8], line: Int, _ header: StatementHeader, isWhole: Bool
  ) throws -> [StatementGroup] {
    var groups: [StatementGroup] = []
    var shared: [String?]?
    var parser = CSVParser(bytes, delimiter: header.delimiter, line: line)
    while let row = parser.next() {
      guard isWhole || row.bytes.upperBound < bytes.count else { break }
      guard row.problem != "it is not UTF-8" else {
        throw Failure(
          .badData,
          "The row on line \(row.line) is not UTF-8. Save the file as UTF-8; spreadsheets call it \"CSV UTF-8\".")
      }
      guard row.problem != nil || row.cells.contains(where: { $0.trimmed != nil }) else { continue }
      let read = Row(line: row.line, bytes: bytes[row.bytes], cells: Result { try header.cells(of: row) })
      let own = try? read.cells.get().shared
      if let own, own == shared {
        groups[groups.count - 1].rows.append(read)
      } else {
        groups.append(StatementGroup(rows: [read]))
        shared = own
      }
    }
    return groups
  }

  /// What the rows say.
  struct Outcome {
    /// The statement, with the place of the row that it begins with; nil where all rows are refused.
    fileprivate(set) var entry: Intake.Entry?
    /// The lines of the other rows that belong to it.
    fileprivate(set) var joined: [Int] = []
    /// The rows that are wrong.
    fileprivate(set) var refusals: [Intake.Refusal] = []
    /// How many rows say what another one has said.
    fileprivate(set) var skipped = 0
    /// How many cells stand under headings that nobody knows.
    fileprivate(set) var unknownCells = 0
  }

  /// Reads the rows.
  func read(_ dates: DateReader) -> Outcome {
    var outcome = Outcome()
    var statement: StatementRecord?
    for row in rows {
      do {
        let cells = try row.cells.get()
        outcome.unknownCells += cells.unknown
        let stance = try cells.stance()
        if var longer = statement {
          if let stance, !longer.stances.contains(stance) {
            longer.stances.append(stance)
            try longer.check()
            statement = longer
          } else {
            outcome.skipped += 1
          }
          outcome.joined.append(row.line)
        } else {
          var first = try cells.statement(dates)
          first.stances = stance.map { [$0] } ?? []
          try first.check()
          statement = first
        }
        let begin = outcome.entry?.place ?? Intake.Place("line", row.line)
        outcome.entry = statement.map { Intake.Entry(place: begin, record: .statement($0)) }
      } catch {
        outcome.refusals.append(
          Intake.Refusal(place: Intake.Place("line", row.line), kind: "statement", reason: "\(error)"))
      }
    }
    return outcome
  }
}

/// The cells of a row that are not blank.
struct StatementCells {
  var values: [String: String] = [:]
  /// How many stand under headings that nobody knows.
  var unknown = 0

  /// What rows of one statement have in common.
  var shared: [String?] { StatementTable.statementColumns.map { values[$0] } }

  private func line(_ name: String) throws -> String? { try values[name].map { try Check.line($0, "\"\(name)\"") } }
  private func text(_ name: String) throws -> String? { try values[name].map { try Check.text($0, "\"\(name)\"") } }

  private func word<Word: RawRepresentable & CaseIterable>(_ name: String, _: Word.Type) throws -> Word?
  where Word.RawValue == String {
    try line(name).map { try Check.word($0.lowercased(), "\"\(name)\"") }
  }

  func stance() throws -> StanceRecord? {
    let position = try word("position", Stance.Position.self)
    let claim = try line("claim")
    guard let position, let claim else {
      for name in StatementTable.stanceColumns where values[name] != nil {
        throw Failure(.badData, "\"\(name)\" is given, and \"\(position == nil ? "position" : "claim")\" is not")
      }
      return nil
    }
    var stance = StanceRecord(position, claim)
    if let strength = try line("strength") {
      guard let number = Int(Fold.key(strength)) else {
        throw Failure(
          .badData, "\"strength\" is \"\(strength.prefix(40))\", not 1 (guarded), 2 (plain) or 3 (emphatic)")
      }
      stance.strength = number
    }
    stance.target = try word("target", Stance.Target.self)
    return stance
  }

  func statement(_ dates: DateReader) throws -> StatementRecord {
    var statement = StatementRecord()
    statement.official = try line("official")
    statement.post = try line("organization")
    statement.role = try line("role")
    if let saidOn = values["said_on"] { statement.take(try dates.read(saidOn, "\"said_on\"")) }
    statement.quote = try text("quote")
    statement.paraphrase = try text("paraphrase")
    statement.lang = try line("lang").map { try Check.lang($0, "\"lang\"") }
    statement.translation = try text("translation")
    statement.review = try word("review", Statement.Review.self)
    statement.note = try text("note")
    if let source = try source() { statement.sources = [source] }
    return statement
  }

  private func source() throws -> DescribedSource? {
    var source = SourceRecord()
    source.url = try line("source_url").map { try Check.url($0, "\"source_url\"") }
    source.publisher = try line("publisher")
    source.title = try text("title")?.trimmed?.nfc
    let via = try line("via")?.split { $0 == "|" || $0 == ">" }.compactMap { String($0).trimmed } ?? []
    guard source.url != nil || source.publisher != nil || source.title != nil else {
      guard via.isEmpty else {
        throw Failure(
          .badData, "\"via\" says whom a source relays, and there is no \"source_url\", \"publisher\" or \"title\"")
      }
      return nil
    }
    if let address = via.first(where: { $0.contains("://") }) {
      throw Failure(
        .badData, "\"via\" is \"\(address.prefix(60))\", an address; it takes the name of whom the source relays")
    }
    return DescribedSource(source: source, via: via)
  }
}
