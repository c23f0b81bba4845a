/// What elements of a Popolo file say of others that refer to them by their id: a few words of each, and its place.
struct PopoloIndex: Sendable {
  /// The lists whose elements are referred to, and the keys that are read there.
  private static let keys = [
    "organizations": ["name", "parent_id"], "persons": [], "posts": ["label", "role", "organization_id"],
    "areas": ["name"], "events": ["name", "start_date", "end_date"],
  ]

  /// The element with an id.
  struct Element: Sendable {
    /// Where it stands in the file.
    let bytes: Range<Int>
    /// What is read of it.
    fileprivate let values: [String: String]

    subscript(key: String) -> String? { values[key] }
  }

  let file: JSONFile
  private var byID: [String: [String: Element]] = [:]
  /// The ids of organizations, by their folded name.
  private var bodies: [String: String] = [:]

  /// - Throws: `Failure` where such a list is no JSON.
  init(_ file: JSONFile) throws {
    self.file = file
    for (list, keys) in Self.keys {
      var found: [String: Element] = [:]
      for piece in file.list(list) {
        try file.forEach(piece) { element in
          guard let id = element.tree["id"]?.text, found[id] == nil else { return }
          let values = keys.compactMap { key in element.tree[key]?.text.map { (key, $0) } }
          found[id] = Element(bytes: element.bytes, values: Dictionary(values, uniquingKeysWith: { first, _ in first }))
          guard list == "organizations" else { return }
          let name = Fold.key(element.tree["name"]?.text ?? "")
          if !name.isEmpty, bodies[name] == nil { bodies[name] = id }
        }
      }
      byID[list] = found
    }
  }

  /// The first element of a list with an id.
  func element(_ list: String, _ id: String?) -> Element? { id.flatMap { byID[list]?[$0] } }

  /// The id of the organization with a name.
  func body(called name: String) -> String? { bodies[Fold.key(name)] }
}
