/// A document of Discourse Network Analyzer as a source, with the coded passages of it as statements.
struct DNAArticle {
  /// What numbers in the file mean: the names of variables, of types of statements, and of coders.
  struct Words: Sendable {
    let variables, types, coders: [Int: String]
  }

  /// A statement with its values.
  struct Coded: Sendable {
    let statement: DNADatabase.CodedStatement
    let values: [DNAShelf.Value]
  }

  /// What came of it.
  struct Outcome: Sendable {
    var source: Intake.Entry?
    var statements: [Intake.Entry] = []
    var refusals: [Intake.Refusal] = []
    var skipped = 0
    var notKept = NotKept()
  }

  /// A passage that says something of a text, and nothing of who speaks.
  private struct Annotation {
    let place: Range<Int>
    let type, note: String
  }

  private let document: DNADatabase.Document
  private let words: Words
  private let uid: String
  private var outcome = Outcome()
  private var annotations: [Annotation] = []

  init(_ document: DNADatabase.Document, _ words: Words) {
    (self.document, self.words) = (document, words)
    let hash = SHA3.hex256((document.text ?? "") + "\n" + (document.title ?? "")).prefix(16)
    uid = "dna-\(hash)-document-\(document.id)"
  }

  /// Reads it, and the statements in it.
  consuming func read(_ coded: [Coded]) -> Outcome {
    do {
      let source = try source()
      outcome.source = Intake.Entry(place: Intake.Place("document", document.id), record: .source(source))
      let text = UTF16Places(document.text ?? "")
      for coded in coded { take(coded, text, source.published) }
      attach()
    } catch {
      outcome.refusals.append(
        Intake.Refusal(
          place: Intake.Place("document", document.id), kind: "source", reason: "\(error)", names: [uid]))
      outcome.refusals += coded.map { Self.refusal(of: $0.statement) }
    }
    return outcome
  }

  /// That a statement cannot be taken because its document cannot.
  static func refusal(of statement: DNADatabase.CodedStatement) -> Intake.Refusal {
    Intake.Refusal(
      place: Intake.Place("statement", statement.id), kind: "statement",
      reason: "it refers to document \(statement.documentID), which was refused", isConsequence: true)
  }

  // MARK: - The document

  private mutating func source() throws -> SourceRecord {
    var source = SourceRecord()
    source.uid = uid
    source.title = try document.title?.trimmed.map { try Check.text($0, "the title of a document").nfc }
    source.publisher = try ForeignText.line(document.source).map { try Check.line($0, "the source of a document") }
    guard source.title != nil || source.publisher != nil else {
      throw Failure(.badData, "the document has neither a title nor a source")
    }
    source.text = try document.text.flatMap { $0.trimmed == nil ? nil : try Check.text($0, "the text of a document") }
    source.published = day(document.date)
    for other in document.others { outcome.notKept.add("DOCUMENTS.\(other.name)") }
    return source
  }

  /// The day of a document; nil for DNA's way of saying that there is none, and for days that nothing was said on.
  private mutating func day(_ seconds: Int?) -> String? {
    guard let seconds, seconds != 0 else { return nil }
    // From 1800-01-01 to 2199-12-31.
    guard (-5_364_662_400..<7_258_118_400).contains(seconds) else {
      outcome.notKept.add("DOCUMENTS.Date outside 1800–2199")
      return nil
    }
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    return Day(number: day).iso
  }

  // MARK: - Statements

  /// A value with the name of its variable.
  private struct Said {
    let name: String
    let value: String
    let isEntity: Bool
    let isBoolean: Bool
  }

  private mutating func take(_ coded: Coded, _ text: UTF16Places, _ published: String?) {
    let place = Intake.Place("statement", coded.statement.id)
    do {
      let values = try said(coded)
      let passage = try Self.passage(coded.statement, in: text)
      let type = words.types[coded.statement.typeID] ?? "type \(coded.statement.typeID)"
      guard type == "DNA Statement" || values.contains(where: { $0.isEntity && Self.speakers.contains($0.name) }) else {
        let note = note(coded.statement, values, except: []).joined(separator: "; ")
        annotations.append(Annotation(place: passage.place, type: type, note: note))
        return
      }
      var statement = try statement(coded.statement, type, values)
      statement.uid = uid.replacing("-document-\(document.id)", with: "-statement-\(coded.statement.id)")
      (statement.quote, statement.saidOn) = (try Check.text(passage.words, "the coded passage"), published)
      statement.saidOnBasis = published == nil ? nil : .reported
      var citation = CitationRecord(uid)
      (citation.place, citation.verbatim) = (passage.place, true)
      statement.citations = [citation]
      try statement.check()
      outcome.statements.append(Intake.Entry(place: place, record: .statement(statement)))
    } catch {
      outcome.refusals.append(Intake.Refusal(place: place, kind: "statement", reason: "\(error)"))
    }
  }

  private static let speakers = ["person", "organization"]

  private func said(_ coded: Coded) throws -> [Said] {
    try coded.values.compactMap { value in
      let name = words.variables[value.variableID] ?? "variable \(value.variableID)"
      if let missing = value.missing {
        throw Failure(.badData, "its \"\(name)\" is the entity \(missing), which is not there or cannot be read")
      }
      return value.text.map { Said(name: name, value: $0, isEntity: value.isEntity, isBoolean: value.isBoolean) }
    }
  }

  /// Who speaks, and the position taken.
  private func statement(
    _ coded: DNADatabase.CodedStatement, _ type: String, _ values: [Said]
  ) throws -> StatementRecord {
    func only(_ variable: String) throws -> String? {
      let found = values.filter { $0.isEntity && $0.name == variable }.map(\.value)
      guard found.count < 2 else { throw Failure(.badData, "it has \(found.count) values for \"\(variable)\"") }
      return found.first
    }
    var statement = StatementRecord()
    statement.official = try only("person")
    statement.post = try only("organization")
    let agreement = values.first { $0.isBoolean && $0.name == "agreement" }?.value
    var used = Self.speakers
    if let concept = try only("concept"), let agreement, agreement == "0" || agreement == "1" {
      statement.stances = [StanceRecord(agreement == "1" ? .supports : .opposes, concept)]
      used += ["concept", "agreement"]
    }
    var notes = note(coded, values, except: used)
    if type != "DNA Statement" { notes.insert("type: \(type)", at: 0) }
    statement.note = try notes.isEmpty ? nil : Check.text(notes.joined(separator: "; "), "the note of a statement")
    return statement
  }

  /// The values of variables that have no place of their own, and the coder.
  private func note(_ coded: DNADatabase.CodedStatement, _ values: [Said], except used: [String]) -> [String] {
    let coder = coded.coderID.flatMap { words.coders[$0]?.trimmed }.map { ["coder: \($0)"] } ?? []
    return values.filter { !used.contains($0.name) }.map { "\($0.name): \($0.value)" } + coder
  }

  /// The words between two offsets in UTF-16 units, which Java counts, and their place in code points.
  private static func passage(
    _ coded: DNADatabase.CodedStatement, in text: UTF16Places
  ) throws -> (words: String, place: Range<Int>) {
    guard coded.start >= 0, coded.start < coded.stop, coded.stop <= text.count else {
      throw Failure(
        .badData, "it stands at \(coded.start)–\(coded.stop), and the text of its document has \(text.count) characters"
      )
    }
    guard let first = text.place(of: coded.start), let last = text.place(of: coded.stop) else {
      throw Failure(.badData, "it begins or ends within a character, at \(coded.start)–\(coded.stop)")
    }
    return (String(text.text[first.index..<last.index]), first.scalars..<last.scalars)
  }

  /// Notes the annotations at the statements that they overlap; counts those that overlap none.
  private mutating func attach() {
    for annotation in annotations {
      var isAttached = false
      for (index, entry) in outcome.statements.enumerated() {
        guard case .statement(var statement) = entry.record, let place = statement.citations.first?.place,
          place.overlaps(annotation.place)
        else { continue }
        isAttached = true
        guard (try? Check.text(annotation.note, "")) != nil else { continue }
        let note = "\(annotation.type): \(annotation.note)"
        statement.note = statement.note.map { "\($0); \(note)" } ?? note
        outcome.statements[index] = Intake.Entry(place: entry.place, record: .statement(statement))
      }
      if !isAttached {
        outcome.skipped += 1
        outcome.notKept.add("STATEMENTS of the type \"\(annotation.type)\" beside any statement")
      }
    }
  }
}

/// A text in which one looks up places that are counted in UTF-16 units, without going through it from its beginning.
struct UTF16Places {
  /// A place in the text.
  typealias Place = (units: Int, scalars: Int, index: String.Index)

  let text: String
  /// How many units it has.
  let count: Int
  /// Every so many code points a place, the first at the beginning.
  private let marks: [Place]

  init(_ text: String) {
    self.text = text
    var marks: [Place] = []
    var place: Place = (0, 0, text.startIndex)
    for index in text.unicodeScalars.indices {
      if place.scalars % 256 == 0 { marks.append((place.units, place.scalars, index)) }
      place = (place.units + UTF16.width(text.unicodeScalars[index]), place.scalars + 1, index)
    }
    (self.marks, count) = (marks, place.units)
  }

  /// The place before a unit; nil within a code point and outside the text.
  func place(of unit: Int) -> Place? {
    guard unit >= 0, unit <= count else { return nil }
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].units <= unit { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return (0, 0, text.startIndex) }
    var place = marks[low - 1]
    while place.units < unit {
      place.units += UTF16.width(text.unicodeScalars[place.index])
      place.scalars += 1
      text.unicodeScalars.formIndex(after: &place.index)
    }
    return place.units == unit ? place : nil
  }
}
