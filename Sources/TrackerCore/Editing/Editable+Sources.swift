// What can be edited of sources and links.

extension Form {
  /// The source that a field refers to, made where it is not recorded yet.
  func source(_ key: String, _ recorder: Recorder) throws -> Int? {
    guard let entry = value(key) else { return nil }
    return try entry.locating { try recorder.resolveSource(Check.line(entry.value, key)) }
  }

  /// The statement that a field refers to.
  fileprivate func statement(_ key: String, _ database: Database) throws -> Int {
    let text = try required(key)
    return try value(key)?.locating { try database.statements.find(text).id } ?? 0
  }
}

extension Database {
  /// A source by its address, else by its number with what it is beside it.
  func sourceEntry(_ key: String, _ id: Int?, more: [String] = []) throws -> Form.Entry? {
    guard let id, let source = try sources.get(id) else { return nil }
    let reference = source.url.flatMap { References.number($0) == nil && $0.trimmed == $0 ? $0 : nil } ?? "#\(id)"
    return Form.Entry(
      key, ([reference] + more).joined(separator: "\n"), remark: "#\(id) \(try sources.chainLabel(id))")
  }

  fileprivate func statementEntry(_ key: String, _ id: Int) throws -> Form.Entry? {
    Form.Entry(key, "#\(id)", remark: "#\(id) \(String(try label(.statement, id).prefix(100)))")
  }
}

extension Editable {
  static let source = Editable(
    fields: [
      .init(key: "publisher"), .init(key: "title"), .init(key: "url"), .init(key: "lang"), .init(key: "published"),
      .init(key: "accessed"),
      .init(key: "quotes", hint: "The source that it relays: its number, its address, or who published it."),
    ],
    read: { database, id in
      guard let source = try database.sources.get(id) else { return nil }
      return try [
        .init("publisher", source.publisher), .init("title", source.title), .init("url", source.url),
        .init("lang", source.lang), .init("published", source.published.map(DateSides.exchanged)),
        .init("accessed", source.accessed.map(DateSides.exchanged)),
        database.sourceEntry("quotes", source.quotesID),
      ].compactMap { $0 }
    },
    write: { form, id, recorder, dates in
      guard var source = try recorder.database.sources.get(id) else { return }
      source.publisher = try form.line("publisher")
      source.title = try form.line("title")
      source.url = try form.url("url")
      source.lang = try form.lang("lang")
      source.published = try form.edtf("published", dates)
      source.accessed = try form.edtf("accessed", dates)
      source.quotesID = try form.source("quotes", recorder)
      if let url = source.url, let same = try recorder.database.sources.id(url: url), same != id {
        throw Failure(
          .badData,
          "\(url) is the address of source #\(same). To make one of the two: tracker source merge \(same) \(id)")
      }
      try recorder.database.sources.update(source)
    })

  static let link = Editable(
    fields: [
      .init(key: "from"),
      .init(key: "kind", hint: "One of: \(Link.Kind.allCases.map(\.rawValue).joined(separator: ", "))"),
      .init(key: "to"),
      .init(key: "status", hint: "One of: \(Link.Status.allCases.map(\.rawValue).joined(separator: ", "))"),
      .init(key: "note"),
    ],
    read: { database, id in
      guard let link = try database.links.get(id) else { return nil }
      return try [
        database.statementEntry("from", link.fromID), .init("kind", link.kind.rawValue),
        database.statementEntry("to", link.toID), .init("status", link.status.rawValue), .init("note", link.note),
      ].compactMap { $0 }
    },
    write: { form, id, recorder, _ in
      let database = recorder.database
      guard var link = try database.links.get(id) else { return }
      link.fromID = try form.statement("from", database)
      link.toID = try form.statement("to", database)
      link.kind = try form.word("kind", Link.Kind.self) ?? link.kind
      link.status = try form.word("status", Link.Status.self) ?? .confirmed
      link.note = try form.text("note")
      if let same = try database.links.find(fromID: link.fromID, toID: link.toID, kind: link.kind), same.id != id {
        throw Failure(.badData, "Link #\(same.id) says the same already: \(try database.label(.link, same.id)).")
      }
      try database.links.update(link)
    })
}
