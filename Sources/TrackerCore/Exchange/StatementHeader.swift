/// The first row: which column stands where.
struct StatementHeader: Sendable {
  /// What stands between cells.
  let delimiter: UInt8
  /// Where it stands in the file, its line end included.
  let bytes: Range<Int>
  /// How many lines it takes.
  let lines: Int
  /// What is worth knowing about the columns, in sentences.
  let notices: [String]
  private let names: [String]

  /// Within how many bytes it ends.
  private static let longest = 1 << 20

  /// Takes the delimiter with which most columns are known.
  init(_ source: any ByteSource) throws {
    let bytes = try source.bytes(0..<min(source.count, Self.longest))
    let readings = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].map { delimiter in
      var parser = CSVParser(bytes, delimiter: delimiter)
      let row = parser.next()
      let names = row?.cells.map(Self.plain) ?? []
      return (
        delimiter: delimiter, names: names, end: row?.bytes.upperBound ?? 0, lines: parser.line - 1,
        known: names.count { StatementTable.columns.contains($0) }
      )
    }
    let best = readings.reduce(readings[0]) { $1.known > $0.known ? $1 : $0 }
    guard best.known > 0 else {
      throw Failure(
        .badData,
        "Its first row names none of the columns: \(StatementTable.columns.joined(separator: ", ")). Give them names, the other "
          + "columns may stay; or say with --from what the file holds.")
    }
    delimiter = best.delimiter
    names = best.names
    self.bytes = 0..<best.end
    lines = best.lines
    for name in Set(names) where StatementTable.columns.contains(name) && names.count(where: { $0 == name }) > 1 {
      throw Failure(.badData, "The column \"\(name)\" stands there twice. Rename or remove one of them.")
    }
    guard names.contains("quote") || names.contains("paraphrase") else {
      throw Failure(
        .badData,
        "There is no column \"quote\", for the words as they stand, nor \"paraphrase\"; a statement has one of them.")
    }
    notices = names.filter { !$0.isEmpty && !StatementTable.columns.contains($0) }.map { name in
      let close = Suggestion.closest(to: name, among: StatementTable.columns).map { " Did you mean \"\($0)\"?" } ?? ""
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
  func cells(of row: CSVParser.Row) throws -> StatementCells {
    if let problem = row.problem { throw Failure(.badData, problem) }
    guard row.cells.count >= names.count, row.cells.dropFirst(names.count).allSatisfy({ $0.trimmed == nil }) else {
      throw Failure(
        .badData,
        "it has \(row.cells.count) cells and the header has \(names.count); a cell with a delimiter or a line "
          + "break in it stands between quotation marks")
    }
    var cells = StatementCells()
    for (name, cell) in zip(names, row.cells) where cell.trimmed != nil {
      if StatementTable.columns.contains(name) { cells.values[name] = Self.unguarded(cell) } else { cells.unknown += 1 }
    }
    return cells
  }
}
