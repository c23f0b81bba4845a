/// Finds the record that somebody means by a number, a uid or a name.
public final class References {
  private let names: Names
  private let search: Search
  private var indexes: [NamedKind: NameIndex] = [:]

  /// The records of a file.
  public init(_ database: Database) {
    names = database.names
    search = database.search
  }

  /// The record that is meant, for reading: a number, a uid, any recorded spelling, or a part of one
  /// that only one record has: the beginning, else a surname or a word.
  /// - Throws: `Failure`: not found, with what may have been meant; or ambiguous, with all that it can mean.
  public func find(_ kind: NamedKind, _ text: String) throws -> Int {
    if let id = try byNumber(kind, text) ?? exactly(kind, text) { return id }
    guard Self.number(text) == nil else {
      throw Failure(
        .notFound,
        "There is no \(kind.rawValue) #\(text.drop { $0 == "#" }). `tracker \(kind.command) list` shows them all.")
    }
    for matching in try [index(kind).candidates(beginning: text), index(kind).candidates(containing: text)] {
      if matching.count == 1 { return matching[0].id }
      if matching.count > 1 { throw try ambiguous(kind, text, matching.map(\.id)) }
    }
    var near = try index(kind).candidates(near: text)
    if near.isEmpty { near = try candidates(kind, beginningLike: text) }
    let hint =
      near.isEmpty
      ? "`tracker \(kind.command) list` shows them all." : "Did you mean \(try describe(kind, near))?"
    throw Failure(.notFound, "There is no \(kind.rawValue) \"\(text.prefix(200))\". \(hint)")
  }

  /// The records with a word that begins as a misspelt one does: "renegotation" is nearer to no word than by "renegot".
  private func candidates(_ kind: NamedKind, beginningLike text: String) throws -> [NameIndex.Candidate] {
    guard text.count <= 30, !text.contains(" ") else { return [] }
    for length in stride(from: text.count - 1, through: max(5, text.count / 2), by: -1) {
      let found = try index(kind).candidates(containing: String(text.prefix(length)))
      if !found.isEmpty { return Array(found.prefix(3)) }
    }
    return []
  }

  /// The record with this uid or any spelling of this name, for writing; nil where there is none.
  /// - Throws: `Failure` where several are called so.
  func exactly(_ kind: NamedKind, _ text: String) throws -> Int? {
    if let id = try names.id(kind, uid: text) { return id }
    let spelt = try names.ids(kind, spelt: text.nfc)
    if spelt.count == 1 { return spelt[0] }
    if spelt.count > 1 { throw try ambiguous(kind, text, spelt) }
    let folded = try index(kind).ids(called: text)
    if folded.count > 1 { throw try ambiguous(kind, text, folded) }
    return folded.first
  }

  /// The record with this number; nil where there is none, or the text is no number.
  func byNumber(_ kind: NamedKind, _ text: String) throws -> Int? {
    guard let id = Self.number(text), try names.main(kind, id) != nil else { return nil }
    return id
  }

  /// A record's number as people type it: `12` or `#12`.
  public static func number(_ text: String) -> Int? {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(digits) ?? Int.max
  }

  /// What may have been meant by a name that is not recorded, as a list for people; nil where nothing is close.
  func suggestion(_ kind: NamedKind, for text: String) throws -> String? {
    let near = try index(kind).candidates(near: text)
    return near.isEmpty ? nil : try describe(kind, near)
  }

  /// A record that may be meant.
  public struct Offer: Equatable, Sendable {
    /// Its number.
    public var id: Int
    /// Its main name.
    public var name: String
    /// The spelling that is like what was typed.
    public var spelling: String
  }

  /// What somebody can mean who types a name: the record that is called so, or those of which a spelling, or a word of
  /// one, begins so, or else those that are spelt nearly so. Of claims, which are sentences, some words will do.
  /// - Returns: whether the record is called so, at most `most` records, the likeliest first, and how many more there are;
  ///   of claims found by some of their words only the best 100 are counted.
  public func offers(_ kind: NamedKind, for text: String, most: Int) throws -> (isSure: Bool, [Offer], more: Int) {
    if let id = try byNumber(kind, text) ?? names.id(kind, uid: text) {
      return (true, [Offer(id: id, name: try names.main(kind, id) ?? "", spelling: text)], 0)
    }
    let index = try index(kind)
    let called = index.ids(called: text)
    var found = called.map { NameIndex.Candidate(id: $0, spelling: text) }
    if called.isEmpty { found = index.candidates(beginning: text) + index.candidates(containing: text) }
    if kind == .claim, called.isEmpty {
      found += try search.hits(SearchQuery(text), .claim, limit: 100).map {
        NameIndex.Candidate(id: $0.id, spelling: "")
      }
    }
    if found.isEmpty { found = index.candidates(near: text, most: most) }
    var seen: Set<Int> = []
    found = found.filter { seen.insert($0.id).inserted }
    let offers = try found.prefix(most).map { candidate in
      let main = try names.main(kind, candidate.id) ?? candidate.spelling
      return Offer(id: candidate.id, name: main, spelling: candidate.spelling.isEmpty ? main : candidate.spelling)
    }
    return (called.count == 1, offers, found.count - offers.count)
  }

  /// The spellings that begin as somebody has typed, one of each record; where none does, that of the only record with
  /// a word that begins so. All main names where nothing is typed.
  public func completions(_ kind: NamedKind, of text: String) throws -> [Offer] {
    let index = try index(kind)
    var found = text.isEmpty ? index.all : index.candidates(beginning: text)
    if found.isEmpty {
      found = index.candidates(containing: text)
      guard found.count == 1 else { return [] }
    }
    return try found.map { candidate in
      let main = try names.main(kind, candidate.id) ?? candidate.spelling
      return Offer(id: candidate.id, name: main, spelling: candidate.spelling)
    }
  }

  /// Takes note of a spelling that has just been recorded.
  func note(_ kind: NamedKind, _ id: Int, _ spelling: String) {
    indexes[kind]?.add(id, spelling)
  }

  /// Forgets a spelling that was recorded and taken back.
  func forget(_ kind: NamedKind, _ id: Int, _ spelling: String) {
    indexes[kind]?.remove(id, spelling)
  }

  /// Whether one record or several have this uid or any spelling of this name.
  func isCalled(_ kind: NamedKind, _ text: String) throws -> Bool {
    if try names.id(kind, uid: text) != nil { return true }
    return try !names.ids(kind, spelt: text.nfc).isEmpty || !index(kind).ids(called: text).isEmpty
  }

  /// Reads the names of a kind now, so that who asks for one later need not wait.
  public func prepare(_ kind: NamedKind) throws { _ = try index(kind) }

  private func index(_ kind: NamedKind) throws -> NameIndex {
    if let index = indexes[kind] { return index }
    let index = try NameIndex(names, kind)
    indexes[kind] = index
    return index
  }

  private func ambiguous(_ kind: NamedKind, _ text: String, _ ids: [Int]) throws -> Failure {
    let list = try ids.prefix(10).map { "#\($0) \(try names.main(kind, $0) ?? "")" }.joined(separator: "; ")
    return Failure(
      .badData,
      "\"\(text.prefix(200))\" can mean \(ids.count) \(kind.plural): \(list)\(ids.count > 10 ? "; …" : ""). Give the number."
    )
  }

  private func describe(_ kind: NamedKind, _ candidates: [NameIndex.Candidate]) throws -> String {
    try candidates.map { candidate in
      let main = try names.main(kind, candidate.id) ?? candidate.spelling
      return main == candidate.spelling
        ? "#\(candidate.id) \"\(main)\"" : "#\(candidate.id) \"\(candidate.spelling)\" (\(main))"
    }.joined(separator: ", or ")
  }
}

extension NamedKind {
  /// The noun of the command that handles this kind.
  public var command: String { record.command }
  /// More than one of them.
  public var plural: String { record.plural }
}
