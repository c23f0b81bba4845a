// Merging claims.

extension Merger {
  mutating func mergeClaim(_ gone: Int) throws {
    guard let claim = try database.claims.get(kept), let other = try database.claims.get(gone) else { return }
    try mergeFamilies(claim, other)
    try moveStances(from: gone)
    try move(.init(table: "claim_topics", column: "claim_id", key: ["topic_id"]), "claim-topic", from: gone)
    try moveNames(.claim, from: gone, lang: other.lang)
    try moveToldApart(from: gone)
    try database.merges.delete(gone, from: "claims")
    guard var merged = try database.claims.get(kept) else { return }
    if other.kind != merged.kind {
      note(.differs, "kind", [kept], "\(merged.kind.rawValue) stays, not: \(other.kind.rawValue)")
    }
    take("about", &merged.about, other.about)
    take("note", &merged.note, other.note)
    try database.claims.update(merged)
  }

  /// Makes one family of two: the kept claim says the same as the one that goes, so whatever repeats or negates the one
  /// repeats or negates the other. A sign is that of a claim on its root; the product of two is that of a claim on the
  /// other.
  private mutating func mergeFamilies(_ claim: Claim, _ other: Claim) throws {
    let merges = database.merges
    let (root, sign) = (claim.sameAsID ?? claim.id, claim.sign ?? 1)
    let (otherRoot, otherSign) = (other.sameAsID ?? other.id, other.sign ?? 1)
    let branches = try merges.branches(of: otherRoot).filter { $0.id != claim.id && $0.id != other.id }
    func tie(_ ids: [(id: Int, sign: Int)], to root: Int) throws {
      for branch in ids { try merges.tie(branch.id, to: root, sign: branch.sign) }
      note(.moved, "claim", ids.map(\.id), "repeat or negate it")
    }
    guard root != otherRoot else {
      guard sign == otherSign else {
        throw Failure(
          .badData,
          "Claim #\(other.id) is recorded as the opposite of claim #\(claim.id); a claim and its negation are not one. "
            + "To correct that first: tracker claim edit \(claim.sameAsID == nil ? other.id : claim.id) --clear negates"
        )
      }
      if [claim.id, other.id].contains(root) { note(.dropped, "same_as", [root], "it would repeat itself") }
      if otherRoot == other.id {
        try merges.tie(claim.id, to: nil, sign: nil)
        try tie(branches, to: claim.id)
      }
      return
    }
    let isAlone = try claim.sameAsID == nil && merges.branches(of: claim.id).isEmpty
    if isAlone, other.sameAsID != nil {
      try merges.tie(claim.id, to: otherRoot, sign: otherSign)
      let label = try database.label(.claim, otherRoot)
      note(.taken, otherSign == 1 ? "same_as" : "negates", [claim.id], "#\(otherRoot) \(label)")
      return
    }
    try merges.tie(other.id, to: nil, sign: nil)
    var moved = branches.map { (id: $0.id, sign: $0.sign * otherSign * sign) }
    if otherRoot != other.id { moved.append((otherRoot, otherSign * sign)) }
    try tie(moved, to: root)
  }

  /// Moves stances. A statement that takes one on both claims keeps one; where they contradict each other, somebody has
  /// to say which.
  private mutating func moveStances(from gone: Int) throws {
    let merges = database.merges
    let place = Merges.Place(table: "stances", column: "claim_id", key: ["statement_id", "axis"])
    var conflicts: [Int] = []
    for double in try merges.doubles(place, of: gone, in: kept) {
      let (there, here) = try (merges.stance(double.kept), merges.stance(double.gone))
      if there.position != here.position {
        conflicts.append(there.statement)
        guard let preferred else { continue }
        let dropped = preferred == .kept ? double.gone : double.kept
        try merges.delete(dropped, from: "stances")
        note(
          .dropped, "stance", [dropped],
          "statement #\(there.statement) \(preferred == .kept ? there.position : here.position) it")
        continue
      }
      let differing = try merges.complete(
        ["strength", "target", "condition"], of: double.kept, from: double.gone, in: "stances")
      for column in differing {
        note(.differs, column, [double.kept], "of the stances of statement #\(there.statement)")
      }
      try merges.delete(double.gone, from: "stances")
      note(.dropped, "stance", [double.gone], "there already")
    }
    guard conflicts.isEmpty || preferred != nil else {
      let list = conflicts.prefix(10).map { "#\($0)" }.joined(separator: ", ")
      throw Failure(
        .badData,
        "Statements take different positions on the two claims: \(list)\(conflicts.count > 10 ? ", …" : ""). "
          + "Nothing was merged; --prefer kept or --prefer gone says whose positions stay.")
    }
    try move(.init(table: "stances", column: "claim_id"), "stance", from: gone)
  }
}
