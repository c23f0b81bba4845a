/// The formats that can be brought in.
public enum ImportFormat: String, CaseIterable, Sendable {
  /// The program's own: JSON Lines.
  case jsonl
  /// Statements as a table.
  case csv
  /// Parliaments and their members.
  case popolo
  /// Databases of Discourse Network Analyzer.
  case dna

  /// The format that a file's name tells, whatever is in it; nil where it tells none.
  public init?(fileName: String) {
    switch fileName.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased() {
    case "jsonl", "ndjson": self = .jsonl
    case "csv", "tsv": self = .csv
    case "json": self = .popolo
    case "dna": self = .dna
    default: return nil
    }
  }

  /// Reads a file.
  /// - Parameters:
  ///   - path: where it is; a database is read there.
  ///   - content: what is in it; not asked for where the format is a database.
  ///   - dates: what reads the dates.
  ///   - progress: told how many bytes are read.
  /// - Throws: `Failure` where the file as a whole is none of this format.
  public func read(
    _ path: String, content: () throws -> any ByteSource, dates: DateReader = DateReader(),
    progress: (Int) -> Void = { _ in }
  ) throws -> Intake {
    if self == .dna { return try DNAStatements.read(path) }
    let content = try content()
    try Self.checkEncoding(content.bytes(0..<min(16, content.count)))
    return switch self {
    case .jsonl: try JSONLines.read(content, dates: dates, progress: progress)
    case .csv: try StatementTable.read(content, dates: dates, progress: progress)
    default: try PopoloFile.read(content, dates: dates, progress: progress)
    }
  }

  /// Spreadsheets and old programs save in encodings that only look like text to us.
  private static func checkEncoding(_ bytes: [UInt8]) throws(Failure) {
    let start = bytes.prefix(4)
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) || start.dropLast().dropFirst().contains(0)
    {
      throw Failure(.badData, "It is in UTF-16, or no text at all. Save it as UTF-8 and import that.")
    }
    if bytes.starts(with: "SQLite format 3".utf8) {
      throw Failure(.badData, "It is an SQLite database. One of Discourse Network Analyzer takes --from dna.")
    }
  }
}
