internal import SQLite

/// What Discourse Network Analyzer calls a coding, as statements.
///
/// Documents become sources with their text; a coded passage becomes a statement whose quote is that passage; the
/// variables person, organization, concept and agreement become official, organization, and a stance that supports or
/// opposes a claim of the kind policy. Other variables, attributes and coders become notes.
///
/// A file is read document by document, once to see whether all of it is right, and once to bring it in. So it may be
/// larger than memory.
public enum DNAStatements {
  /// Looks at a whole file.
  /// - Parameter path: the `.dna` file; it is opened for reading only, and stays open as long as what is read.
  /// - Throws: `Failure` where the file as a whole cannot be read.
  public static func read(_ path: String) throws -> Intake {
    try DNADatabase.reading(path) {
      var look = DNALook(try DNAStream(path))
      return try look.run()
    }
  }
}

/// A database that was looked at, and is read again kind by kind. It is used by whoever takes the entries alone; what
/// is done on other cores has no part of it.
final class DNAStream: EntryStream, @unchecked Sendable {
  let path: String
  let db: DNADatabase
  let shelf: DNAShelf
  /// What numbers in the file mean.
  let words: DNAArticle.Words
  /// How many records there are of each kind.
  fileprivate(set) var counts: [Record.Kind: Int] = [:]

  init(_ path: String) throws {
    self.path = path
    db = try DNADatabase(path)
    shelf = try DNAShelf(db)
    words = DNAArticle.Words(variables: try db.variables(), types: try db.types(), coders: try db.coders())
  }

  var count: Int { counts.values.reduce(0, +) }
  func count(of kind: Record.Kind) -> Int { counts[kind, default: 0] }

  /// Documents with the statements in them.
  typealias Piece = [(place: Int, document: DNADatabase.Document, coded: [DNAArticle.Coded])]

  func entries(of kind: Record.Kind) -> any EntryPieces {
    var wanted = count(of: kind)
    func counted(_ entries: [Intake.Entry]?) throws -> [Intake.Entry]? {
      wanted -= entries?.count ?? 0
      guard entries != nil || wanted == 0 else {
        throw Failure.fileWasChanged
      }
      return entries
    }
    switch kind {
    case _ where wanted == 0: return Ahead { $0 }
    case .source, .statement:
      var next: (() throws -> Piece?)?
      let pieces = Ahead<Piece, [Intake.Entry]>({ [self] in
        try DNADatabase.reading(path) {
          let begun = try next ?? documents(withStatements: kind == .statement)
          next = begun
          return try begun()
        }
      }) { [words] documents in
        documents.flatMap { document in
          let read = DNAArticle(document.document, words).read(document.coded)
          return kind == .source ? read.source.map { [$0] } ?? [] : read.statements
        }
      }
      return CountedPieces { try counted(pieces.take()) }
    default:
      var next: (() throws -> (id: Int, value: String)?)?
      return CountedPieces { [self] in
        let entries = try DNADatabase.reading(path) {
          if next == nil { db.limitTime() }
          let begun = try next ?? shelf.entities(of: kind)
          next = begun
          var entries: [Intake.Entry] = []
          while entries.count < 500, let (id, value) = try begun() {
            let record = try Self.record(kind, value, shelf.note(ofEntity: id))
            entries.append(Intake.Entry(place: Intake.Place("entity", id), record: record))
          }
          return entries
        }
        return try counted(entries.isEmpty ? nil : entries)
      }
    }
  }

  /// It is no text that could be mended.
  func verbatim(_: Set<Intake.Place>) -> [UInt8]? { nil }

  // MARK: - Reading

  /// How many bytes of text and how many statements a piece has, unless one document has more.
  private static let most = (bytes: 1 << 20, statements: 1000)

  /// Begins to hand over the documents; nil behind the last.
  /// - Parameters:
  ///   - withStatements: whether their statements are wanted.
  ///   - refused: told of a row that is no document, when they are looked at for the first time. Later those that
  ///     have the number of another one are passed over.
  fileprivate func documents(
    withStatements: Bool, refused: ((DNADatabase.BadRow) -> Void)? = nil
  ) throws -> () throws -> Piece? {
    db.limitTime()
    let next = try db.documents()
    var place = 0
    return { [self] in
      var (piece, bytes, statements): (Piece, Int, Int) = ([], 0, 0)
      while bytes < Self.most.bytes, statements < Self.most.statements, let row = try next() {
        place += 1
        switch row {
        case .failure(let bad): refused?(bad)
        case .success(let document):
          guard try refused != nil || shelf.place(ofDocument: document.id) == place else { continue }
          let coded = try withStatements ? coded(document.id) : []
          piece.append((place, document, coded))
          bytes += document.text?.utf8.count ?? 0
          statements += coded.count
        }
      }
      return piece.isEmpty ? nil : piece
    }
  }

  private func coded(_ documentID: Int) throws -> [DNAArticle.Coded] {
    try shelf.statements(of: documentID).map { DNAArticle.Coded(statement: $0, values: try shelf.values(of: $0.id)) }
  }

  /// The record that an entity becomes.
  static func record(_ kind: Record.Kind, _ value: String, _ note: String?) throws -> Record {
    let name = try Check.line(value, "the value of an entity")
    let note = try note.map { try Check.text($0, "an attribute of an entity") }
    switch kind {
    case .official: return .official(OfficialRecord(name: name, note: note))
    case .organization: return .organization(OrganizationRecord(name: name, note: note))
    default:
      var claim = ClaimRecord(text: name)
      (claim.kind, claim.note) = (.policy, note)
      return .claim(claim)
    }
  }
}

/// Entries that are handed over by a closure.
private struct CountedPieces: EntryPieces {
  let next: () throws -> [Intake.Entry]?
  func take() throws -> [Intake.Entry]? { try next() }
}

/// Looks at all of a database, and keeps only what is wrong, and how many records are right.
private struct DNALook {
  private let stream: DNAStream
  private var intake = Intake()
  private var notKept = NotKept()

  private var db: DNADatabase { stream.db }
  private var shelf: DNAShelf { stream.shelf }

  init(_ stream: DNAStream) { self.stream = stream }

  mutating func run() throws -> Intake {
    try db.attributes { [shelf] in try shelf.add(attribute: $1, $2, of: $0) }
    for (place, table) in DNADatabase.ValueTable.allCases.enumerated() {
      try db.values(of: table) { [shelf] in try shelf.add(value: $2, $1, in: place, of: $0) }
    }
    try db.statements { row in
      switch row {
      case .success(let coded): try shelf.add(coded)
      case .failure(let bad):
        intake.refuse(Intake.Place("statement", bad.id), kind: "statement", Failure(.badData, bad.reason))
        try shelf.add(unreadable: bad.id)
      }
    }
    try shelf.makeIndexes()
    try lookAtEntities()
    try lookAtDocuments()
    try lookAtTheRest()
    if let sentence = notKept.sentence { intake.notices.append(sentence) }
    intake.stream = stream
    return intake
  }

  // MARK: - Persons, organizations and concepts

  private mutating func lookAtEntities() throws {
    try db.entities { row in
      switch row {
      case .success(let entity): try take(entity)
      case .failure(let bad):
        intake.refuse(Intake.Place("entity", bad.id), kind: "entity", Failure(.badData, bad.reason))
      }
    }
  }

  private mutating func take(_ entity: DNADatabase.Entity) throws {
    let variable = stream.words.variables[entity.variableID] ?? ""
    let kinds: [String: Record.Kind] = ["person": .official, "organization": .organization, "concept": .claim]
    let kind = kinds[variable]
    let value = ForeignText.line(entity.value)
    let place = Intake.Place("entity", entity.id)
    guard try shelf.add(entity: entity.id, value) else {
      return intake.refuse(
        place, kind: kind?.rawValue ?? "entity", Failure(.badData, "another entity has the number \(entity.id)"))
    }
    // DNA has an empty one for each variable. Those of other variables are told by the statements that have them.
    guard let value, let kind else {
      notKept.add("attributes of the variable \"\(variable)\"", try shelf.attributeCount(ofEntity: entity.id))
      if value != nil, entity.hasParent { notKept.add("ENTITIES.ChildOf") }
      return
    }
    if entity.hasParent { notKept.add("ENTITIES.ChildOf") }
    do {
      _ = try DNAStream.record(kind, value, shelf.note(ofEntity: entity.id))
      if try shelf.declare(entity: entity.id, kind, Fold.key(value)) {
        stream.counts[kind, default: 0] += 1
      } else {
        notKept.add("attributes of a second \(variable) of one name", try shelf.attributeCount(ofEntity: entity.id))
      }
    } catch let failure as Failure {
      intake.refuse(place, kind: kind.rawValue, failure, names: [value])
    }
  }

  // MARK: - Documents and their statements

  private mutating func lookAtDocuments() throws {
    var refused: [DNADatabase.BadRow] = []
    let next = try stream.documents(withStatements: true) { refused.append($0) }
    var places: [(document: Int, place: Int)] = []
    let articles = Ahead<DNAStream.Piece, [DNAArticle.Outcome]>({
      guard let piece = try next() else { return nil }
      places += piece.map { ($0.document.id, $0.place) }
      return piece
    }) { [words = stream.words] documents in documents.map { DNAArticle($0.document, words).read($0.coded) } }
    while let outcomes = try articles.take() {
      for (outcome, (id, place)) in zip(outcomes, places.prefix(outcomes.count)) { try take(outcome, id, place) }
      places.removeFirst(outcomes.count)
    }
    for bad in refused {
      intake.refuse(Intake.Place("document", bad.id), kind: "source", Failure(.badData, bad.reason))
      // Its statements may be those of another document of that number.
      guard try shelf.add(document: bad.id, 0) else { continue }
      for statement in try shelf.statements(of: bad.id) {
        intake.refusals.append(DNAArticle.refusal(of: statement))
      }
    }
  }

  private mutating func take(_ outcome: DNAArticle.Outcome, _ documentID: Int, _ place: Int) throws {
    guard try shelf.add(document: documentID, place) else {
      return intake.refuse(
        Intake.Place("document", documentID), kind: "source",
        Failure(.badData, "another document has the number \(documentID)"))
    }
    if outcome.source != nil { stream.counts[.source, default: 0] += 1 }
    stream.counts[.statement, default: 0] += outcome.statements.count
    intake.refusals += outcome.refusals
    intake.skip("statement", outcome.skipped)
    notKept.add(outcome.notKept)
  }

  /// What belongs to nothing, or stands in tables that nobody knows.
  private mutating func lookAtTheRest() throws {
    try shelf.statementsWithoutDocument { id, documentID in
      intake.refuse(
        Intake.Place("statement", id), kind: "statement", Failure(.badData, "there is no document \(documentID)"))
    }
    for (place, count) in try shelf.valuesWithoutStatement() {
      notKept.add("\(DNADatabase.ValueTable.allCases[place].rawValue) of no statement", count)
    }
    notKept.add("ATTRIBUTEVALUES of no entity", try shelf.attributesWithoutEntity())
    for table in try db.otherTables() { notKept.add(table.name, table.count) }
  }
}
