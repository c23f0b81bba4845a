/// Makes records of the elements of a Popolo file.
struct PopoloReader {
  /// What an element is.
  enum Outcome: Sendable {
    case record
    /// A role, and the post that it is in.
    case membership(JoinedMemberships.Element, JoinedMemberships.Key, post: String?)
    case post(id: String?)
    /// It is understood, and has no place in tracker.
    case noPlace
    case refused(number: Int, reason: String, names: [String], post: String?)
  }

  let index: PopoloIndex
  let dates: DateReader
  var notKept = NotKept()

  init(_ index: PopoloIndex, _ dates: DateReader) { (self.index, self.dates) = (index, dates) }

  /// What each element of a piece is.
  /// - Throws: `Failure` where the piece is no JSON.
  mutating func read(_ piece: JSONFile.Piece, of list: String) throws -> [Outcome] {
    var outcomes: [Outcome] = []
    try index.file.forEach(piece) { outcomes.append(outcome($0, of: list)) }
    return outcomes
  }

  private mutating func outcome(_ element: JSONFile.Element, of list: String) -> Outcome {
    let tree = element.tree
    do {
      let record = try record(tree, of: list)
      guard list != "posts" else { return .post(id: tree["id"]?.text) }
      guard let record else { return .noPlace }
      guard case .role(let role) = record else { return .record }
      return .membership(
        JoinedMemberships.Element(number: element.number, bytes: element.bytes), JoinedMemberships.Key(role),
        post: tree["post_id"]?.text)
    } catch {
      let names = [tree["id"]?.text.map(ForeignText.uid), tree["name"]?.text].compactMap { $0 }
      return .refused(
        number: element.number, reason: "\(error)", names: list == "memberships" ? [] : names,
        post: tree["post_id"]?.text)
    }
  }

  /// The records of a piece; what is wrong was refused when the file was looked at.
  /// - Throws: `Failure` where the piece is no JSON.
  mutating func entries(
    _ piece: JSONFile.Piece, of list: String, _ unit: String, _ joined: JoinedMemberships
  ) throws -> [Intake.Entry] {
    var entries: [Intake.Entry] = []
    try index.file.forEach(piece) { element in
      if list == "memberships", joined.numbers.contains(element.number) { return }
      guard var record = try? record(element.tree, of: list) else { return }
      if case .role(var role) = record {
        role.note = try note(of: element, joined.others[element.number] ?? [])
        record = .role(role)
      }
      entries.append(Intake.Entry(place: Intake.Place(unit, element.number), record: record))
    }
    return entries
  }

  private mutating func record(_ element: JSONTree, of list: String) throws -> Record? {
    guard case .object = element else { throw Failure(.badData, "it is no JSON object") }
    switch list {
    case "organizations": return try organization(element)
    case "persons": return try official(element)
    case "memberships": return .role(try role(element))
    case "posts":
      // Posts are told by the roles of those who hold them.
      count(element, of: "posts", except: ["id", "label", "role", "organization_id"])
      return nil
    default: return try speech(element)
    }
  }

  /// Counts the properties of an element that are not kept.
  mutating func count(_ element: JSONTree, of list: String, except kept: Set<String>) {
    guard case .object(let object) = element else { return }
    for (key, value) in object.members where !kept.contains(key) && !value.isEmpty { notKept.add("\(list).\(key)") }
  }

  // MARK: - Organizations and persons

  mutating func organization(_ element: JSONTree) throws -> Record? {
    if isUnknown(element["name"]?.text) { return nil }
    count(
      element, of: "organizations",
      except: ["id", "name", "lang", "other_names", "classification", "identifiers", "parent_id", "note"])
    let name = try name(of: element, "an organization")
    let notes = [
      ForeignText.line(element["classification"]?.text).map { "classification: \($0)" }, identifiers(element),
      element["note"]?.text,
    ]
    return .organization(
      OrganizationRecord(
        uid: element["id"]?.text.map(ForeignText.uid), name: name, lang: ForeignText.lang(element["lang"]?.text),
        names: names(element, of: "organizations"), parent: try reference("organizations", element, "parent_id"),
        note: try note(notes, of: "an organization")))
  }

  mutating func official(_ element: JSONTree) throws -> Record? {
    count(
      element, of: "persons",
      except: ["id", "name", "lang", "other_names", "birth_date", "identifiers", "biography", "note"])
    let born = ForeignText.line(element["birth_date"]?.text).map { "born: \($0)" }
    let name = try name(of: element, "a person")
    return .official(
      OfficialRecord(
        uid: element["id"]?.text.map(ForeignText.uid), name: name, lang: ForeignText.lang(element["lang"]?.text),
        names: names(element, of: "persons"),
        note: try note([born, identifiers(element), element["biography"]?.text, element["note"]?.text], of: "a person"))
    )
  }

  /// What others call it, by which namesakes are told apart: `wikidata: Q1; vote-smart: 2`.
  private func identifiers(_ element: JSONTree) -> String? {
    let all = (element["identifiers"]?.list ?? []).compactMap { identifier in
      ForeignText.line(identifier["identifier"]?.text).map {
        "\(ForeignText.line(identifier["scheme"]?.text) ?? "identifier"): \($0)"
      }
    }
    return all.isEmpty ? nil : all.joined(separator: "; ")
  }

  func note(_ parts: [String?], of what: String) throws -> String? {
    let note = parts.compactMap { $0 }.joined(separator: "; ")
    return note.isEmpty ? nil : try Check.text(note, "the note of \(what)")
  }

  /// Whether this is EveryPolitician's party "unknown", which says that nobody knows.
  func isUnknown(_ name: String?) -> Bool { name?.lowercased() == "unknown" }

  private func name(of element: JSONTree, _ what: String) throws -> String {
    guard let name = ForeignText.line(element["name"]?.text) else {
      throw Failure(.badData, "\"name\" of \(what) is missing")
    }
    return try Check.line(name, "\"name\" of \(what)")
  }

  private mutating func names(_ element: JSONTree, of list: String) -> [Name] {
    (element["other_names"]?.list ?? []).compactMap { other in
      guard let name = ForeignText.line(other["name"]?.text), (try? Check.line(name, "")) != nil else {
        notKept.add("\(list).other_names without a name")
        return nil
      }
      let lang = ForeignText.lang(other["lang"]?.text)
      if lang == nil, other["lang"]?.text != nil { notKept.add("\(list).other_names.lang that is not ISO 639") }
      count(other, of: "\(list).other_names", except: ["name", "lang"])
      return Name(name, lang: lang)
    }
  }

  /// The uid of what an element refers to.
  func reference(_ list: String, _ element: JSONTree, _ key: String) throws -> String? {
    try element[key]?.text.flatMap { try reference(list, $0, key) }
  }

  func reference(_ list: String, _ id: String, _ key: String) throws -> String? {
    guard index.element(list, id) != nil else {
      throw Failure(.badData, "\"\(key)\" is \"\(id.prefix(60))\", and none of the \(list) of the file has this id")
    }
    return ForeignText.uid(id)
  }
}
