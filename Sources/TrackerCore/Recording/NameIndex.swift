/// Every spelling of every record of one kind, ready to be compared with what somebody typed.
///
/// The keys of all spellings stand behind each other in one array: tens of thousands are read, and gone through for
/// what is near a name, in milliseconds.
struct NameIndex {
  /// A record under one of its spellings.
  struct Candidate: Equatable {
    let id: Int
    let spelling: String
  }

  private struct Entry {
    let candidate: Candidate
    /// Where its key stands; empty where it was taken back.
    var place: Range<Int>
    let letters: LetterSet
    /// The entry before it whose key has the same hash.
    let earlier: Int?
  }

  private var entries: [Entry] = []
  private var keys: [Unicode.Scalar] = []
  private var latest: [Int: Int] = [:]
  private let fold = KeyFold()

  init(_ names: Names, _ kind: NamedKind) throws {
    try names.forEach(kind) { id, spelling in add(id, spelling) }
  }

  mutating func add(_ id: Int, _ spelling: String) {
    let start = keys.count
    fold.append(spelling, to: &keys)
    let key = keys[start...]
    let earlier = latest.updateValue(entries.count, forKey: Self.hash(key))
    entries.append(
      Entry(
        candidate: Candidate(id: id, spelling: spelling), place: key.indices, letters: LetterSet(key), earlier: earlier)
    )
  }

  mutating func remove(_ id: Int, _ spelling: String) {
    let candidate = Candidate(id: id, spelling: spelling)
    for index in called(fold.key(spelling)) where entries[index].candidate == candidate { entries[index].place = 0..<0 }
  }

  /// The records with this name in any spelling that counts as the same.
  func ids(called name: String) -> [Int] {
    let key = fold.key(name)
    return key.isEmpty ? [] : Array(Set(called(key).map { entries[$0].candidate.id })).sorted()
  }

  /// All records, each under its main name.
  var all: [Candidate] { distinct(entries) }

  /// The records of which one spelling begins like this, each once.
  func candidates(beginning name: String) -> [Candidate] {
    let key = fold.key(name)
    guard !key.isEmpty else { return [] }
    return distinct(entries.filter { keys[$0.place].starts(with: key) })
  }

  /// The records of which one spelling has a word that begins like this, such as a surname; each once.
  func candidates(containing name: String) -> [Candidate] {
    let key = fold.key(name)
    let letters = LetterSet(key[...])
    return distinct(
      entries.filter { $0.letters.contains(letters) && hasPart($0.candidate.spelling, keys[$0.place], key[...]) })
  }

  /// The records that may have been meant: spelt nearly so, or longer or shorter by some words.
  func candidates(near name: String, most: Int = 3) -> [Candidate] {
    let key = fold.key(name)
    guard key.count > 2 else { return [] }
    let letters = LetterSet(key[...])
    let pattern = NearPart(key)
    var found: [(distance: Int, entry: Entry)] = []
    for entry in entries {
      let length = max(key.count, entry.place.count)
      let limit = length < 4 ? 0 : length < 7 ? 1 : min(2 + length / 20, 6)
      if abs(key.count - entry.place.count) <= limit, letters.differences(from: entry.letters) <= limit,
        pattern.mayStand(in: keys[entry.place], limit: limit),
        let distance = editDistance(key, Array(keys[entry.place]), limit: limit)
      {
        found.append((distance, entry))
      } else if entry.letters.contains(letters) && hasPart(entry.candidate.spelling, keys[entry.place], key[...])
        || letters.contains(entry.letters) && hasPart(name, key[...], keys[entry.place])
      {
        found.append((limit + 1, entry))
      }
    }
    if found.isEmpty { found = nearParts(of: name, key, pattern) }
    let sorted = found.sorted { ($0.distance, $0.entry.candidate.id) < ($1.distance, $1.entry.candidate.id) }
    return Array(distinct(sorted.map(\.entry), inOrder: true).prefix(most))
  }

  /// The entries with some words that are spelt nearly so, such as a surname.
  private func nearParts(of name: String, _ key: [Unicode.Scalar], _ pattern: NearPart) -> [(
    distance: Int, entry: Entry
  )] {
    let count = name.split(whereSeparator: \.isWhitespace).count
    // In a sentence there is always something.
    guard key.count > 4, count <= 3 else { return [] }
    let letters = LetterSet(key[...])
    let limit = key.count < 7 ? 1 : 2
    return entries.compactMap { entry in
      guard letters.missing(from: entry.letters) <= limit, pattern.mayStand(in: keys[entry.place], limit: limit) else {
        return nil
      }
      let words = entry.candidate.spelling.split(whereSeparator: \.isWhitespace)
      let distances = words.indices.dropLast(count - 1).compactMap { first in
        editDistance(key, fold.key(words[first..<first + count].joined(separator: " ")), limit: limit)
      }
      return distances.min().map { ($0, entry) }
    }
  }

  /// The entries with a key.
  private func called(_ key: [Unicode.Scalar]) -> [Int] {
    var found: [Int] = []
    var next = latest[Self.hash(key[...])]
    while let index = next {
      if keys[entries[index].place] == key[...] { found.append(index) }
      next = entries[index].earlier
    }
    return found
  }

  /// Whether a name has a word with which a key begins: "خوراکیان" is a part of "امیر خوراکیان", "ict" is none of
  /// "District Court".
  private func hasPart(_ name: String, _ whole: ArraySlice<Unicode.Scalar>, _ key: ArraySlice<Unicode.Scalar>) -> Bool {
    guard key.count >= 3, let first = key.first,
      whole.indices.contains(where: { whole[$0] == first && whole[$0...].starts(with: key) })
    else { return false }
    let words = name.split(whereSeparator: \.isWhitespace)
    return words.indices.contains { fold.key(words[$0...].joined(separator: " ")).starts(with: key) }
  }

  private func distinct(_ entries: [Entry], inOrder: Bool = false) -> [Candidate] {
    var seen: Set<Int> = []
    let candidates = entries.map(\.candidate)
    return (inOrder ? candidates : candidates.sorted { $0.id < $1.id }).filter { seen.insert($0.id).inserted }
  }

  /// Source: G. Fowler, L. C. Noll, P. Vo, the hash FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>
  private static func hash(_ key: ArraySlice<Unicode.Scalar>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for scalar in key { hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash)
  }
}

/// Which letters there are in a key, those being one whose numbers differ by a multiple of 64.
private struct LetterSet {
  private var bits: UInt64 = 0

  init(_ key: ArraySlice<Unicode.Scalar>) {
    for scalar in key { bits |= 1 << UInt64(scalar.value & 63) }
  }

  /// Whether all of the other are here.
  func contains(_ other: LetterSet) -> Bool { other.bits & ~bits == 0 }

  /// How many of the letters are not among others.
  func missing(from other: LetterSet) -> Int { (bits & ~other.bits).nonzeroBitCount }

  /// How many letters must at least be changed to turn a key with these into one with those.
  func differences(from other: LetterSet) -> Int {
    max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount)
  }
}
