/// Makes several records of one kind one: what belongs to the others belongs to the kept one, what becomes a duplicate
/// or a reference to itself is dropped, and the schema's own triggers keep all copies right.
///
/// Use it inside one transaction.
public struct Merger {
  /// Whose side holds where the two contradict each other.
  public enum Side: String, CaseIterable, Sendable {
    /// That of the record that is kept.
    case kept
    /// That of the record that goes.
    case gone
  }

  let database: Database
  let kind: RecordKind
  let kept: Int
  /// Whose side holds; nil: the merge is refused.
  let preferred: Side?
  private var effects = EffectList()

  private init(_ database: Database, _ kind: RecordKind, kept: Int, _ preferred: Side?) {
    (self.database, self.kind, self.kept, self.preferred) = (database, kind, kept, preferred)
  }

  /// Merges records.
  /// - Parameters:
  ///   - gone: those that go.
  ///   - kept: the one that stays.
  ///   - preferred: whose side holds where the two contradict each other: positions of one statement, archived texts.
  /// - Returns: what was done.
  /// - Throws: `Failure` where they were told apart, or contradict each other and nobody says whose side holds.
  public static func merge(
    _ kind: RecordKind, _ gone: [Int], into kept: Int, in database: Database, preferring preferred: Side? = nil
  ) throws -> [Effect] {
    let all = [kept] + gone
    guard Set(all).count == all.count, !gone.isEmpty else {
      throw Failure(.badData, "A merge takes one \(kind.rawValue) to keep and others to merge into it, each once.")
    }
    if NotSameRecord.kinds.contains(kind) {
      for pair in try database.toldApart.pairs(kind) where pair.allSatisfy(all.contains) {
        throw Failure(
          .badData,
          "The \(kind.plural) #\(pair[0]) and #\(pair[1]) were told apart. To take that back first: "
            + "tracker \(kind.command) not-same \(pair[0]) \(pair[1]) --remove")
      }
    }
    var merger = Merger(database, kind, kept: kept, preferred)
    merger.note(.kept, kind.rawValue, [kept], try database.label(kind, kept))
    for id in gone {
      merger.note(.merged, kind.rawValue, [id], try database.label(kind, id))
      try merger.merge(id)
    }
    if let column = [.official: "official_id", .organization: "organization_id"][kind] {
      let alike = try database.merges.alike(column, kept)
      merger.note(.alike, "statement", alike, "the same words as another; both stay")
    }
    return merger.effects.all
  }

  private mutating func merge(_ gone: Int) throws {
    switch kind {
    case .official: try mergeOfficial(gone)
    case .organization: try mergeOrganization(gone)
    case .claim: try mergeClaim(gone)
    case .topic: try mergeTopic(gone)
    case .source: try mergeSource(gone)
    case .role, .statement, .link: throw Failure(.usage, "A \(kind.rawValue) is not merged.")
    }
  }

  // MARK: - What was done

  /// Takes note of what was done.
  mutating func note(_ action: Effect.Action, _ noun: String, _ ids: [Int], _ what: String = "") {
    effects.add(action, noun, ids, what)
  }

  // MARK: - What several kinds have

  /// Moves rows that refer to the record, but those that are there already.
  mutating func move(_ place: Merges.Place, _ noun: String, from gone: Int) throws {
    if !place.key.isEmpty {
      let doubles = try database.merges.doubles(place, of: gone, in: kept)
      for double in doubles { try database.merges.delete(double.gone, from: place.table) }
      note(.dropped, noun, doubles.map(\.gone), "there already")
    }
    note(.moved, noun, try database.merges.move(place, from: gone, to: kept))
  }

  /// The names of the one that goes become further names, its main name too.
  mutating func moveNames(_ named: NamedKind, from gone: Int, lang: String?) throws {
    let main = try database.names.main(named, kept) ?? ""
    let names = try [Name(database.names.main(named, gone) ?? "", lang: lang)] + database.names.further(named, gone)
    try database.names.replace([], of: named, gone, main: "")
    var all = try database.names.further(named, kept)
    for name in names {
      guard name.name.nfc != main.nfc, !all.contains(where: { $0.name.nfc == name.name.nfc }) else { continue }
      all.append(name)
      try database.names.insert(name, of: named, kept)
      note(.taken, "name", [kept], name.form)
    }
  }

  /// Those that the one that goes was told apart from, the kept one is told apart from too.
  mutating func moveToldApart(from gone: Int) throws {
    for pair in try database.toldApart.pairs(kind) where pair.contains(gone) {
      try database.toldApart.delete(kind, pair[0], pair[1])
      let other = pair[0] == gone ? pair[1] : pair[0]
      try database.toldApart.insert(kind, kept, other)
      note(.moved, "not-same", [other])
    }
  }

  /// Takes what the kept one does not know; what it knows otherwise stays, and is told.
  mutating func take(_ field: String, _ value: inout String?, _ other: String?) {
    guard let other, other != value else { return }
    if let value {
      note(.differs, field, [kept], "\(value) stays, not: \(other)")
    } else {
      value = other
      note(.taken, field, [kept], other)
    }
  }

  /// Merges the place of two records in a tree: what is below the one that goes gets below the kept one, which stays
  /// where it is, unless that is below itself now.
  /// - Parameters:
  ///   - field: what the reference upwards is called.
  ///   - gone: the one that goes.
  ///   - keptAbove: what the kept one refers to.
  ///   - goneAbove: what the one that goes refers to.
  /// - Returns: what the one that goes refers to, where the kept one refers to something else.
  mutating func mergeTree(
    _ place: Merges.Place, _ field: String, from gone: Int, above keptAbove: Int?, _ goneAbove: Int?
  ) throws -> Int? {
    let merges = database.merges
    func free(_ id: Int?) throws -> Int? {
      guard let id, try !merges.above(place, id).isDisjoint(with: [kept, gone]) else { return id }
      note(.dropped, field, [id], "it would be \(field == "parent" ? "a part of" : "relaying") itself")
      return nil
    }
    let (stays, offered) = try (free(keptAbove), free(goneAbove))
    if stays != keptAbove { try merges.set(place, of: kept, to: nil) }
    let below = try merges.rows(place.table, place.column, gone).filter { $0 != kept }
    for id in below { try merges.set(place, of: id, to: kept) }
    note(.moved, kind.rawValue, below, field == "parent" ? "parts of it" : "relaying it")
    guard let offered, offered != stays else { return nil }
    if let stays {
      let labels = try (database.label(kind, stays), database.label(kind, offered))
      if field == "parent" { note(.differs, field, [kept], "\(labels.0) stays, not: \(labels.1)") }
      return offered
    }
    try merges.set(place, of: kept, to: offered)
    note(.taken, field, [kept], try database.label(kind, offered))
    return nil
  }
}
