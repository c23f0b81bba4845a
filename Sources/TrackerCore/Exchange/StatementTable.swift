/// Statements as a table that people fill in by hand: one row for each stance, the columns in any order.
///
/// Rows that stand together and differ only in the stance are one statement with several stances. A file is read
/// twice, a piece at a time: once to see whether all of it is right, and once to bring it in. So it may be larger than
/// memory.
public enum StatementTable {
  /// The columns.
  public static let columns = [
    "said_on", "official", "organization", "role", "position", "claim", "strength", "target", "quote", "paraphrase",
    "lang", "translation", "source_url", "publisher", "title", "via", "review", "note",
  ]
  static let stanceColumns = ["position", "claim", "strength", "target"]
  static let statementColumns = columns.filter { !stanceColumns.contains($0) }

  /// Looks at all rows of a table; blank ones are passed over.
  /// - Parameters:
  ///   - source: CSV in UTF-8 with a header; the delimiter is a comma, a semicolon or a tab.
  ///   - dates: what reads the dates.
  ///   - progress: told how many bytes are read.
  /// - Throws: `Failure` where the file as a whole is no such table.
  public static func read(
    _ source: any ByteSource, dates: DateReader = DateReader(), progress: (Int) -> Void = { _ in }
  ) throws -> Intake {
    let header = try StatementHeader(source)
    var file = StatementTableFile(source: source, header: header, dates: dates)
    var intake = Intake()
    var unknownCells = 0
    let next = file.split()
    while let (cut, groups) = try next() {
      var piece = cut
      for group in groups {
        let outcome = group.read(dates)
        piece.count += outcome.entry == nil ? 0 : 1
        intake.skip("statement", outcome.skipped)
        intake.refusals += outcome.refusals
        unknownCells += outcome.unknownCells
      }
      file.pieces.append(piece)
      progress(piece.bytes.upperBound)
    }
    intake.stream = file
    intake.notices = header.notices
    if unknownCells > 0 {
      intake.notices.append(
        "\(unknownCells) \(unknownCells == 1 ? "cell" : "cells") under those headings went nowhere.")
    }
    return intake
  }
}

/// A table that was looked at, and is read again.
struct StatementTableFile: EntryStream {
  /// Some whole statements.
  struct Piece: Sendable {
    let bytes: Range<Int>
    /// The number of its first line.
    let firstLine: Int
    /// How many of the statements are right.
    var count = 0
  }

  let source: any ByteSource
  let header: StatementHeader
  let dates: DateReader
  var pieces: [Piece] = []

  var count: Int { pieces.reduce(0) { $0 + $1.count } }

  func count(of kind: Record.Kind) -> Int { kind == .statement ? count : 0 }

  func entries(of kind: Record.Kind) -> any EntryPieces {
    var rest = kind == .statement ? pieces[...] : []
    return Ahead({ rest.popFirst() }) { [source, header, dates] piece in
      let entries = try StatementGroup.groups(source.bytes(piece.bytes), line: piece.firstLine, header, isWhole: true)
        .compactMap { $0.read(dates).entry }
      guard entries.count == piece.count else {
        throw Failure.fileWasChanged
      }
      return entries
    }
  }

  /// The header, and of what stands on these lines the rows: all that belong to a statement that begins on one.
  func verbatim(_ places: Set<Intake.Place>) throws -> [UInt8]? {
    let lines = Set(places.map(\.number))
    var result: [UInt8] = []
    func append(_ row: some Sequence<UInt8>) {
      result += row
      if result.last != 0x0A, result.last != 0x0D { result.append(0x0A) }
    }
    append(try source.bytes(header.bytes))
    let next = split()
    while let (_, groups) = try next() {
      for group in groups {
        let outcome = group.read(dates)
        let isWhole = outcome.entry.map { lines.contains($0.place.number) } ?? false
        for row in group.rows
        where lines.contains(row.line) || isWhole && outcome.joined.contains(row.line) { append(row.bytes) }
      }
    }
    return result
  }

  // MARK: - Pieces

  /// How large a piece is, in bytes, unless one statement is longer.
  private static let size = 1 << 20
  /// How long a statement may be, in bytes.
  private static let longest = 128 << 20

  /// Hands over the statements behind the header in pieces, each with the place where it stands.
  func split() -> () throws -> (piece: Piece, groups: [StatementGroup])? {
    var start = header.bytes.upperBound
    var line = header.lines + 1
    return {
      guard start < source.count else { return nil }
      var length = Self.size
      while true {
        let end = min(start + length, source.count)
        let bytes = try source.bytes(start..<end)
        var groups = try StatementGroup.groups(bytes, line: line, header, isWhole: end == source.count)
        var piece = Piece(bytes: start..<end, firstLine: line)
        if end < source.count {
          // The last one may go on behind the piece, which ends before it.
          let last = groups.popLast()
          guard let next = last?.rows.first, !groups.isEmpty else {
            guard length < Self.longest else {
              throw Failure(
                .badData,
                "What begins on line \(line) is longer than \(Self.longest >> 20) MiB. Is a quotation mark there never "
                  + "closed?")
            }
            length = min(length * 4, Self.longest)
            continue
          }
          piece = Piece(bytes: start..<start + next.bytes.startIndex, firstLine: line)
          line = next.line
        }
        start = piece.bytes.upperBound
        return (piece, groups)
      }
    }
  }
}
