/// Popolo JSON, in which parliaments and their members are published.
///
/// Persons become officials, organizations organizations, memberships roles (their posts give the title), and speeches
/// statements without a stance. What tracker has no place for is counted and said.
/// <https://www.popoloproject.com/specs/>; EveryPolitician's `ep-popolo-v1.0.json` is the form that most files have.
public enum PopoloFile {
  /// The lists of a file, and what one element of each is called in messages.
  static let lists = [
    ("organizations", "organization"), ("persons", "person"), ("posts", "post"), ("memberships", "membership"),
    ("speeches", "speech"),
  ]

  /// Reads a whole file.
  /// - Parameters:
  ///   - bytes: one JSON object in UTF-8.
  ///   - dates: what reads the dates.
  /// - Throws: `Failure` where the file as a whole is no Popolo.
  public static func read(_ bytes: [UInt8], dates: DateReader = DateReader()) throws -> Intake {
    let file = try JSONTree(bytes)
    guard case .object(let object) = file, lists.contains(where: { object[$0.0] != nil }) else {
      throw Failure(
        .badData,
        "It has none of the lists of Popolo: \(lists.map(\.0).joined(separator: ", ")). Popolo is one object with "
          + "these lists; if the file holds something else, say so with --from.")
    }
    var reader = PopoloReader(file, dates)
    return reader.read()
  }

  /// An object with the elements that stand at these places, as Popolo.
  static func elements(_ places: Set<Intake.Place>, of bytes: [UInt8]) throws -> [UInt8] {
    let file = try JSONTree(bytes)
    var result: [String: [JSONTree]] = [:]
    for (list, unit) in lists {
      let elements = (file[list]?.list ?? []).enumerated()
        .filter { places.contains(Intake.Place(unit, $0.offset + 1)) }.map(\.element)
      if !elements.isEmpty { result[list] = elements }
    }
    // What the refused ones refer to, so that the file can be read by itself.
    for (list, key) in [("persons", "person_id"), ("persons", "creator_id"), ("posts", "post_id")] {
      take(list, file, &result, referredToBy: [key])
    }
    take("organizations", file, &result, referredToBy: ["organization_id", "on_behalf_of_id"])
    take("events", file, &result, referredToBy: ["legislative_period_id"])
    take("areas", file, &result, referredToBy: ["area_id"])
    while take("organizations", file, &result, referredToBy: ["parent_id"]) {}
    var object = JSONObject()
    for (list, elements) in result { _ = object.add(list, .list(elements)) }
    return try JSONTree.object(object).bytes()
  }

  /// Adds the elements of a list that others refer to.
  /// - Returns: whether there were any that are not there yet.
  @discardableResult
  private static func take(
    _ list: String, _ file: JSONTree, _ result: inout [String: [JSONTree]], referredToBy keys: [String]
  ) -> Bool {
    let wanted = Set(result.values.joined().flatMap { element in keys.compactMap { element[$0]?.text } })
    let there = Set((result[list] ?? []).compactMap { $0["id"]?.text })
    let missing = (file[list]?.list ?? []).filter { element in
      element["id"]?.text.map { wanted.contains($0) && !there.contains($0) } ?? false
    }
    guard !missing.isEmpty else { return false }
    result[list] = (result[list] ?? []) + missing
    return true
  }
}

/// Reads one Popolo file.
struct PopoloReader {
  let file: JSONTree
  let dates: DateReader
  private var intake = Intake()
  var notKept = NotKept()
  /// The elements that others refer to, by list and id.
  private var byID: [String: [String: JSONTree]] = [:]

  init(_ file: JSONTree, _ dates: DateReader) {
    self.file = file
    self.dates = dates
    for list in ["persons", "organizations", "posts", "areas", "events"] {
      let elements = file[list]?.list ?? []
      byID[list] = Dictionary(
        elements.compactMap { element in element["id"]?.text.map { ($0, element) } },
        uniquingKeysWith: { first, _ in first })
    }
  }

  mutating func read() -> Intake {
    if case .object(let object) = file {
      for (key, value) in object.members where !PopoloFile.lists.contains(where: { $0.0 == key }) && key != "@context" {
        let count = value.list.count
        notKept.add(key, count > 0 || value.isEmpty ? count : 1)
      }
    }
    forEach("organizations", "organization", "organization") { try $0.organization($1) }
    forEach("persons", "person", "official") { try $0.official($1) }
    memberships()
    posts()
    forEach("speeches", "speech", "statement") { try $0.speech($1) }
    if let sentence = notKept.sentence { intake.notices.append(sentence) }
    return intake
  }

  /// Makes a record of each element; nil where it has no place in tracker.
  private mutating func forEach(
    _ list: String, _ unit: String, _ kind: String, _ make: (inout Self, JSONTree) throws -> Record?
  ) {
    if let value = file[list], value.list.isEmpty, !value.isEmpty {
      intake.refuse(Intake.Place(list, 1), kind: kind, Failure(.badData, "\"\(list)\" is not a list"))
    }
    for (index, element) in (file[list]?.list ?? []).enumerated() {
      let place = Intake.Place(unit, index + 1)
      do {
        guard case .object = element else { throw Failure(.badData, "it is no JSON object") }
        guard let record = try make(&self, element) else {
          intake.skip(kind)
          continue
        }
        intake.add(record, at: place)
      } catch {
        intake.refuse(
          place, kind: kind, error, names: [element["id"]?.text.map(ForeignText.uid), element["name"]?.text])
      }
    }
  }

  /// Counts the properties of an element that are not kept.
  mutating func count(_ element: JSONTree, of list: String, except kept: Set<String>) {
    guard case .object(let object) = element else { return }
    for (key, value) in object.members where !kept.contains(key) && !value.isEmpty { notKept.add("\(list).\(key)") }
  }

  // MARK: - Organizations and persons

  private mutating func organization(_ element: JSONTree) throws -> Record? {
    if isUnknown(element) { return nil }
    count(
      element, of: "organizations",
      except: ["id", "name", "lang", "other_names", "classification", "parent_id", "note"])
    let name = try name(of: element, "an organization")
    let notes = [
      ForeignText.line(element["classification"]?.text).map { "classification: \($0)" }, element["note"]?.text,
    ]
    return .organization(
      OrganizationRecord(
        uid: element["id"]?.text.map(ForeignText.uid), name: name, lang: ForeignText.lang(element["lang"]?.text),
        names: names(element, of: "organizations"), parent: try reference("organizations", element, "parent_id"),
        note: try note(notes, of: "an organization")))
  }

  private mutating func official(_ element: JSONTree) throws -> Record? {
    count(element, of: "persons", except: ["id", "name", "lang", "other_names", "biography", "note"])
    let name = try name(of: element, "a person")
    return .official(
      OfficialRecord(
        uid: element["id"]?.text.map(ForeignText.uid), name: name, lang: ForeignText.lang(element["lang"]?.text),
        names: names(element, of: "persons"),
        note: try note([element["biography"]?.text, element["note"]?.text], of: "a person")))
  }

  func note(_ parts: [String?], of what: String) throws -> String? {
    let note = parts.compactMap { $0 }.joined(separator: "; ")
    return note.isEmpty ? nil : try Check.text(note, "the note of \(what)")
  }

  /// Whether this is EveryPolitician's party "unknown", which says that nobody knows.
  private func isUnknown(_ organization: JSONTree?) -> Bool {
    organization?["name"]?.text?.lowercased() == "unknown"
  }

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
    guard let id = element[key]?.text else { return nil }
    guard byID[list]?[id] != nil else {
      throw Failure(.badData, "\"\(key)\" is \"\(id.prefix(60))\", and none of the \(list) of the file has this id")
    }
    return ForeignText.uid(id)
  }

  // MARK: - Memberships

  /// Memberships with one title and time in one body are one role, which notes for whom, where and when.
  private mutating func memberships() {
    var roles: [(role: RoleRecord, place: Intake.Place, remarks: [String])] = []
    var indexes: [[String?]: Int] = [:]
    for (offset, element) in (file["memberships"]?.list ?? []).enumerated() {
      let place = Intake.Place("membership", offset + 1)
      do {
        guard case .object = element else { throw Failure(.badData, "it is no JSON object") }
        let role = try role(element)
        let key = [role.official, role.organization, role.title, role.held]
        if let index = indexes[key] {
          roles[index].remarks += remarks(element).filter { !roles[index].remarks.contains($0) }
          intake.furtherMemberships[roles[index].place.number, default: []].append(place.number)
          intake.skip("role")
        } else {
          indexes[key] = roles.count
          roles.append((role, place, remarks(element)))
        }
      } catch {
        intake.refuse(place, kind: "role", error)
      }
    }
    for (role, place, remarks) in roles {
      var role = role
      role.note = remarks.isEmpty ? nil : remarks.joined(separator: "; ")
      intake.add(.role(role), at: place)
    }
  }

  private mutating func role(_ element: JSONTree) throws -> RoleRecord {
    count(
      element, of: "memberships",
      except: [
        "id", "person_id", "organization_id", "post_id", "role", "label", "on_behalf_of_id", "legislative_period_id",
        "area_id", "start_date", "end_date", "note",
      ])
    let post = element["post_id"]?.text.flatMap { byID["posts"]?[$0] }
    if post == nil { _ = try reference("posts", element, "post_id") }
    guard let official = try reference("persons", element, "person_id") else {
      throw Failure(.badData, "\"person_id\" of a membership is missing")
    }
    let body = try reference("organizations", element, "organization_id")
    guard let organization = try body ?? post.flatMap({ try reference("organizations", $0, "organization_id") }) else {
      throw Failure(.badData, "\"organization_id\" of a membership is missing")
    }
    let titles = [element["role"], element["label"], post?["label"], post?["role"]]
    let title = titles.lazy.compactMap { ForeignText.line($0?.text) }.first ?? "member"
    return RoleRecord(
      official: official, organization: organization, title: try Check.line(title, "the role of a membership"),
      held: try held(element))
  }

  /// From when to when; an end that is not given is unknown, which EDTF writes as nothing.
  private func held(_ element: JSONTree) throws -> String? {
    let (start, end) = (date(element["start_date"]), date(element["end_date"]))
    guard start != nil || end != nil else { return nil }
    return try dates.edtf("\(start ?? "")/\(end ?? "")", "the time of a membership")
  }

  /// A date without its time of day.
  func date(_ value: JSONTree?) -> String? {
    value?.text?.split(separator: "T").first.flatMap { String($0).trimmed }
  }

  private func remarks(_ element: JSONTree) -> [String] {
    func named(_ list: String, _ key: String) -> String? {
      guard let id = element[key]?.text else { return nil }
      let other = byID[list]?[id]
      return isUnknown(other) ? nil : ForeignText.line(other?["name"]?.text) ?? id
    }
    return [
      named("organizations", "on_behalf_of_id").map { "on behalf of \($0)" },
      named("events", "legislative_period_id").map { "in \($0)" }, named("areas", "area_id").map { "for \($0)" },
      element["note"]?.text,
    ].compactMap { $0 }
  }

  /// Posts are told by the roles of those who hold them; others are counted.
  private mutating func posts() {
    let held = Set((file["memberships"]?.list ?? []).compactMap { $0["post_id"]?.text })
    for post in file["posts"]?.list ?? [] {
      count(post, of: "posts", except: ["id", "label", "role", "organization_id"])
      if post["id"]?.text.map({ !held.contains($0) }) ?? true { intake.skip("post") }
    }
  }
}
