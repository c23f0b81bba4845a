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
    var records: [Record] = []
    var length = 0
    // While records are read, those before them are put into words on other cores.
    let lines = Ahead<[Record], String> { records in
      var bytes: [UInt8] = []
      for record in records { bytes += record.bytes + [0x0A] }
      return String(decoding: bytes, as: UTF8.self)
    }
    func handOver() throws {
      if lines.isFull, let text = try lines.take() { try write(text) }
      lines.add(records)
      (records, length) = ([], 0)
    }
    try database.exchangeRecords.forEach(filter) { record in
      if case .statement = record {
        count += 1
        progress(count)
      }
      records.append(record)
      if case .source(let source) = record { length += source.text?.utf8.count ?? 0 }
      if records.count == Self.most || length > Self.longest { try handOver() }
    }
    try handOver()
    while let text = try lines.take() { try write(text) }
    return Self.statements(count)
  }

  /// How many records are put into words at once.
  private static let most = 200
  /// How many bytes of archived texts they have at most, but for the last one.
  private static let longest = 1 << 20

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
