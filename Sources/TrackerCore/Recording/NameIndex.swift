/// Every spelling of every record of one kind, ready to be compared with what somebody typed.
struct NameIndex {
  /// A record under one of its spellings.
  struct Candidate: Equatable {
    let id: Int
    let spelling: String
  }

  private var byKey: [String: [Candidate]] = [:]

  init(_ names: Names, _ kind: NamedKind) throws {
    try names.forEach(kind) { id, spelling in add(id, spelling) }
  }

  mutating func add(_ id: Int, _ spelling: String) {
    byKey[Fold.key(spelling), default: []].append(Candidate(id: id, spelling: spelling))
  }

  mutating func remove(_ id: Int, _ spelling: String) {
    let candidate = Candidate(id: id, spelling: spelling)
    byKey[Fold.key(spelling)]?.removeAll { $0 == candidate }
  }

  /// The records with this name in any spelling that counts as the same.
  func ids(called name: String) -> [Int] {
    let key = Fold.key(name)
    guard !key.isEmpty else { return [] }
    return Array(Set((byKey[key] ?? []).map(\.id))).sorted()
  }

  /// The records of which one spelling begins like this, each once.
  func candidates(beginning name: String) -> [Candidate] {
    let key = Fold.key(name)
    guard !key.isEmpty else { return [] }
    return distinct(byKey.lazy.filter { $0.key.hasPrefix(key) }.flatMap(\.value).sorted { $0.id < $1.id })
  }

  /// The records of which one spelling has a word that begins like this, such as a surname; each once.
  func candidates(containing name: String) -> [Candidate] {
    let key = Fold.key(name)
    let containing = byKey.lazy.filter { $0.key.contains(key) }.flatMap(\.value)
    return distinct(containing.filter { Self.hasPart($0.spelling, key) }.sorted { $0.id < $1.id })
  }

  /// Whether a name has a word with which this key begins: "خوراکیان" is a part of "امیر خوراکیان", "ict" is none
  /// of "District Court".
  private static func hasPart(_ name: String, _ key: String) -> Bool {
    guard key.unicodeScalars.count >= 3 else { return false }
    let words = name.split(whereSeparator: \.isWhitespace)
    return words.indices.contains { Fold.key(words[$0...].joined(separator: " ")).hasPrefix(key) }
  }

  /// The records that may have been meant: spelt nearly so, or longer or shorter by some words.
  func candidates(near name: String, most: Int = 3) -> [Candidate] {
    let key = Fold.key(name)
    let scalars = Array(key.unicodeScalars)
    guard scalars.count > 2 else { return [] }
    var found: [(distance: Int, candidate: Candidate)] = []
    for (otherKey, candidates) in byKey {
      let other = Array(otherKey.unicodeScalars)
      let length = max(scalars.count, other.count)
      let limit = length < 4 ? 0 : length < 7 ? 1 : min(2 + length / 20, 6)
      let distance =
        editDistance(scalars, other, limit: limit)
      if let distance {
        found += candidates.map { (distance, $0) }
      } else if otherKey.contains(key) || key.contains(otherKey) {
        let parts = candidates.filter { Self.hasPart($0.spelling, key) || Self.hasPart(name, otherKey) }
        found += parts.map { (limit + 1, $0) }
      }
    }
    let sorted = found.sorted { ($0.distance, $0.candidate.id) < ($1.distance, $1.candidate.id) }
    return Array(distinct(sorted.map(\.candidate)).prefix(most))
  }

  private func distinct(_ candidates: [Candidate]) -> [Candidate] {
    var seen: Set<Int> = []
    return candidates.filter { seen.insert($0.id).inserted }
  }
}
