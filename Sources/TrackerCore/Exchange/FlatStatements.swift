/// The flat table of statements: one row for each stance, one for a statement without any, as people keep it in a
/// spreadsheet and as `import` reads it.
enum FlatStatements {
  /// The cells of a row, in the order of `StatementTable.columns`.
  /// - Parameter source: the first source that the statement stands in, and what it relays.
  static func row(_ entry: Timeline.Entry, _ source: [Source]) -> [JSON] {
    [
      JSON(entry.saidOn.map(DateSides.exchanged)), JSON(entry.official), JSON(entry.organization), JSON(entry.role),
      JSON(entry.position?.rawValue), JSON(entry.claim), JSON(entry.strength), JSON(entry.target?.rawValue),
      JSON(entry.quote), JSON(entry.paraphrase), JSON(entry.lang), JSON(entry.translation), JSON(source.first?.url),
      JSON(source.first?.publisher), JSON(source.first?.title), JSON(source.dropFirst().map(\.label)),
      .text(entry.review), JSON(entry.note),
    ]
  }
}

extension Exporter {
  /// The flat table of statements.
  /// - Parameters:
  ///   - separator: a comma or a tab.
  ///   - hasMark: whether a byte order mark stands first, by which some spreadsheets know UTF-8.
  ///   - isRaw: whether texts that a spreadsheet would run as a formula stay as they are.
  public func writeTable(separator: String, hasMark: Bool, isRaw: Bool) throws -> Report {
    let csv = CSV(separator: separator, isRaw: isRaw)
    try write((hasMark ? "\u{FEFF}" : "") + csv.row(StatementTable.columns.map { .text($0) }))
    return Self.statements(
      try forEachStatement(filter) { stances in
        let source = try database.sources.cited(by: stances[0].statementID).first ?? []
        for stance in stances { try write(csv.row(FlatStatements.row(stance, source))) }
      })
  }
}
