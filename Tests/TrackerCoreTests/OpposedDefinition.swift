import SQLite

@testable import TrackerCore

/// The definition of opposed pairs in plain Swift, every stance held against every other.
struct OpposedDefinition {
  struct Entry {
    let id: Int
    let official: Int?
    let organization: Int?
    let root: Int
    let axis: String
    let side: Int
    let earliest: String?
    let latest: String?
    let isUncertain: Bool
    let kind: String
    let about: String?

    var hasActor: Bool { official != nil || organization != nil }
    func isSameOfficial(_ other: Entry) -> Bool { official != nil && official == other.official }
    func isSameOrganization(_ other: Entry) -> Bool { organization != nil && organization == other.organization }
    func isSameSpeaker(_ other: Entry) -> Bool { official != nil ? isSameOfficial(other) : isSameOrganization(other) }
    func isBefore(_ other: Entry) -> Bool {
      guard let a = earliest, let b = latest, let c = other.earliest, let d = other.latest else { return false }
      return (a, b, id) < (c, d, other.id)
    }
  }

  let entries: [Entry]
  let db: Connection

  init(_ db: Connection) throws {
    self.db = db
    entries = try db.all(
      """
      SELECT stances.id, statements.official_id, statements.organization_id, root.id, axis,
        polarity * coalesce(claims.sign, 1), dates.earliest, dates.latest, dates.uncertain, root.kind, coalesce(claims.about, root.about)
      FROM stances
      JOIN statements ON statements.id = statement_id
      JOIN claims ON claims.id = claim_id
      JOIN claims AS root ON root.id = coalesce(claims.same_as_id, claims.id)
      LEFT JOIN dates ON edtf = said_on
      WHERE polarity <> 0
      """
    ) { row in
      Entry(
        id: row.int(0) ?? 0, official: row.int(1), organization: row.int(2), root: row.int(3) ?? 0,
        axis: row.text(4) ?? "", side: row.int(5) ?? 0, earliest: row.text(6), latest: row.text(7),
        isUncertain: row.int(8) == 1, kind: row.text(9) ?? "", about: row.text(10))
    }
  }

  func pairs() throws -> [String] {
    var pairs: [String] = []
    for b in entries {
      let line = entries.filter { $0.root == b.root && $0.axis == b.axis && $0.id != b.id }
      for (scope, a) in b.earliest == nil ? undated(b, line) : dated(b, line) {
        let (first, second) = b.earliest == nil ? (b, a) : (a, b)
        pairs.append(try describe(scope, first, second))
      }
    }
    return pairs
  }

  /// What stands against a stance that has a date: the nearest before it.
  private func dated(_ b: Entry, _ line: [Entry]) -> [(String, Entry)] {
    let before = line.filter { $0.isBefore(b) }
    func last(_ entries: [Entry]) -> Entry? { entries.max { $0.isBefore($1) } }
    var found: [(String, Entry)] = []
    if let a = last(before.filter { $0.isSameOfficial(b) }), a.side != b.side { found.append(("official", a)) }
    if let a = last(before.filter { $0.isSameOrganization(b) }), a.side != b.side, !a.isSameOfficial(b) {
      found.append(("organization", a))
    }
    let others = before.filter {
      $0.side != b.side && $0.hasActor && !$0.isSameOfficial(b) && !$0.isSameOrganization(b)
    }
    if b.hasActor, let a = last(others),
      !line.contains(where: { b.isSameSpeaker($0) && $0.side == b.side && a.isBefore($0) && $0.isBefore(b) })
    {
      found.append(("others", a))
    }
    return found
  }

  /// What stands against a stance without a date: the first of the other side.
  private func undated(_ a: Entry, _ line: [Entry]) -> [(String, Entry)] {
    func others(_ a: Entry) -> [Entry] {
      line.filter { $0.hasActor && !$0.isSameOfficial(a) && !$0.isSameOrganization(a) }
    }
    func first(_ entries: [Entry]) -> Entry? {
      let other = entries.filter { $0.side != a.side }
      let b = other.filter { $0.earliest != nil }.min { $0.isBefore($1) } ?? other.min { $0.id < $1.id }
      return b
    }
    /// Two without a date that are each the first of their side are one pair, told from the earlier record.
    func isMirrored(_ b: Entry, _ entries: [Entry]) -> Bool {
      guard b.earliest == nil, b.id < a.id else { return false }
      let own = entries.filter { $0.side == a.side } + [a]
      return !own.contains { $0.earliest != nil } && own.min { $0.id < $1.id }?.id == a.id
    }
    func isRepeated(_ same: (Entry) -> Bool) -> Bool {
      line.contains { same($0) && $0.earliest == nil && $0.side == a.side && $0.id < a.id }
    }
    var found: [(String, Entry)] = []
    let official = line.filter { $0.isSameOfficial(a) }
    if !isRepeated({ $0.isSameOfficial(a) }), let b = first(official), !isMirrored(b, official) {
      found.append(("official", b))
    }
    let organization = line.filter { $0.isSameOrganization(a) }
    if !isRepeated({ $0.isSameOrganization(a) }), let b = first(organization), !b.isSameOfficial(a),
      !isMirrored(b, organization)
    {
      found.append(("organization", b))
    }
    let repeats = isRepeated {
      $0.isSameOfficial(a) || a.official == nil && $0.official == nil && $0.isSameOrganization(a)
    }
    if a.hasActor, !repeats, let b = first(others(a)), !isMirrored(b, others(b)) { found.append(("others", b)) }
    return found
  }

  private func describe(_ scope: String, _ a: Entry, _ b: Entry) throws -> String {
    var orderKnown = false
    if let end = a.latest, let start = b.earliest, end < start {
      let days = try db.int("SELECT julianday(?) - julianday(?)", [start, end]) ?? 0
      orderKnown = !((a.isUncertain || b.isUncertain) && days < 31)
    }
    let mayHold = ["event", "decision", "forecast"].contains(a.kind) && (a.about == nil || a.about != b.about)
    let name =
      switch (scope, orderKnown && !mayHold) {
      case ("official", true): "reversal"
      case ("official", false): "same-official"
      case ("organization", true): "change-of-line"
      case ("organization", false): "same-organization"
      default: "conflict"
      }
    return "\(name) \(orderKnown ? 1 : 0) \(mayHold ? 1 : 0) \(a.id)-\(b.id)"
  }
}
