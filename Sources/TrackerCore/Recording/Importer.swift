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

  private let database: Database
  private let recorder: Recorder
  private let intake: Intake
  private let skipsBad: Bool
  /// The kinds that are not written yet, and where the records come from that are written just now.
  private var kinds = Record.Kind.allCases[...]
  private var pieces: (any EntryPieces)?
  /// What was taken from there and is not written yet.
  private var ready: ArraySlice<Intake.Entry> = []
  private var waiting = WaitingEntries()
  /// The records that a line of the file has declared by their uid, by kind.
  private var declared: [Record.Kind: Numbers] = [:]
  /// The uids, names and addresses that were refused.
  private var refusedKeys: [String: Intake.Place] = [:]

  /// - Parameters:
  ///   - intake: what to bring in, in any order.
  ///   - database: where to.
  ///   - skippingBad: whether what is wrong is left out, instead of stopping everything.
  public init(_ intake: Intake, into database: Database, skippingBad: Bool = false) {
    self.intake = intake
    self.database = database
    skipsBad = skippingBad
    recorder = Recorder(database, newNames: .make, numbersRefer: false)
    refusals = []
    for refusal in intake.refusals { note(refusal) }
  }

  /// What is recorded otherwise than the file says, and stays as it is recorded: places with sentences.
  public private(set) var notices: [(place: Intake.Place, sentence: String)] = []
  /// What could not be taken, so far.
  public private(set) var refusals: [Intake.Refusal]
  /// Told how many entries are written.
  public var progress: (Int) -> Void = { _ in }
  /// Told how many records of how many have their words in the index, which comes behind the entries.
  public var indexProgress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  /// How many entries there are to write.
  public var count: Int { intake.count }
  /// How many are behind it.
  public private(set) var written = 0
  /// Whether all are.
  public private(set) var isDone = false

  /// Writes all entries. Use it inside one transaction.
  /// - Returns: what was made and what was there already, by kind.
  /// - Throws: `BadLines` with every entry that could not be written, and the reason.
  public mutating func run() throws -> [Tally] {
    try write(most: .max)
    return tallies
  }

  /// Writes the next entries. Use it inside one transaction, and do not go on where that is not committed.
  /// - Parameter most: how many.
  /// - Throws: `BadLines` with every entry that could not be written, unless they are left out.
  public mutating func write(most: Int) throws {
    if !skipsBad { try intake.check() }
    let load = try BulkLoad(database, expecting: min(most, intake.count(of: .statement)))
    recorder.load = load
    defer {
      recorder.load = nil
      load.end()
    }
    let before = written
    while written - before < most, let entry = try next() {
      try write(entry)
      written += 1
      progress(written)
    }
    if written == count {
      // Behind the last one, what still waits is settled.
      _ = try next()
      isDone = true
    }
    if !skipsBad, !refusals.isEmpty { throw BadLines(refusals) }
    for kind in Record.Kind.allCases { recorder.made[kind, default: Numbers()].insert(try load.newIDs(kind.table)) }
    try load.finish(progress: indexProgress)
  }

  /// What came of it so far, by kind.
  public var tallies: [Tally] {
    let refused = Dictionary(grouping: refusals, by: \.kind).mapValues(\.count)
    let types = Record.Kind.allCases.map(\.rawValue)
    let others = Set(refused.keys).union(intake.skipped.keys).subtracting(types).sorted()
    return (types + others).compactMap { type in
      let kind = Record.Kind(rawValue: type)
      let tally = Tally(
        kind: type, made: kind.flatMap { recorder.made[$0] }?.count ?? 0,
        reused: kind.flatMap { recorder.reused[$0] }?.count ?? 0, skipped: intake.skipped[type] ?? 0,
        refused: refused[type] ?? 0)
      return tally == Tally(kind: type, made: 0, reused: 0, skipped: 0, refused: 0) ? nil : tally
    }
  }

  // MARK: - One after the other

  /// The next entry to write; nil behind the last.
  private mutating func next() throws -> Intake.Entry? {
    while true {
      if let entry = ready.popFirst() { return entry }
      if let more = try pieces?.take() {
        ready = more[...]
        continue
      }
      try settle()
      let kind = kinds.popFirst()
      pieces = kind.map { intake.entries(of: $0) }
      if kind == nil { return nil }
    }
  }

  /// Writes an entry, and behind it those that waited for it; or lets it wait for the one that it refers to.
  private mutating func write(_ entry: Intake.Entry) throws {
    if let reference = entry.record.forwardReference, try !recorder.isRecorded(entry.record.kind, reference),
      try refusedReference(of: entry.record) == nil
    {
      waiting.add(entry, for: Record.keys(entry.record.kind, reference))
    } else {
      try writeNow(entry)
    }
  }

  private mutating func writeNow(_ entry: Intake.Entry) throws {
    var free = [entry]
    while let entry = free.popLast() {
      do {
        if let place = try refusedReference(of: entry.record) {
          refuse(entry, "it refers to \(place), which was refused", isConsequence: true)
        } else if skipsBad {
          try recorder.attempt { try record(entry) }
        } else {
          try record(entry)
        }
      } catch let error as SQLiteError where !error.isConstraint {
        throw error  // the file failed, not the entry
      } catch let error as SQLiteError {
        refuse(entry, error.ruleBroken)
      } catch {
        refuse(entry, "\(error)")
      }
      notices += recorder.takeNotices().map { (entry.place, $0) }
      free += waiting.freed(by: entry.record).reversed()
    }
  }

  /// Behind the last entry of a kind: what still waits refers to something that the file does not declare, which is
  /// made then; or it goes round in a circle.
  private mutating func settle() throws {
    for entry in waiting.takeUndeclared() { try writeNow(entry) }
    while let circle = waiting.takeCircle() {
      let places = circle.map(\.place)
      for entry in circle {
        let others = places.filter { $0 != entry.place }.map(\.description)
        let with = others.isEmpty ? "" : " with \(others.joined(separator: ", "))"
        refuse(entry, "it goes round in a circle\(with)", isConsequence: entry.place != places.first)
      }
    }
  }

  private mutating func record(_ entry: Intake.Entry) throws {
    let id: Int
    switch entry.record {
    case .topic(let topic): id = try recorder.record(topic)
    case .organization(let organization): id = try recorder.record(organization)
    case .official(let official): id = try recorder.record(official)
    case .role(let role): id = try recorder.record(role)
    case .source(let source): id = try recorder.record(source)
    case .claim(let claim): id = try recorder.record(claim)
    case .statement(let statement):
      let sourceIDs = try statement.sources.map { try recorder.record($0.source, via: $0.via) }
      id = try recorder.record(statement, sourceIDs: sourceIDs).id
    case .link(let link): id = try recorder.record(link)
    case .notSame(let notSame):
      try recorder.record(notSame)
      return
    }
    try declare(id, entry)
  }

  /// Takes note that a line has declared a record by its uid; another one may not.
  private mutating func declare(_ id: Int, _ entry: Intake.Entry) throws {
    let kind = entry.record.kind
    guard let uid = entry.record.uid else { return }
    guard declared[kind]?.contains(id) == true else {
      declared[kind, default: Numbers()].insert(id)
      return
    }
    // Two uids may belong to one source, which is known by its address.
    guard try kind != .source || database.sources.id(uid: uid) == id else { return }
    throw Failure(.badData, "the uid \"\(uid)\" is that of \(try place(declaring: uid, before: entry)) already")
  }

  /// Where a uid was declared first; with very many that stand twice, only that it was.
  private func place(declaring uid: String, before entry: Intake.Entry) throws -> String {
    guard refusals.count < BadLines.most else { return "another \(entry.place.unit)" }
    let pieces = intake.entries(of: entry.record.kind)
    while let entries = try pieces.take() {
      if let first = entries.first(where: { $0.record.uid == uid }) { return first.place.description }
    }
    return "another \(entry.place.unit)"
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

  private mutating func refuse(_ entry: Intake.Entry, _ reason: String, isConsequence: Bool = false) {
    note(
      Intake.Refusal(
        place: entry.place, kind: entry.record.kind.rawValue, reason: reason, names: entry.record.names,
        isConsequence: isConsequence))
  }

  private mutating func note(_ refusal: Intake.Refusal) {
    refusals.append(refusal)
    guard let kind = Record.Kind(rawValue: refusal.kind) else { return }
    for key in refusal.names.flatMap({ Record.keys(kind, $0) }) where refusedKeys[key] == nil {
      refusedKeys[key] = refusal.place
    }
  }
}
