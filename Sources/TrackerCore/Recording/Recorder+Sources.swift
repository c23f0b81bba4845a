// Sources and what they relay.

extension Recorder {
  /// Records a source, the source that it relays given by a reference.
  @discardableResult
  public func record(_ source: SourceRecord) throws -> Int {
    let id = try record(source, quotesID: try source.quotes.map { try resolveSource($0) })
    if let uid = source.uid { sourceAliases[uid] = id }
    return id
  }

  /// Records a source that relays others: `["Tabnak", "ISNA"]` is "citing Tabnak, citing ISNA". What is relayed
  /// is known by its publisher only, and is a stub of its own for each source that relays it.
  public func record(_ source: SourceRecord, via publishers: [String]) throws -> Int {
    try admitDates(of: source)
    if let url = source.url, let id = try database.sources.id(url: url) {
      var lacks = try compare(source, with: id)
      if !publishers.isEmpty {
        let chain = try chain(id)
        let lacksChain = try compare(
          "source #\(id)",
          [
            (
              "chain", chain.isEmpty ? nil : chain.joined(separator: ", citing "),
              publishers.joined(separator: ", citing ")
            )
          ])
        lacks = lacks || lacksChain
      }
      let quotesID = try database.sources.get(id)?.quotesID == nil ? stubs(publishers[...]) : nil
      if lacks { try complete(id, with: source, quotesID: quotesID) }
      try touch(.source, id, try label(id), isNew: false)
      return id
    }
    for id in try database.sources.candidates(for: source) where try chain(id) == publishers.map(\.nfc) {
      if try compare(source, with: id) { try complete(id, with: source, quotesID: nil) }
      try touch(.source, id, try label(id), isNew: false)
      return id
    }
    return try make(source, quotesID: try stubs(publishers[...]))
  }

  /// The source that a text refers to: a number, a uid, an address, a publisher or title; made where there is none.
  func resolveSource(_ text: String) throws -> Int {
    if let id = knownSources[text] { return id }
    let id = try findSource(text)
    if load != nil { knownSources[text] = id }
    return id
  }

  private func findSource(_ text: String) throws -> Int {
    if numbersRefer, let id = References.number(text) {
      guard try database.sources.get(id) != nil else {
        throw Failure(.notFound, "There is no source #\(id). `tracker source list` shows them all.")
      }
      return id
    }
    if let id = try source(text) { return id }
    let called = try database.sources.ids(called: text)
    if called.count > 1 {
      throw Failure(
        .badData,
        "\"\(text)\" can mean \(called.count) sources: \(called.map { "#\($0)" }.joined(separator: ", ")). Give the uid."
      )
    }
    if let id = called.first {
      try touch(.source, id, try label(id), isNew: false)
      return id
    }
    var source = SourceRecord()
    if text.contains("://") {
      source.url = try Check.url(text, "the address of a source")
    } else {
      source.publisher = text.nfc
    }
    return try make(source, quotesID: nil)
  }

  /// The source with this uid or address.
  func source(_ reference: String) throws -> Int? {
    let id = try sourceAliases[reference] ?? database.sources.id(uid: reference) ?? database.sources.id(url: reference)
    if let id { try touch(.source, id, try label(id), isNew: false) }
    return id
  }

  private func record(_ source: SourceRecord, quotesID: Int?) throws -> Int {
    try admitDates(of: source)
    var same = try source.uid.flatMap { try database.sources.id(uid: $0) }
    if same == nil, let url = source.url { same = try database.sources.id(url: url) }
    if same == nil, source.uid == nil, source.url == nil {
      same = try database.sources.candidates(for: source).first { try database.sources.get($0)?.quotesID == quotesID }
    }
    guard let id = same else { return try make(source, quotesID: quotesID) }
    let lacks = try compare(source, with: id)
    let recorded = try database.sources.get(id)?.quotesID
    let lacksChain = try compare(
      "source #\(id)", [("relayed source", recorded.map { "#\($0)" }, quotesID.map { "#\($0)" })])
    if lacks || lacksChain { try complete(id, with: source, quotesID: quotesID) }
    try touch(.source, id, try label(id), isNew: false)
    return id
  }

  /// Archives the text of a source that is recorded, and looks up the quotes in it that are cited already.
  /// - Throws: `Failure` where another text is archived.
  public func archive(_ text: String, as id: Int) throws {
    var source = SourceRecord()
    source.text = text
    if try compare(source, with: id) { try complete(id, with: source, quotesID: nil) }
  }

  /// Adds what is not known yet of a source that is recorded.
  private func complete(_ id: Int, with source: SourceRecord, quotesID: Int?) throws {
    let before = try database.sources.get(id)
    try change("sources", id) { try database.sources.complete(id, with: source, quotesID: quotesID) }
    guard try quotesID == nil || !database.connection.isInCircle(id, by: "quotes_id", in: .sources) else {
      throw Failure(.badData, "a source cannot relay itself")
    }
    let after = try database.sources.get(id)
    completed = after != before
    if before?.textSHA3 != after?.textSHA3 { try locateQuotes(in: id) }
  }

  private func make(_ source: SourceRecord, quotesID: Int?) throws -> Int {
    let id = try database.sources.insert(source, quotesID: quotesID)
    if source.text == nil { withoutText[id] = true }
    try touch(.source, id, try label(id), isNew: true)
    return id
  }

  private func stubs(_ publishers: ArraySlice<String>) throws -> Int? {
    guard let first = publishers.first else { return nil }
    var stub = SourceRecord()
    stub.publisher = first.nfc
    return try make(stub, quotesID: try stubs(publishers.dropFirst()))
  }

  /// The publishers that a source relays, step by step.
  private func chain(_ id: Int) throws -> [String] { try database.sources.chain(id).dropFirst().map { $0.label.nfc } }

  private func label(_ id: Int) throws -> String { try database.sources.chainLabel(id) }

  private func admitDates(of source: SourceRecord) throws {
    let lie = "the dates of a source lie"
    try admit(source.published, "The date of publication", of: lie)
    try admit(source.accessed, "The date of access", of: lie)
  }

  private func compare(_ source: SourceRecord, with id: Int) throws -> Bool {
    guard let recorded = try database.sources.get(id) else { return false }
    if isTyped, let text = source.text, let digest = recorded.textSHA3, digest != SHA3.hex256(text) {
      throw Failure(
        .badData,
        "Another text of source #\(id) is archived already. A page that has changed is a source of its own, with the "
          + "address of an archived copy or without one.")
    }
    return try compare(
      "source #\(id)",
      [
        ("address", recorded.url, source.url), ("publisher", recorded.publisher, source.publisher),
        ("title", recorded.title, source.title), ("language", recorded.lang, source.lang),
        ("date of publication", recorded.published, source.published),
        ("date of access", recorded.accessed, source.accessed),
        ("SHA3-256 of its text", recorded.textSHA3, source.text.map(SHA3.hex256)),
      ])
  }
}
