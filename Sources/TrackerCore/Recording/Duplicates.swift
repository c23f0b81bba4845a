/// Pairs of records of one kind that may be one record under two spellings.
public struct Duplicates {
  /// Two records that look alike.
  public struct Pair: Equatable, Sendable {
    /// The number of the one, the smaller.
    public var id: Int
    /// The number of the other.
    public var otherID: Int
    /// The spelling of the one that looks like one of the other.
    public var spelling: String
    /// The spelling of the other.
    public var otherSpelling: String
    /// How many letters differ once both are folded; 0 where they read the same, or have the same words in another order.
    public var distance: Int
  }

  private struct Spelling {
    let id: Int
    let text: String
    let letters: [Unicode.Scalar]
  }

  private let names: Names
  private let toldApart: ToldApart

  /// The records of a file.
  public init(_ database: Database) { (names, toldApart) = (database.names, database.toldApart) }

  /// The pairs of a kind, the likeliest first, without those that a person has told apart and claims that are tied
  /// to each other already.
  public func pairs(_ kind: NamedKind) throws -> [Pair] {
    var spellings: [Spelling] = []
    try names.forEach(kind) { id, text in
      let letters = Array(Fold.key(text).unicodeScalars)
      // Names without a letter have nothing in common.
      if !letters.isEmpty { spellings.append(Spelling(id: id, text: text, letters: letters)) }
    }
    var best: [[Int]: Pair] = [:]
    func propose(_ one: Spelling, _ other: Spelling, _ distance: Int) {
      guard one.id != other.id else { return }
      let (one, other) = one.id < other.id ? (one, other) : (other, one)
      if let known = best[[one.id, other.id]], known.distance <= distance { return }
      best[[one.id, other.id]] = Pair(
        id: one.id, otherID: other.id, spelling: one.text, otherSpelling: other.text, distance: distance)
    }
    for same in Dictionary(grouping: spellings, by: { Self.wordsInOrder($0.text) }).values where same.count > 1 {
      for (index, one) in same.enumerated() { same[(index + 1)...].forEach { propose(one, $0, 0) } }
    }
    Self.forEachNear(spellings) { propose($0, $1, $2) }
    for apart in try toldApart.pairs(kind.record) + (kind == .claim ? names.tiedClaims() : []) { best[apart] = nil }
    return best.values.sorted { ($0.distance, $0.id, $0.otherID) < ($1.distance, $1.id, $1.otherID) }
  }

  /// The words of a name in the order of the alphabet: "Khorakian, Amir" is "Amir Khorakian".
  private static func wordsInOrder(_ name: String) -> [String] {
    name.split(whereSeparator: \.isWhitespace).map { Fold.key(String($0)) }.filter { !$0.isEmpty }.sorted()
  }

  /// How many letters of two folded spellings may differ.
  private static func limit(_ length: Int) -> Int { length < 7 ? 0 : length < 14 ? 1 : most }
  private static let most = 2

  /// Finds all pairs that are near each other without comparing each with each: where at most two letters differ, one
  /// of three pieces of the shorter stands in the longer, at most two letters off its place.
  ///
  /// Source: G. Li, D. Deng, J. Wang, J. Feng, "Pass-Join: A Partition-based Method for Similarity Joins", PVLDB 5
  /// (2011).
  private static func forEachNear(_ spellings: [Spelling], _ body: (Spelling, Spelling, Int) -> Void) {
    struct Piece: Hashable {
      let length: Int
      let start: Int
      let letters: ArraySlice<Unicode.Scalar>
    }
    var byPiece: [Piece: [Int]] = [:]
    let sorted = spellings.sorted { $0.letters.count < $1.letters.count }
    for (index, spelling) in sorted.enumerated() {
      let letters = spelling.letters
      var compared: Set<Int> = []
      for length in max(1, letters.count - most)...max(1, letters.count) {
        for place in pieces(length) {
          for start in max(0, place.lowerBound - most)...(place.lowerBound + most)
          where start + place.count <= letters.count {
            let piece = Piece(
              length: length, start: place.lowerBound, letters: letters[start..<(start + place.count)])
            for other in byPiece[piece] ?? [] where compared.insert(other).inserted {
              let limit = limit(letters.count)
              if let distance = editDistance(letters, sorted[other].letters, limit: limit) {
                body(spelling, sorted[other], distance)
              }
            }
          }
        }
      }
      for place in pieces(letters.count) {
        byPiece[Piece(length: letters.count, start: place.lowerBound, letters: letters[place]), default: []].append(
          index)
      }
    }
  }

  /// The places of three pieces of a text of some length; one of the whole where it is too short to be cut.
  private static func pieces(_ length: Int) -> [Range<Int>] {
    guard length > most else { return [0..<length] }
    let cuts = (0...(most + 1)).map { $0 * length / (most + 1) }
    return (0...most).map { cuts[$0]..<cuts[$0 + 1] }
  }
}
