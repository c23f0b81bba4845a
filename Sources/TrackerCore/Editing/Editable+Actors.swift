// What can be edited of officials, organizations, roles, claims and topics.

extension Form.Field {
  fileprivate static let names = Self(
    key: "names", isList: true, hint: "A line for each further spelling, its language behind it: خوراکیان [fa]")
  fileprivate static let note = Self(key: "note")
  fileprivate static let lang = Self(key: "lang")
}

extension Database {
  fileprivate func nameEntries(_ kind: NamedKind, _ id: Int) throws -> [Form.Entry?] {
    try names.further(kind, id).map { Form.Entry("names", $0.form) }
  }
}

extension Form {
  /// The record that a field refers to, made where it is not recorded yet.
  func reference(_ kind: NamedKind, _ key: String, _ recorder: Recorder) throws -> Int? {
    guard let entry = value(key) else { return nil }
    return try entry.locating { try recorder.resolve(kind, Check.line(entry.value, key)) }
  }
}

extension Editable {
  static let official = Editable(
    fields: [.init(key: "name"), .lang, .names, .note],
    read: { database, id in
      guard let official = try database.officials.get(id) else { return nil }
      return try
        ([.init("name", official.name), .init("lang", official.lang)] + database.nameEntries(.official, id) + [
          .init("note", official.note)
        ]).compactMap { $0 }
    },
    write: { form, id, recorder, _ in
      guard var official = try recorder.database.officials.get(id) else { return }
      official.name = try form.required("name")
      official.lang = try form.lang("lang")
      official.note = try form.text("note")
      try recorder.database.officials.update(official)
      try recorder.database.names.replace(try form.names("names"), of: .official, id, main: official.name)
    })

  static let organization = Editable(
    fields: [
      .init(key: "name"), .lang, .names, .init(key: "parent", hint: "The body that it is a part of."), .note,
    ],
    read: { database, id in
      guard let organization = try database.organizations.get(id) else { return nil }
      return try
        ([.init("name", organization.name), .init("lang", organization.lang)]
        + database.nameEntries(.organization, id) + [
          .init("parent", database.reference(.organization, organization.parentID)), .init("note", organization.note),
        ]).compactMap { $0 }
    },
    write: { form, id, recorder, _ in
      guard var organization = try recorder.database.organizations.get(id) else { return }
      organization.name = try form.required("name")
      organization.lang = try form.lang("lang")
      organization.parentID = try form.reference(.organization, "parent", recorder)
      organization.note = try form.text("note")
      try recorder.database.organizations.update(organization)
      try recorder.database.names.replace(try form.names("names"), of: .organization, id, main: organization.name)
    })

  static let role = Editable(
    fields: [
      .init(key: "official"), .init(key: "title"), .init(key: "organization"),
      .init(key: "held", hint: "From when to when: 2017/2021~, 2019/.. (from then on)"), .note,
    ],
    read: { database, id in
      guard let role = try database.roles.get(id)?.role else { return nil }
      return try [
        .init("official", database.reference(.official, role.officialID)), .init("title", role.title),
        .init("organization", database.reference(.organization, role.organizationID)),
        .init("held", role.held.map(DateSides.exchanged)), .init("note", role.note),
      ].compactMap { $0 }
    },
    write: { form, id, recorder, dates in
      guard var role = try recorder.database.roles.get(id)?.role else { return }
      _ = (try form.required("official"), try form.required("organization"))
      role.officialID = try form.reference(.official, "official", recorder) ?? role.officialID
      role.organizationID = try form.reference(.organization, "organization", recorder) ?? role.organizationID
      role.title = try form.required("title")
      role.held = try form.edtf("held", dates)
      role.note = try form.text("note")
      try recorder.database.roles.update(role)
    })

  static let claim = Editable(
    fields: [
      .init(key: "text"), .lang, .names,
      .init(key: "kind", hint: "One of: \(Claim.Kind.allCases.map(\.rawValue).joined(separator: ", "))"),
      .init(key: "about", hint: "The time that it speaks of."), .init(key: "topics", isList: true),
      .init(key: "same_as", hint: "The claim that it repeats in other words, or the one that it negates."),
      .init(key: "negates"), .note,
    ],
    read: { database, id in
      guard let claim = try database.claims.get(id) else { return nil }
      return try
        ([.init("text", claim.text), .init("lang", claim.lang)] + database.nameEntries(.claim, id)
        + [.init("kind", claim.kind.rawValue), .init("about", claim.about.map(DateSides.exchanged))]
        + database.claims.topics(id).map { .init("topics", $0) } + [
          .init(claim.sign == -1 ? "negates" : "same_as", database.reference(.claim, claim.sameAsID)),
          .init("note", claim.note),
        ]).compactMap { $0 }
    },
    write: { form, id, recorder, dates in
      guard var claim = try recorder.database.claims.get(id) else { return }
      claim.text = try form.required("text")
      claim.lang = try form.lang("lang")
      claim.kind = try form.word("kind", Claim.Kind.self) ?? .event
      claim.about = try form.edtf("about", dates)
      let (repeated, negated) = try (
        form.reference(.claim, "same_as", recorder), form.reference(.claim, "negates", recorder)
      )
      guard repeated == nil || negated == nil else {
        throw Failure(.badData, "A claim either repeats another (same_as) or negates it (negates), not both.")
      }
      claim.sameAsID = repeated ?? negated
      claim.sign = claim.sameAsID == nil ? nil : repeated == nil ? -1 : 1
      claim.note = try form.text("note")
      try recorder.database.claims.update(claim)
      try recorder.database.names.replace(try form.names("names"), of: .claim, id, main: claim.text)
      let topics = try form.values("topics").map { entry in
        try recorder.record(TopicRecord(name: Check.line(entry.value, entry.what)))
      }
      try recorder.database.topics.replace(Set(topics), of: id)
    })

  static let topic = Editable(
    fields: [.init(key: "name")],
    read: { database, id in try database.topics.get(id).map { [.init(key: "name", value: $0.name)] } },
    write: { form, id, recorder, _ in
      let name = try form.required("name")
      if let same = try recorder.database.topics.id(called: name), same != id {
        throw Failure(
          .badData, "\"\(name)\" is topic #\(same) already. To make one of the two: tracker topic merge \(same) \(id)")
      }
      try recorder.database.topics.rename(id, name)
    })
}
