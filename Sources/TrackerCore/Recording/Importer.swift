internal import SQLite

/// Brings what was read from a file into the database: all or nothing, or all that is right.
public struct Importer {
  /// How many records of a kind came in.
  public struct Tally: Equatable, Sendable {
    /// `official`, `statement`, …
    public let kind: String
    /// Those that were made.
    public let made: Int
    /// Those that were there already.
    public let reused: Int
    /// Those that have no place in tracker, or stand in the file twice.
    public let skipped: Int
    /// Those that cannot be taken.
    public let refused: Int
  }

  private let recorder: Recorder
  private let intake: Intake
  private let skipsBad: Bool
  /// Entries by the uid, name or address that they declare, so that an entry may refer to a later one.
  private var declared: [String: Int] = [:]
  /// The first entry that declares a uid.
  private var declaredUIDs: [String: Int] = [:]
  /// The uids, names and addresses that were refused.
  private var refusedKeys: [String: Intake.Place] = [:]
  private var state: [EntryState]
  /// Entries in the order in which they are written, and how far that has come.
  private let order: [Int]
  private var next = 0

  private enum EntryState { case waiting, inProgress, done }

  /// - Parameters:
  ///   - intake: what to bring in, in any order.
  ///   - database: where to.
  ///   - skippingBad: whether what is wrong is left out, instead of stopping everything.
  public init(_ intake: Intake, into database: Database, skippingBad: Bool = false) {
    self.intake = intake
    skipsBad = skippingBad
    recorder = Recorder(database, newNames: .make, numbersRefer: false)
    state = Array(repeating: .waiting, count: intake.entries.count)
    var byRank = Array(repeating: [Int](), count: Record.types.count)
    for (index, entry) in intake.entries.enumerated() {
      let record = entry.record
      byRank[record.rank].append(index)
      for key in record.names.flatMap({ Record.keys(record.kind, $0) }) where declared[key] == nil {
        declared[key] = index
      }
      if let uid = record.uid, declaredUIDs["\(record.rank) \(uid)"] == nil {
        declaredUIDs["\(record.rank) \(uid)"] = index
      }
    }
    order = byRank.flatMap { $0 }
    refusals = []
    for refusal in intake.refusals { note(refusal) }
  }

  /// What is recorded otherwise than the file says, and stays as it is recorded: places with sentences.
  public private(set) var notices: [(place: Intake.Place, sentence: String)] = []
  /// What could not be taken, so far.
  public private(set) var refusals: [Intake.Refusal]
  /// Told how many entries are written.
  public var progress: (Int) -> Void = { _ in }
  /// How many entries there are to write.
  public var count: Int { order.count }
  /// How many are behind it.
  public var written: Int { next }
  /// Whether all are.
  public var isDone: Bool { next == order.count }

  /// Writes all entries. Use it inside one transaction.
  /// - Returns: what was made and what was there already, by kind.
  /// - Throws: `BadLines` with every entry that could not be written, and the reason.
  public mutating func run() throws -> [Tally] {
    try write(most: order.count)
    return tallies
  }

  /// Writes the next entries. Use it inside one transaction, and do not go on where that is not committed.
  /// - Parameter most: how many.
  /// - Throws: `BadLines` with every entry that could not be written, unless they are left out.
  public mutating func write(most: Int) throws {
    if !skipsBad { try intake.check() }
    for index in order[next..<min(order.count, next + most)] {
      try write(index)
      next += 1
      progress(next)
    }
    if !skipsBad, !refusals.isEmpty { throw BadLines(refusals) }
  }

  /// What came of it so far, by kind.
  public var tallies: [Tally] {
    var counts: [String: (made: Int, reused: Int)] = [:]
    for record in recorder.touched {
      if record.isNew {
        counts[record.kind, default: (0, 0)].made += 1
      } else {
        counts[record.kind, default: (0, 0)].reused += 1
      }
    }
    let refused = Dictionary(grouping: refusals, by: \.kind).mapValues(\.count)
    let others = Set(refused.keys).union(intake.skipped.keys).subtracting(Record.types).sorted()
    return (Record.types + others).compactMap { kind in
      let tally = Tally(
        kind: kind, made: counts[kind]?.made ?? 0, reused: counts[kind]?.reused ?? 0,
        skipped: intake.skipped[kind] ?? 0, refused: refused[kind] ?? 0)
      return tally == Tally(kind: kind, made: 0, reused: 0, skipped: 0, refused: 0) ? nil : tally
    }
  }

  /// Writes an entry, and before it what it refers to, wherever that stands in the file.
  private mutating func write(_ index: Int) throws {
    var path: [Int] = []
    var next: Int? = index
    while let current = next, state[current] != .done {
      guard state[current] == .waiting else { return refuse(circle: path, found: index) }
      state[current] = .inProgress
      path.append(current)
      let record = intake.entries[current].record
      next = record.forwardReference.flatMap { reference in
        Record.keys(record.kind, reference).compactMap { declared[$0] }.first
      }
    }
    defer { path.forEach { state[$0] = .done } }
    for current in path.reversed() {
      let entry = intake.entries[current]
      do {
        if let place = try refusedReference(of: entry.record) {
          refuse(entry, "it refers to \(place), which was refused", isConsequence: true)
        } else if skipsBad {
          try recorder.attempt { try record(current) }
        } else {
          try record(current)
        }
      } catch let error as SQLiteError where !error.isConstraint {
        throw error  // the file failed, not the entry
      } catch let error as SQLiteError {
        refuse(entry, error.ruleBroken)
      } catch {
        refuse(entry, "\(error)")
      }
      notices += recorder.takeNotices().map { (entry.place, $0) }
    }
  }

  private func record(_ index: Int) throws {
    let record = intake.entries[index].record
    if let uid = record.uid, let first = declaredUIDs["\(record.rank) \(uid)"], first != index {
      throw Failure(.badData, "the uid \"\(uid)\" is that of \(intake.entries[first].place) already")
    }
    switch record {
    case .topic(let topic): try recorder.record(topic)
    case .organization(let organization): try recorder.record(organization)
    case .official(let official): try recorder.record(official)
    case .role(let role): try recorder.record(role)
    case .source(let source): try recorder.record(source)
    case .claim(let claim): try recorder.record(claim)
    case .statement(let statement):
      let sourceIDs = try statement.sources.map { try recorder.record($0.source, via: $0.via) }
      try recorder.record(statement, sourceIDs: sourceIDs)
    case .link(let link): try recorder.record(link)
    case .notSame(let notSame): try recorder.record(notSame)
    }
  }

  // MARK: - What is refused

  /// The refused entry that a record refers to, where nothing else is called so.
  private func refusedReference(of record: Record) throws -> Intake.Place? {
    guard !refusedKeys.isEmpty else { return nil }
    for (kind, text) in record.references {
      if let place = Record.keys(kind, text).compactMap({ refusedKeys[$0] }).first,
        try !recorder.isRecorded(kind, text)
      {
        return place
      }
    }
    return nil
  }

  private mutating func refuse(circle path: [Int], found index: Int) {
    path.forEach { state[$0] = .done }
    let places = path.map { intake.entries[$0].place }
    for member in path {
      let entry = intake.entries[member]
      let others = places.filter { $0 != entry.place }.map(\.description)
      let with = others.isEmpty ? "" : " with \(others.joined(separator: ", "))"
      refuse(entry, "it goes round in a circle\(with)", isConsequence: member != index)
    }
  }

  private mutating func refuse(_ entry: Intake.Entry, _ reason: String, isConsequence: Bool = false) {
    note(
      Intake.Refusal(
        place: entry.place, kind: entry.record.kind, reason: reason, names: entry.record.names,
        isConsequence: isConsequence))
  }

  private mutating func note(_ refusal: Intake.Refusal) {
    refusals.append(refusal)
    for key in refusal.names.flatMap({ Record.keys(refusal.kind, $0) }) where refusedKeys[key] == nil {
      refusedKeys[key] = refusal.place
    }
  }
}
