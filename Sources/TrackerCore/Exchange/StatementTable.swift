/// Statements as a table that people fill in by hand: one row for each stance, the columns in any order.
///
/// Rows that stand together and differ only in the stance are one statement with several stances.
public enum StatementTable {
  /// The columns.
  public static let columns = [
    "said_on", "official", "organization", "role", "position", "claim", "strength", "target", "quote", "paraphrase",
    "lang", "translation", "source_url", "publisher", "title", "via", "review", "note",
  ]
  private static let stanceColumns = ["position", "claim", "strength", "target"]
  private static let statementColumns = columns.filter { !stanceColumns.contains($0) }

  /// Reads a whole table.
  /// - Parameters:
  ///   - bytes: CSV in UTF-8 with a header; the delimiter is a comma, a semicolon or a tab.
  ///   - dates: what reads the dates.
  ///   - progress: told how many bytes are read.
  /// - Throws: `Failure` where the file as a whole is no such table.
  public static func read(
    _ bytes: [UInt8], dates: DateReader = DateReader(), progress: (Int) -> Void = { _ in }
  ) throws -> Intake {
    let header = try Header(bytes)
    var intake = Intake()
    intake.notices = header.notices
    var parser = CSVParser(bytes, delimiter: header.delimiter)
    _ = parser.next()
    // The statement that the next row may belong to: its cells, its place among the entries, its first line.
    var open: (cells: [String?], index: Int)?
    var unknownCells = 0
    while let row = parser.next() {
      progress(row.bytes.upperBound)
      guard row.problem != "it is not UTF-8" else {
        throw Failure(
          .badData,
          "The row on line \(row.line) is not UTF-8. Save the file as UTF-8; spreadsheets call it \"CSV UTF-8\".")
      }
      guard row.problem != nil || row.cells.contains(where: { $0.trimmed != nil }) else { continue }
      let place = Intake.Place("line", row.line)
      do {
        let cells = try header.cells(of: row)
        unknownCells += cells.unknown
        let stance = try cells.stance()
        if let (shared, index) = open, shared == cells.shared,
          case .statement(var statement) = intake.entries[index].record
        {
          if let stance, !statement.stances.contains(where: { $0 == stance }) {
            statement.stances.append(stance)
            try statement.check()
            intake.entries[index] = Intake.Entry(place: intake.entries[index].place, record: .statement(statement))
          } else {
            intake.skip("statement")
          }
          intake.furtherLines[intake.entries[index].place.number, default: []].append(row.line)
        } else {
          open = nil
          var statement = try cells.statement(dates)
          if let stance { statement.stances = [stance] }
          try statement.check()
          open = (cells.shared, intake.entries.count)
          intake.add(.statement(statement), at: place)
        }
      } catch {
        intake.refuse(place, kind: "statement", error)
      }
    }
    if unknownCells > 0 {
      intake.notices.append(
        "\(unknownCells) \(unknownCells == 1 ? "cell" : "cells") under those headings went nowhere.")
    }
    return intake
  }

  /// The header and the rows that begin on these lines, verbatim.
  static func rows(_ lines: Set<Int>, of bytes: [UInt8]) throws -> [UInt8] {
    let header = try Header(bytes)
    var parser = CSVParser(bytes, delimiter: header.delimiter)
    var result: [UInt8] = []
    while let row = parser.next() {
      guard result.isEmpty || lines.contains(row.line) else { continue }
      result += bytes[(result.isEmpty ? 0 : row.bytes.lowerBound)..<row.bytes.upperBound]
      if result.last != 0x0A, result.last != 0x0D { result.append(0x0A) }
    }
    return result
  }

  /// The first row: which column stands where.
  private struct Header {
    let delimiter: UInt8
    let notices: [String]
    private let names: [String]

    /// Takes the delimiter with which most columns are known.
    init(_ bytes: [UInt8]) throws {
      let readings = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].map { delimiter in
        var parser = CSVParser(bytes, delimiter: delimiter)
        let names = parser.next()?.cells.map(Self.plain) ?? []
        return (delimiter: delimiter, names: names, known: names.count { columns.contains($0) })
      }
      let best = readings.reduce(readings[0]) { $1.known > $0.known ? $1 : $0 }
      guard best.known > 0 else {
        throw Failure(
          .badData,
          "Its first row names none of the columns: \(columns.joined(separator: ", ")). Give them names, the other "
            + "columns may stay; or say with --from what the file holds.")
      }
      delimiter = best.delimiter
      names = best.names
      for name in Set(names) where columns.contains(name) && names.count(where: { $0 == name }) > 1 {
        throw Failure(.badData, "The column \"\(name)\" stands there twice. Rename or remove one of them.")
      }
      guard names.contains("quote") || names.contains("paraphrase") else {
        throw Failure(
          .badData,
          "There is no column \"quote\", for the words as they stand, nor \"paraphrase\"; a statement has one of them.")
      }
      notices = names.filter { !$0.isEmpty && !columns.contains($0) }.map { name in
        let close = Suggestion.closest(to: name, among: columns).map { " Did you mean \"\($0)\"?" } ?? ""
        return "The column \"\(name.prefix(60))\" is none of tracker's and is not kept.\(close)"
      }
    }

    private static func plain(_ name: String) -> String {
      String((name.trimmed ?? "").lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }

    /// The cell without the apostrophe that keeps spreadsheets from running it as a formula.
    /// <https://owasp.org/www-community/attacks/CSV_Injection>
    private static func unguarded(_ cell: String) -> String {
      let start = Array(cell.unicodeScalars.prefix(2))
      guard start.count == 2, start[0] == "'", "=+-@\t\r".unicodeScalars.contains(start[1]) else { return cell }
      return String(cell.unicodeScalars.dropFirst())
    }

    /// The cells of a row under their names.
    func cells(of row: CSVParser.Row) throws -> Cells {
      if let problem = row.problem { throw Failure(.badData, problem) }
      guard row.cells.count >= names.count, row.cells.dropFirst(names.count).allSatisfy({ $0.trimmed == nil }) else {
        throw Failure(
          .badData,
          "it has \(row.cells.count) cells and the header has \(names.count); a cell with a delimiter or a line "
            + "break in it stands between quotation marks")
      }
      var cells = Cells()
      for (name, cell) in zip(names, row.cells) where cell.trimmed != nil {
        if columns.contains(name) { cells.values[name] = Self.unguarded(cell) } else { cells.unknown += 1 }
      }
      return cells
    }
  }

  /// The cells of a row that are not blank.
  private struct Cells {
    var values: [String: String] = [:]
    /// How many stand under headings that nobody knows.
    var unknown = 0

    /// What rows of one statement have in common.
    var shared: [String?] { statementColumns.map { values[$0] } }

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
        for name in stanceColumns where values[name] != nil {
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
}
