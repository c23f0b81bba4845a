extension Exporter {
  /// Popolo JSON: organizations, persons, memberships, posts and speeches. <http://www.popoloproject.com/specs/>
  ///
  /// A role is a membership in a post; a statement is a speech, with its positions as the title. Popolo has no claims,
  /// links or languages of names; `lang` and `note` are keys of ours beside those of the specification.
  public func writePopolo() throws -> Report {
    var section = ""
    var isFirst = true
    var posts: [(organization: String, title: String)] = []
    var seenPosts: Set<String> = []
    var organizations: [String: String] = [:]
    var count = 0
    func write(_ object: [(key: String, value: JSON)], to name: String) throws {
      if section != name {
        try self.write((section.isEmpty ? "{" : "],") + "\n\"\(name)\":[")
        (section, isFirst) = (name, true)
      }
      try self.write((isFirst ? "\n" : ",\n") + JSON.object(object.known).line)
      isFirst = false
    }
    func writePosts() throws {
      for post in posts { try write(Popolo.post(post.organization, post.title), to: "posts") }
      posts = []
    }
    try database.exchangeRecords.forEach(filter) { record in
      switch record {
      case .organization(let record):
        organizations[record.uid ?? ""] = record.name
        try write(Popolo.organization(record), to: "organizations")
      case .official(let record): try write(Popolo.person(record), to: "persons")
      case .role(let record):
        if seenPosts.insert(Popolo.postID(record.organization, record.title)).inserted {
          posts.append((record.organization, record.title))
        }
        try write(Popolo.membership(record), to: "memberships")
      case .statement(let record):
        try writePosts()
        count += 1
        progress(count)
        try write(try speech(record, organizations), to: "speeches")
      case .topic, .source, .claim, .link, .notSame: break
      }
    }
    try writePosts()
    try self.write(section.isEmpty ? "{}\n" : "\n]}\n")
    return Self.statements(count)
  }

  private func speech(
    _ record: StatementRecord, _ organizations: [String: String]
  ) throws -> [(key: String, value: JSON)] {
    var chains: [[Source]] = []
    for citation in record.citations {
      guard let id = try database.sources.id(uid: citation.source), !chains.contains(where: { $0.first?.id == id })
      else { continue }
      chains.append(try database.sources.chain(id))
    }
    func label(_ chain: [Source]) -> String { chain.map(\.label).joined(separator: ", citing ") }
    let unlinked = chains.filter { $0.first?.url == nil }.map(label)
    let positions = try record.stances.map { stance in
      let id = try database.names.id(.claim, uid: stance.claim)
      return "\(stance.position.rawValue): \(try id.flatMap { try database.names.main(.claim, $0) } ?? stance.claim)"
    }
    let body: String? =
      switch record.spokenFor {
      case .post: record.post.flatMap { organizations[$0] }
      case .organization(let uid): organizations[uid]
      case .oneself: nil
      }
    let notes = [
      record.saidOn.flatMap { Popolo.note("date", $0) },
      unlinked.isEmpty ? nil : "source: \(unlinked.joined(separator: "; "))",
      record.quote == nil || record.paraphrase == nil ? nil : "in our words: \(record.paraphrase ?? "")", record.note,
    ].compactMap { $0 }
    return [
      ("id", JSON(record.uid)), ("creator_id", JSON(record.official)),
      ("attribution_text", JSON(record.speaker ?? (record.voice == .body ? body : nil))), ("role", JSON(record.role)),
      ("type", .text(record.quote == nil ? "narrative" : "speech")),
      ("title", JSON(positions.isEmpty ? nil : positions.joined(separator: "; "))),
      ("text", JSON(record.quote ?? record.paraphrase)), ("lang", JSON(record.quote == nil ? nil : record.lang)),
      ("date", JSON(record.saidOn.flatMap { DateSides($0).common })),
      (
        "sources",
        .list(
          chains.compactMap { chain in
            chain.first?.url.map { .object([("url", .text(Popolo.uri($0))), ("note", .text(label(chain)))]) }
          })
      ),
      ("note", JSON(notes.isEmpty ? nil : notes.joined(separator: "\n"))),
    ]
  }
}

/// Records as objects of Popolo.
private enum Popolo {
  static func organization(_ record: OrganizationRecord) -> [(key: String, value: JSON)] {
    [
      ("id", JSON(record.uid)), ("name", .text(record.name)), ("lang", JSON(record.lang)),
      ("other_names", names(record.names)), ("parent_id", JSON(record.parent)), ("note", JSON(record.note)),
    ]
  }

  static func person(_ record: OfficialRecord) -> [(key: String, value: JSON)] {
    [
      ("id", JSON(record.uid)), ("name", .text(record.name)), ("lang", JSON(record.lang)),
      ("other_names", names(record.names)), ("note", JSON(record.note)),
    ]
  }

  static func membership(_ record: RoleRecord) -> [(key: String, value: JSON)] {
    let held = record.held.map(DateSides.init)
    let notes = [record.held.flatMap { note("held", $0) }, record.note].compactMap { $0 }
    return [
      ("person_id", .text(record.official)), ("organization_id", .text(record.organization)),
      ("post_id", .text(postID(record.organization, record.title))), ("role", .text(record.title)),
      ("start_date", JSON(held?.start?.iso)), ("end_date", JSON(held?.end?.iso)),
      ("note", JSON(notes.isEmpty ? nil : notes.joined(separator: "\n"))),
    ]
  }

  static func post(_ organization: String, _ title: String) -> [(key: String, value: JSON)] {
    [
      ("id", .text(postID(organization, title))), ("label", .text(title)), ("role", .text(title)),
      ("organization_id", .text(organization)),
    ]
  }

  static func postID(_ organization: String, _ title: String) -> String { "\(organization)/\(title)" }

  /// An address as a URI, which has ASCII only. <https://www.rfc-editor.org/rfc/rfc3987#section-3.1>
  static func uri(_ address: String) -> String {
    address.utf8.reduce(into: "") { uri, byte in
      if byte < 0x80 {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        uri += "%" + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  /// The date as it is kept, where Popolo's dates say less.
  static func note(_ what: String, _ edtf: String) -> String? {
    let sides = DateSides(edtf)
    // A side of a time that Popolo does not give is unknown; that it goes on is more.
    let isWhole = what == "held" ? sides.hasPlainSides && !edtf.contains("..") : sides.isPlain && !sides.isSpan
    return isWhole ? nil : "\(what): \(sides.words) (EDTF \(edtf))"
  }

  private static func names(_ names: [Name]) -> JSON {
    .list(names.map { .object([("name", .text($0.name)), ("lang", JSON($0.lang))].known) })
  }
}

extension [(key: String, value: JSON)] {
  /// Those of which something is known.
  fileprivate var known: Self {
    filter { member in
      switch member.value {
      case .null: false
      case .list(let values): !values.isEmpty
      case .bool, .int, .text, .object: true
      }
    }
  }
}
