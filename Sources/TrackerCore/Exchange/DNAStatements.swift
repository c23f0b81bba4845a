/// What Discourse Network Analyzer calls a coding, as statements.
///
/// Documents become sources with their text; a coded passage becomes a statement whose quote is that passage; the
/// variables person, organization, concept and agreement become official, organization, and a stance that supports or
/// opposes a claim of the kind policy. Other variables, attributes and coders become notes.
public enum DNAStatements {
  /// Reads a whole file.
  /// - Parameter path: the `.dna` file; it is opened for reading only.
  /// - Throws: `Failure` where the file as a whole cannot be read.
  public static func read(_ path: String) throws -> Intake {
    try DNADatabase.reading(path) {
      var reader = DNAReader(try DNADatabase(path))
      return try reader.read()
    }
  }
}

private struct DNAReader {
  /// A document that became a source.
  private struct Article {
    let uid: String
    let text: String
    let published: String?
    /// The coded passages of it that became statements: the entry and the place.
    var passages: [(entry: Int, place: Range<Int>)] = []
  }

  /// A passage that says something of a text, and nothing of who speaks.
  private struct Annotation {
    let documentID: Int
    let place: Range<Int>
    let type, note: String
  }

  private let db: DNADatabase
  private var intake = Intake()
  private var notKept = NotKept()
  private var articles: [Int: Article] = [:]
  private var refusedDocuments: Set<Int> = []
  private var variables: [Int: DNADatabase.Variable] = [:]
  private var entities: [Int: String] = [:]
  private var emptyEntities: Set<Int> = []
  /// Statements with a value that is not there or cannot be read, and why.
  private var damaged: [Int: String] = [:]
  private var coders: [Int: String] = [:]
  private var types: [Int: String] = [:]
  private var values: [Int: [String: [(name: String, value: String)]]] = [:]
  private var annotations: [Annotation] = []

  init(_ db: DNADatabase) { self.db = db }

  mutating func read() throws -> Intake {
    types = try db.types()
    coders = try db.coders()
    variables = Dictionary(try db.variables().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    try readEntities()
    try readValues()
    try db.documents { row in
      switch row {
      case .success(let document): take(document)
      case .failure(let bad):
        intake.refuse(Intake.Place("document", bad.id), kind: "source", Failure(.badData, bad.reason))
        refusedDocuments.insert(bad.id)
      }
    }
    try db.statements { row in
      switch row {
      case .success(let coded): take(coded)
      case .failure(let bad):
        intake.refuse(Intake.Place("statement", bad.id), kind: "statement", Failure(.badData, bad.reason))
      }
    }
    annotations.forEach { attach($0) }
    for table in try db.otherTables() { notKept.add(table.name, table.count) }
    if let sentence = notKept.sentence { intake.notices.append(sentence) }
    return intake
  }

  // MARK: - Persons, organizations and concepts

  private mutating func readEntities() throws {
    let attributes = Dictionary(grouping: try db.attributes(), by: \.entityID)
    var seen: Set<String> = []
    try db.entities { row in
      switch row {
      case .success(let entity): take(entity, attributes[entity.id] ?? [], &seen)
      case .failure(let bad):
        intake.refuse(Intake.Place("entity", bad.id), kind: "entity", Failure(.badData, bad.reason))
      }
    }
  }

  private mutating func take(
    _ entity: DNADatabase.Entity, _ attributes: [(entityID: Int, name: String, value: String)],
    _ seen: inout Set<String>
  ) {
    guard let value = ForeignText.line(entity.value) else {
      emptyEntities.insert(entity.id)  // DNA has an empty one for each variable
      return
    }
    entities[entity.id] = value
    if entity.hasParent { notKept.add("ENTITIES.ChildOf") }
    let place = Intake.Place("entity", entity.id)
    let note = attributes.isEmpty ? nil : attributes.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
    let variable = variables[entity.variableID]?.name ?? ""
    let kind = ["person": "official", "organization": "organization", "concept": "claim"][variable] ?? "entity"
    do {
      let name = try Check.line(value, "the value of an entity")
      guard kind != "entity", seen.insert("\(kind) \(Fold.key(name))").inserted else {
        // Other variables are told by the statements that have them.
        notKept.add("attributes of the variable \"\(variable)\"", kind == "entity" ? attributes.count : 0)
        return
      }
      let noteText = try note.map { try Check.text($0, "an attribute of an entity") }
      switch kind {
      case "official": intake.add(.official(OfficialRecord(name: name, note: noteText)), at: place)
      case "organization": intake.add(.organization(OrganizationRecord(name: name, note: noteText)), at: place)
      default:
        var claim = ClaimRecord(text: name)
        (claim.kind, claim.note) = (.policy, noteText)
        intake.add(.claim(claim), at: place)
      }
    } catch {
      intake.refuse(place, kind: kind, error, names: [value])
    }
  }

  /// The values of each statement by variable; those of entities spelt out, yes and no as 1 and 0.
  private mutating func readValues() throws {
    for table in ["DATASHORTTEXT", "DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT"] {
      for (statementID, variableID, value) in try db.values(of: table) {
        let name = variables[variableID]?.name ?? "variable \(variableID)"
        if table == "DATASHORTTEXT", let id = Int(value), entities[id] == nil, !emptyEntities.contains(id) {
          damaged[statementID] = "its \"\(name)\" is the entity \(id), which is not there or cannot be read"
        }
        let text = table == "DATASHORTTEXT" ? Int(value).flatMap { entities[$0] } : value.trimmed
        if let text { values[statementID, default: [:]][table, default: []].append((name, text)) }
      }
    }
  }

  // MARK: - Documents

  private mutating func take(_ document: DNADatabase.Document) {
    let place = Intake.Place("document", document.id)
    let hash = SHA3.hex256((document.text ?? "") + "\n" + (document.title ?? "")).prefix(16)
    let uid = "dna-\(hash)-document-\(document.id)"
    do {
      var source = SourceRecord()
      source.uid = uid
      source.title = try document.title?.trimmed.map { try Check.text($0, "the title of a document").nfc }
      source.publisher = try ForeignText.line(document.source).map { try Check.line($0, "the source of a document") }
      guard source.title != nil || source.publisher != nil else {
        throw Failure(.badData, "the document has neither a title nor a source")
      }
      source.text = try document.text.flatMap { $0.trimmed == nil ? nil : try Check.text($0, "the text of a document") }
      source.published = day(document.date)
      for other in document.others { notKept.add("DOCUMENTS.\(other.name)") }
      articles[document.id] = Article(uid: uid, text: document.text ?? "", published: source.published)
      intake.add(.source(source), at: place)
    } catch {
      refusedDocuments.insert(document.id)
      intake.refuse(place, kind: "source", error, names: [uid])
    }
  }

  /// The day of a document; nil for DNA's way of saying that there is none, and for days that nothing was said on.
  private mutating func day(_ seconds: Int?) -> String? {
    guard let seconds, seconds != 0 else { return nil }
    // From 1800-01-01 to 2199-12-31.
    guard (-5_364_662_400..<7_258_118_400).contains(seconds) else {
      notKept.add("DOCUMENTS.Date outside 1800–2199")
      return nil
    }
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    return Day(number: day).iso
  }

  // MARK: - Statements

  private mutating func take(_ coded: DNADatabase.CodedStatement) {
    let place = Intake.Place("statement", coded.id)
    do {
      if refusedDocuments.contains(coded.documentID) {
        let reason = "it refers to document \(coded.documentID), which was refused"
        return intake.refusals.append(
          Intake.Refusal(place: place, kind: "statement", reason: reason, isConsequence: true))
      }
      if let reason = damaged[coded.id] { throw Failure(.badData, reason) }
      guard let article = articles[coded.documentID] else {
        throw Failure(.badData, "there is no document \(coded.documentID)")
      }
      let passage = try Self.passage(coded, in: article.text)
      let type = types[coded.typeID] ?? "type \(coded.typeID)"
      let names = values[coded.id]?["DATASHORTTEXT"] ?? []
      let speakers = names.filter { ["person", "organization"].contains($0.name) }
      guard !speakers.isEmpty || type == "DNA Statement" else {
        let note = note(coded, except: []).joined(separator: "; ")
        annotations.append(
          Annotation(documentID: coded.documentID, place: passage.place, type: type, note: note))
        return
      }
      var statement = try self.statement(coded, type, names)
      statement.uid = article.uid.replacing("-document-\(coded.documentID)", with: "-statement-\(coded.id)")
      (statement.quote, statement.saidOn) = (try Check.text(passage.words, "the coded passage"), article.published)
      statement.saidOnBasis = article.published == nil ? nil : .reported
      var citation = CitationRecord(article.uid)
      (citation.place, citation.verbatim) = (passage.place, true)
      statement.citations = [citation]
      try statement.check()
      articles[coded.documentID]?.passages.append((intake.entries.count, passage.place))
      intake.add(.statement(statement), at: place)
    } catch {
      intake.refuse(place, kind: "statement", error)
    }
  }

  /// Who speaks, and the position taken.
  private func statement(
    _ coded: DNADatabase.CodedStatement, _ type: String, _ names: [(name: String, value: String)]
  ) throws -> StatementRecord {
    func only(_ variable: String) throws -> String? {
      let found = names.filter { $0.name == variable }.map(\.value)
      guard found.count < 2 else { throw Failure(.badData, "it has \(found.count) values for \"\(variable)\"") }
      return found.first
    }
    var statement = StatementRecord()
    statement.official = try only("person")
    statement.post = try only("organization")
    let agreement = values[coded.id]?["DATABOOLEAN"]?.first { $0.name == "agreement" }?.value
    var used = ["person", "organization"]
    if let concept = try only("concept"), let agreement, agreement == "0" || agreement == "1" {
      statement.stances = [StanceRecord(agreement == "1" ? .supports : .opposes, concept)]
      used += ["concept", "agreement"]
    }
    var notes = note(coded, except: used)
    if type != "DNA Statement" { notes.insert("type: \(type)", at: 0) }
    statement.note = try notes.isEmpty ? nil : Check.text(notes.joined(separator: "; "), "the note of a statement")
    return statement
  }

  /// The values of variables that have no place of their own, and the coder.
  private func note(_ coded: DNADatabase.CodedStatement, except used: [String]) -> [String] {
    let tables = ["DATASHORTTEXT", "DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT"]
    let others = tables.flatMap { values[coded.id]?[$0] ?? [] }.filter { !used.contains($0.name) }
    let coder = coded.coderID.flatMap { coders[$0]?.trimmed }.map { ["coder: \($0)"] } ?? []
    return others.map { "\($0.name): \($0.value)" } + coder
  }

  /// The words between two offsets in UTF-16 units, which Java counts, and their place in code points.
  private static func passage(
    _ coded: DNADatabase.CodedStatement, in text: String
  ) throws -> (words: String, place: Range<Int>) {
    let units = text.utf16
    guard coded.start >= 0, coded.start < coded.stop, coded.stop <= units.count else {
      throw Failure(
        .badData,
        "it stands at \(coded.start)–\(coded.stop), and the text of its document has \(units.count) characters")
    }
    let start = units.index(units.startIndex, offsetBy: coded.start)
    let stop = units.index(units.startIndex, offsetBy: coded.stop)
    let scalars = text.unicodeScalars
    guard let first = start.samePosition(in: scalars), let last = stop.samePosition(in: scalars) else {
      throw Failure(.badData, "it begins or ends within a character, at \(coded.start)–\(coded.stop)")
    }
    let offset = scalars.distance(from: scalars.startIndex, to: first)
    return (String(scalars[first..<last]), offset..<offset + scalars.distance(from: first, to: last))
  }

  /// Notes an annotation at the statements that it overlaps; counts one that overlaps none.
  private mutating func attach(_ annotation: Annotation) {
    let passages = articles[annotation.documentID]?.passages.filter { $0.place.overlaps(annotation.place) } ?? []
    if passages.isEmpty {
      intake.skip("statement")
      notKept.add("STATEMENTS of the type \"\(annotation.type)\" beside any statement")
    }
    for (index, _) in passages {
      let entry = intake.entries[index]
      guard case .statement(var statement) = entry.record, (try? Check.text(annotation.note, "")) != nil else {
        continue
      }
      let note = "\(annotation.type): \(annotation.note)"
      statement.note = statement.note.map { "\($0); \(note)" } ?? note
      intake.entries[index] = Intake.Entry(place: entry.place, record: .statement(statement))
    }
  }
}
