internal import SQLite

/// Brings the lines of an exchange file into the database, all or none.
public struct Importer {
  /// How many records of a kind came in.
  public struct Tally: Equatable, Sendable {
    /// `official`, `statement`, …
    public let kind: String
    /// Those that were made.
    public let made: Int
    /// Those that were there already.
    public let reused: Int
  }

  private let recorder: Recorder
  private let lines: [JSONLines.Line]
  /// Lines by the uid, name or address that they declare, so that a line may refer to a later one.
  private var declared: [String: Int] = [:]
  /// The first line that declares a uid.
  private var declaredUIDs: [String: Int] = [:]
  private var state: [LineState]

  private enum LineState { case waiting, inProgress, done }

  /// - Parameters:
  ///   - lines: what to bring in, in any order.
  ///   - database: where to.
  public init(_ lines: [JSONLines.Line], into database: Database) {
    self.lines = lines
    recorder = Recorder(database, newNames: .make, numbersRefer: false)
    state = Array(repeating: .waiting, count: lines.count)
    for (index, line) in lines.enumerated() {
      for name in line.record.referredBy where declared["\(line.record.rank) \(name)"] == nil {
        declared["\(line.record.rank) \(name)"] = index
      }
      if let uid = line.record.uid, declaredUIDs["\(line.record.rank) \(uid)"] == nil {
        declaredUIDs["\(line.record.rank) \(uid)"] = line.number
      }
    }
  }

  /// What is recorded otherwise than a line says, and stays as it is recorded: line numbers with sentences.
  public private(set) var notices: [(line: Int, sentence: String)] = []

  /// Writes every line. Use it inside one transaction.
  /// - Returns: what was made and what was there already, by kind.
  /// - Throws: `BadLines` with every line that could not be written, and the reason.
  public mutating func run() throws -> [Tally] {
    var bad = BadLines()
    for rank in Record.types.indices {
      for index in lines.indices where lines[index].record.rank == rank {
        do {
          try write(index)
        } catch let error as BadLine {
          bad.add(error.number, error.reason)
        }
      }
    }
    guard bad.isEmpty else { throw bad }
    return Record.types.compactMap { kind in
      let touched = recorder.touched.filter { $0.kind == kind }
      let made = touched.count { $0.isNew }
      return touched.isEmpty ? nil : Tally(kind: kind, made: made, reused: touched.count - made)
    }
  }

  /// A line that cannot be written, and why.
  private struct BadLine: Error {
    let number: Int
    let reason: any Error
  }

  /// Writes a line, and before it what it refers to, wherever that stands in the file.
  private mutating func write(_ index: Int) throws {
    var path: [Int] = []
    var next: Int? = index
    while let current = next, state[current] != .done {
      guard state[current] == .waiting else {
        path.forEach { state[$0] = .done }
        let others = path.map { lines[$0].number }.filter { $0 != lines[index].number }.map(String.init)
        let with = others.isEmpty ? "" : " with line \(others.joined(separator: ", "))"
        throw BadLine(number: lines[index].number, reason: Failure(.badData, "it goes round in a circle\(with)"))
      }
      state[current] = .inProgress
      path.append(current)
      let record = lines[current].record
      next = record.forwardReference.flatMap { reference in
        record.referenceKeys(reference).compactMap { declared["\(record.rank) \($0)"] }.first
      }
    }
    defer { path.forEach { state[$0] = .done } }
    for current in path.reversed() {
      do {
        try record(lines[current])
      } catch let error as SQLiteError where !error.isConstraint {
        throw error  // the file failed, not the line
      } catch let error as SQLiteError {
        throw BadLine(number: lines[current].number, reason: Failure(.badData, error.ruleBroken))
      } catch {
        throw BadLine(number: lines[current].number, reason: error)
      }
      notices += recorder.takeNotices().map { (lines[current].number, $0) }
    }
  }

  private func record(_ line: JSONLines.Line) throws {
    let record = line.record
    if let uid = record.uid, let first = declaredUIDs["\(record.rank) \(uid)"], first != line.number {
      throw Failure(.badData, "the uid \"\(uid)\" is that of line \(first) already")
    }
    switch record {
    case .topic(let topic): try recorder.record(topic)
    case .organization(let organization): try recorder.record(organization)
    case .official(let official): try recorder.record(official)
    case .role(let role): try recorder.record(role)
    case .source(let source): try recorder.record(source)
    case .claim(let claim): try recorder.record(claim)
    case .statement(let statement): try recorder.record(statement)
    case .link(let link): try recorder.record(link)
    case .notSame(let notSame): try recorder.record(notSame)
    }
  }
}

extension Record {
  /// The kinds in the order in which they are written: what is referred to before what refers to it.
  fileprivate var rank: Int {
    let type =
      switch self {
      case .topic: "topic"
      case .organization: "organization"
      case .official: "official"
      case .role: "role"
      case .source: "source"
      case .claim: "claim"
      case .statement: "statement"
      case .link: "link"
      case .notSame: "not-same"
      }
    return Self.types.firstIndex(of: type) ?? 0
  }

  fileprivate var uid: String? {
    switch self {
    case .organization(let record): record.uid
    case .official(let record): record.uid
    case .source(let record): record.uid
    case .claim(let record): record.uid
    case .statement(let record): record.uid
    case .link(let record): record.uid
    case .topic, .role, .notSame: nil
    }
  }

  /// What other lines may call it by.
  fileprivate var referredBy: [String] {
    let names: [String?] =
      switch self {
      case .organization(let record): [record.uid, record.name] + record.names.map(\.name)
      case .source(let record): [record.uid, record.url]
      case .claim(let record): [record.uid, record.text] + record.names.map(\.name)
      default: [uid]
      }
    return names.compactMap { $0 }.flatMap(referenceKeys)
  }

  /// How a reference may be looked up: as it stands, and where it is a name by what it reads like.
  fileprivate func referenceKeys(_ text: String) -> [String] {
    if case .source = self { return [text] }
    let key = Fold.key(text)
    return key.isEmpty ? [text.nfc] : [text.nfc, "folded " + key]
  }

  /// A reference to a record of the same kind, which may stand later in the file.
  fileprivate var forwardReference: String? {
    switch self {
    case .organization(let record): record.parent
    case .source(let record): record.quotes
    case .claim(let record): record.sameAs
    default: nil
    }
  }
}
