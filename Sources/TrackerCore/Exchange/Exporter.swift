/// Writes the statements that a filter chooses in one of the formats, as they come from the file.
///
/// No format holds more than the posts of organizations in memory, however many statements there are.
public struct Exporter {
  /// What was written.
  public struct Report: Equatable, Sendable {
    /// How many of what: `44 statements`.
    public var count: String
    /// How many statements were left out because they have no date.
    public var undatedLeftOut = 0
  }

  /// Takes text, piece by piece.
  public typealias Write = (String) throws -> Void

  let database: Database
  let filter: Timeline.Filter
  let write: Write
  /// Told how many statements are written.
  public var progress: (Int) -> Void = { _ in }

  /// - Parameters:
  ///   - database: where it comes from. Use the exporter inside one `snapshot`.
  ///   - filter: what to write.
  ///   - write: takes the text.
  public init(_ database: Database, _ filter: Timeline.Filter, write: @escaping Write) {
    self.database = database
    self.filter = filter
    self.write = write
  }

  /// The program's own format: `JSONLines` reads it again.
  public func writeJSONLines() throws -> Report {
    var count = 0
    try database.exchangeRecords.forEach(filter) { record in
      if case .statement = record {
        count += 1
        progress(count)
      }
      try write(record.line + "\n")
    }
    return Self.statements(count)
  }

  static func statements(_ count: Int, undatedLeftOut: Int = 0) -> Report {
    Report(count: count == 1 ? "1 statement" : "\(count) statements", undatedLeftOut: undatedLeftOut)
  }

  /// Hands over each statement with all of its stances that the filter matches.
  /// - Returns: how many there were.
  func forEachStatement(_ filter: Timeline.Filter, _ body: ([Timeline.Entry]) throws -> Void) throws -> Int {
    var count = 0
    var pending: [Timeline.Entry] = []
    func end() throws {
      guard !pending.isEmpty else { return }
      count += 1
      progress(count)
      try body(pending)
      pending = []
    }
    var timeline = database.timeline
    timeline.hasPersianDates = false
    try timeline.forEach(filter) { entry in
      if pending.first?.statementID != entry.statementID { try end() }
      pending.append(entry)
    }
    try end()
    return count
  }
}
