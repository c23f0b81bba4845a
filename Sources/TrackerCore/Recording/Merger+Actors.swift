// Merging officials, organizations and topics.

extension Merger {
  mutating func mergeOfficial(_ gone: Int) throws {
    guard var official = try database.officials.get(kept), let other = try database.officials.get(gone) else { return }
    try moveRoles("official_id", from: gone)
    try move(.init(table: "statements", column: "official_id"), "statement", from: gone)
    try moveNames(.official, from: gone, lang: other.lang)
    try moveToldApart(from: gone)
    try database.merges.delete(gone, from: "officials")
    take("note", &official.note, other.note)
    try database.officials.update(official)
  }

  mutating func mergeOrganization(_ gone: Int) throws {
    guard let organization = try database.organizations.get(kept), let other = try database.organizations.get(gone)
    else { return }
    try moveRoles("organization_id", from: gone)
    try move(.init(table: "statements", column: "organization_id"), "statement", from: gone)
    try move(.init(table: "statements", column: "post_organization_id"), "statement", from: gone)
    _ = try mergeTree(
      .init(table: "organizations", column: "parent_id"), "parent", from: gone, above: organization.parentID,
      other.parentID)
    try moveNames(.organization, from: gone, lang: other.lang)
    try moveToldApart(from: gone)
    try database.merges.delete(gone, from: "organizations")
    guard var merged = try database.organizations.get(kept) else { return }
    take("note", &merged.note, other.note)
    try database.organizations.update(merged)
  }

  mutating func mergeTopic(_ gone: Int) throws {
    try move(.init(table: "claim_topics", column: "topic_id", key: ["claim_id"]), "claim-topic", from: gone)
    try database.merges.delete(gone, from: "topics")
  }

  /// Moves posts; one with the same title, as it is read, and the same time is the same.
  private mutating func moveRoles(_ column: String, from gone: Int) throws {
    let place = Merges.Place(table: "roles", column: column)
    func roles(_ id: Int) throws -> [Role] {
      try (column == "official_id" ? database.roles.held(by: id) : database.roles.held(in: id)).map(\.role)
    }
    let there = try roles(kept)
    for role in try roles(gone) {
      let same = there.first {
        (column == "official_id" ? $0.organizationID == role.organizationID : $0.officialID == role.officialID)
          && $0.held == role.held && ($0.title == role.title || Fold.key($0.title) == Fold.key(role.title))
      }
      guard let same else { continue }
      if try !database.merges.complete(["note"], of: same.id, from: role.id, in: "roles").isEmpty {
        note(.differs, "note", [same.id], "of role #\(same.id): \(same.note ?? "") stays, not: \(role.note ?? "")")
      }
      try database.merges.delete(role.id, from: "roles")
      note(.dropped, "role", [role.id], "there already")
    }
    try move(place, "role", from: gone)
  }
}
