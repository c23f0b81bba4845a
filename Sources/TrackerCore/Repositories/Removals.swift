internal import SQLite

/// Takes records out of a file, with what cannot be without them.
public struct Removals {
  let database: Database
  private var db: Connection { database.connection }

  /// How many effects have words at most; of more nobody reads each.
  private static let most = 1000

  /// What becomes of a row that refers to a record when the record goes.
  private enum Fate {
    /// It is a part of the record.
    case isPart
    /// It is a record too, and says nothing without this one: a post of nobody, a link to nothing.
    case goes(RecordKind)
    /// It is a part of another record, which stays: a stance on nothing, a citation of nothing.
    case goesFrom(RecordKind)
    /// It loses the reference only; these are the columns.
    case stays(clearing: [String])
  }

  private typealias Reference = (table: RecordTable, column: String, fate: Fate)

  /// Where records of a kind are referred to.
  private static func references(to kind: RecordKind) -> [Reference] {
    let key = "\(kind.rawValue)_id"
    let names: Reference = (.names, key, .isPart)
    let apart: [Reference] = [(.notSame, key, .isPart), (.notSame, "other_\(key)", .isPart)]
    return switch kind {
    case .official: [names, (.roles, key, .goes(.role)), (.statements, key, .goes(.statement))] + apart
    case .organization:
      [
        names, (.roles, key, .goes(.role)), (.statements, key, .goes(.statement)),
        (.statements, "post_organization_id", .stays(clearing: ["post_organization_id"])),
        (.organizations, "parent_id", .stays(clearing: ["parent_id"])),
      ] + apart
    case .claim:
      [
        names, (.claimTopics, key, .isPart), (.stances, key, .goesFrom(.statement)),
        (.claims, "same_as_id", .stays(clearing: ["same_as_id", "sign"])),
      ] + apart
    case .topic: [(.claimTopics, key, .goesFrom(.claim))]
    case .source:
      [(.citations, key, .goesFrom(.statement)), (.sources, "quotes_id", .stays(clearing: ["quotes_id"]))] + apart
    case .statement:
      [
        (.stances, key, .isPart), (.citations, key, .isPart), (.links, "from_id", .goes(.link)),
        (.links, "to_id", .goes(.link)),
      ]
    case .role, .link: []
    }
  }

  /// The records that refer to a record, each kind with their numbers.
  public func referring(to kind: RecordKind, _ id: Int) throws -> [(noun: String, ids: [Int])] {
    var found: [(noun: String, ids: [Int])] = []
    for reference in Self.references(to: kind) {
      var (noun, column) = (reference.table.kind, "id")
      switch reference.fate {
      case .isPart: continue
      case .goes, .stays: break
      case .goesFrom(let owner): (noun, column) = (owner.rawValue, "\(owner.rawValue)_id")
      }
      let ids = try ids(reference, id, column)
      if let known = found.firstIndex(where: { $0.noun == noun }) {
        found[known].ids = Set(found[known].ids + ids).sorted()
      } else if !ids.isEmpty {
        found.append((noun, ids))
      }
    }
    return found
  }

  /// Takes a record out, and all that refers to it. Use it inside one transaction.
  /// - Returns: what went, and what stays without the reference.
  public func remove(_ kind: RecordKind, _ id: Int) throws -> [Effect] {
    var effects = EffectList()
    try remove(kind, id, &effects)
    return effects.all
  }

  private func remove(_ kind: RecordKind, _ id: Int, _ effects: inout EffectList) throws {
    // While its parts are still there.
    let words = effects.count < Self.most ? try database.label(kind, id) : ""
    for reference in Self.references(to: kind) {
      let ids = try ids(reference, id)
      guard !ids.isEmpty else { continue }
      switch reference.fate {
      case .goes(let kind):
        for id in ids { try remove(kind, id, &effects) }
      case .isPart:
        try db.execute("DELETE FROM \(reference.table.rawValue) WHERE \(reference.column) = ?", [id])
        effects.add(.removed, reference.table.kind, ids)
      case .goesFrom(let owner):
        try tell(.removed, reference.table.kind, ids, &effects) { try part(reference.table, $0, of: owner) }
        try db.execute("DELETE FROM \(reference.table.rawValue) WHERE \(reference.column) = ?", [id])
      case .stays(let columns):
        let noun = reference.table.kind
        try tell(.untied, noun, ids, &effects) { id in
          try RecordKind(rawValue: noun).map { try database.label($0, id) } ?? ""
        }
        let cleared = columns.map { "\($0) = NULL" }.joined(separator: ", ")
        try db.execute("UPDATE \(reference.table.rawValue) SET \(cleared) WHERE \(reference.column) = ?", [id])
      }
    }
    try db.execute("DELETE FROM \(kind.table) WHERE id = ?", [id])
    effects.add(.removed, kind.rawValue, [id], words)
  }

  /// Tells of each record in words what becomes of it, as long as there are not too many.
  private func tell(
    _ action: Effect.Action, _ noun: String, _ ids: [Int], _ effects: inout EffectList, _ words: (Int) throws -> String
  ) throws {
    for id in ids { effects.add(action, noun, [id], effects.count < Self.most ? try words(id) : "") }
  }

  /// A part of a record that stays: whose it is, and of a stance which.
  private func part(_ table: RecordTable, _ id: Int, of owner: RecordKind) throws -> String {
    let position = table == .stances ? ", position" : ""
    let (ownerID, word) =
      try db.first("SELECT \(owner.rawValue)_id\(position) FROM \(table.rawValue) WHERE id = ?", [id]) {
        ($0.int(0) ?? 0, position.isEmpty ? nil : $0.text(1))
      } ?? (0, nil)
    guard owner == .statement else { return try database.label(owner, ownerID) }
    return [try database.voice(ofStatement: ownerID), word].compactMap { $0 }.joined(separator: ", ")
  }

  private func ids(_ reference: Reference, _ id: Int, _ column: String = "id") throws -> [Int] {
    try db.all(
      """
      SELECT DISTINCT \(column) FROM \(reference.table.rawValue) WHERE \(reference.column) = ? ORDER BY \(column)
      """, [id]
    ) { $0.int(0) ?? 0 }
  }
}
