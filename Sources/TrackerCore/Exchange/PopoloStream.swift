/// A Popolo file that was looked at, and is read again list by list.
struct PopoloStream: EntryStream {
  struct Piece: Sendable {
    let elements: JSONFile.Piece
    /// How many records there are in it.
    let count: Int
  }

  let index: PopoloIndex
  let dates: DateReader
  /// The pieces with records of each kind.
  let pieces: [Record.Kind: [Piece]]
  let joined: JoinedMemberships

  var count: Int { pieces.keys.reduce(0) { $0 + count(of: $1) } }

  func count(of kind: Record.Kind) -> Int { pieces[kind, default: []].reduce(0) { $0 + $1.count } }

  func entries(of kind: Record.Kind) -> any EntryPieces {
    var rest = pieces[kind, default: []][...]
    let list = PopoloFile.lists.first { $0.kind == kind }
    return Ahead({ rest.popFirst() }) { [index, dates, joined] piece in
      var reader = PopoloReader(index, dates)
      let entries = try list.map { try reader.entries(piece.elements, of: $0.key, $0.unit, joined) } ?? []
      guard entries.count == piece.count else {
        throw Failure.fileWasChanged
      }
      return entries
    }
  }

  /// An object with the elements that stand at these places, and what they refer to, so that it can be read by itself.
  func verbatim(_ places: Set<Intake.Place>) throws -> [UInt8]? {
    let memberships = places.filter { $0.unit == "membership" }.flatMap { joined.others[$0.number] ?? [] }.map(\.number)
    let all = places.union(memberships.map { Intake.Place("membership", $0) })
    var found: [String: [Range<Int>]] = [:]
    var wanted: [(list: String, id: String)] = []
    for (key, unit, _) in PopoloFile.lists where all.contains(where: { $0.unit == unit }) {
      if case .other(let range)? = index.file.members.first(where: { $0.key == key })?.value { found[key] = [range] }
      for piece in index.file.list(key) {
        try index.file.forEach(piece) { element in
          guard all.contains(Intake.Place(unit, element.number)) else { return }
          found[key, default: []].append(element.bytes)
          wanted += Self.references(element.tree)
        }
      }
    }
    while let (list, id) = wanted.popLast() {
      guard let element = index.element(list, id), found[list]?.contains(element.bytes) != true else { continue }
      found[list, default: []].append(element.bytes)
      wanted += Self.references(try index.file.tree(element.bytes))
    }
    return try written(found)
  }

  /// What an element refers to.
  private static func references(_ element: JSONTree) -> [(list: String, id: String)] {
    let keys = [
      ("person_id", "persons"), ("creator_id", "persons"), ("post_id", "posts"), ("organization_id", "organizations"),
      ("on_behalf_of_id", "organizations"), ("parent_id", "organizations"), ("legislative_period_id", "events"),
      ("area_id", "areas"),
    ]
    return keys.compactMap { key, list in element[key]?.text.map { (list, $0) } }
  }

  private func written(_ found: [String: [Range<Int>]]) throws -> [UInt8] {
    var result = Array("{".utf8)
    for (key, _) in index.file.members {
      guard let ranges = found[key]?.sorted(by: { $0.lowerBound < $1.lowerBound }) else { continue }
      result += "\(result.count > 1 ? "," : "")\n\"\(key)\": [".utf8
      for (number, range) in ranges.enumerated() {
        result += number > 0 ? ",\n".utf8 : "\n".utf8
        result += try index.file.source.bytes(range)
      }
      result += "\n]".utf8
    }
    return result + "\n}\n".utf8
  }
}
