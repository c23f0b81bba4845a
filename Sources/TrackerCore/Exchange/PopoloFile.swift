/// Popolo JSON, in which parliaments and their members are published.
///
/// Persons become officials, organizations organizations, memberships roles (their posts give the title), and speeches
/// statements without a stance. What tracker has no place for is counted and said.
/// <https://www.popoloproject.com/specs/>; EveryPolitician's `ep-popolo-v1.0.json` is the form that most files have.
///
/// A file is read a piece at a time: once to find where its elements stand, once to see whether all of them are right,
/// and once to bring them in. In memory is only what elements say of others that refer to them, so it may be larger
/// than memory.
public enum PopoloFile {
  /// The lists of a file, what one element of each is called in messages, and the kind of record that it becomes; a
  /// post is only a part of the roles of those who hold it.
  static let lists: [(key: String, unit: String, kind: Record.Kind?)] = [
    ("organizations", "organization", .organization), ("persons", "person", .official), ("posts", "post", nil),
    ("memberships", "membership", .role), ("speeches", "speech", .statement),
  ]

  /// Looks at a whole file.
  /// - Parameters:
  ///   - source: one JSON object in UTF-8.
  ///   - dates: what reads the dates.
  ///   - progress: told how many bytes are read.
  /// - Throws: `Failure` where the file as a whole is no Popolo.
  public static func read(
    _ source: any ByteSource, dates: DateReader = DateReader(), progress: (Int) -> Void = { _ in }
  ) throws -> Intake {
    let file = try JSONFile(source)
    guard file.members.contains(where: { member in lists.contains { $0.key == member.key } }) else {
      throw Failure(
        .badData,
        "It has none of the lists of Popolo: \(lists.map(\.key).joined(separator: ", ")). Popolo is one object with "
          + "these lists; if the file holds something else, say so with --from.")
    }
    var look = PopoloLook(try PopoloIndex(file), dates)
    return try look.run(progress)
  }
}

/// Looks at all elements of a file, and keeps only what is wrong, and how many records are right.
private struct PopoloLook {
  private let index: PopoloIndex
  private let dates: DateReader
  private var intake = Intake()
  private var notKept = NotKept()
  private var pieces: [Record.Kind: [PopoloStream.Piece]] = [:]
  private var joined = JoinedMemberships()
  /// The posts that somebody holds.
  private var heldPosts: Set<String> = []
  private var read = 0

  init(_ index: PopoloIndex, _ dates: DateReader) { (self.index, self.dates) = (index, dates) }

  mutating func run(_ progress: (Int) -> Void) throws -> Intake {
    for (key, value) in index.file.members where !PopoloFile.lists.contains(where: { $0.key == key }) {
      try count(key, value)
    }
    // Posts come behind the memberships, which tell who holds them.
    for key in ["organizations", "persons", "memberships", "posts", "speeches"] { try look(key, progress) }
    if let sentence = notKept.sentence { intake.notices.append(sentence) }
    intake.stream = PopoloStream(index: index, dates: dates, pieces: pieces, joined: joined)
    return intake
  }

  /// Counts what stands under a key that is none of Popolo's, or whose elements are only referred to.
  private mutating func count(_ key: String, _ value: JSONFile.Value) throws {
    var count = 0
    switch value {
    case .list(let pieces): for piece in pieces { try index.file.forEach(piece) { _ in count += 1 } }
    case .other(let range): count = try index.file.tree(range, depth: 1).isEmpty ? 0 : 1
    }
    let what = ["areas", "events"].contains(key) ? "\(key) apart from what roles note of them" : key
    if key != "@context" { notKept.add(what, count) }
  }

  private mutating func look(_ key: String, _ progress: (Int) -> Void) throws {
    guard let (_, unit, becomes) = PopoloFile.lists.first(where: { $0.key == key }) else { return }
    let kind = becomes?.rawValue ?? unit
    if case .other(let range)? = index.file.members.first(where: { $0.key == key })?.value,
      case let tree = try index.file.tree(range, depth: 1), tree != .null
    {
      intake.refuse(
        Intake.Place(unit, 1), kind: kind,
        Failure(.badData, "\"\(key)\" is not a list, so nothing of it can be read; put [ and ] around what it holds"))
    }
    var rest = index.file.list(key)[...]
    let seen = Ahead({ rest.popFirst() }) { [index, dates] piece in
      var reader = PopoloReader(index, dates)
      return Seen(piece: piece, outcomes: try reader.read(piece, of: key), notKept: reader.notKept)
    }
    while let seen = try seen.take() {
      var count = 0
      for outcome in seen.outcomes { count += take(outcome, unit, kind) ? 1 : 0 }
      if let becomes {
        pieces[becomes, default: []].append(PopoloStream.Piece(elements: seen.piece, count: count))
      }
      notKept.add(seen.notKept)
      read += seen.piece.bytes.count
      progress(read)
    }
  }

  private struct Seen: Sendable {
    let piece: JSONFile.Piece
    let outcomes: [PopoloReader.Outcome]
    let notKept: NotKept
  }

  /// Takes note of what an element is.
  /// - Returns: whether it is a record of its own.
  private mutating func take(_ outcome: PopoloReader.Outcome, _ unit: String, _ kind: String) -> Bool {
    switch outcome {
    case .record: return true
    case .membership(let element, let role, let post):
      if let post { heldPosts.insert(post) }
      guard !joined.joins(element, role) else {
        intake.skip(kind)
        return false
      }
      return true
    case .post(let id):
      if id.map({ !heldPosts.contains($0) }) ?? true { intake.skip(kind) }
      return false
    case .noPlace:
      intake.skip(kind)
      return false
    case .refused(let number, let reason, let names, let post):
      if let post { heldPosts.insert(post) }
      intake.refusals.append(
        Intake.Refusal(place: Intake.Place(unit, number), kind: kind, reason: reason, names: names))
      return false
    }
  }
}

/// Memberships with one title and time in one body: they are one role, that of the first.
struct JoinedMemberships: Sendable {
  /// What makes two memberships one role, as a number of 128 bits that only this run of the program knows.
  struct Key: Hashable, Sendable {
    private let high, low: Int

    init(_ role: RoleRecord) {
      func hash(_ salt: Int) -> Int {
        var hasher = Hasher()
        hasher.combine(salt)
        for part in [role.official, role.organization, role.title, role.held] { hasher.combine(part) }
        return hasher.finalize()
      }
      (high, low) = (hash(1), hash(2))
    }
  }

  private var first: [Key: Int] = [:]
  /// The others, by the number of the first.
  private(set) var others: [Int: [Element]] = [:]
  /// The numbers of the others.
  private(set) var numbers: Set<Int> = []

  struct Element: Sendable {
    let number: Int
    let bytes: Range<Int>
  }

  /// Whether an element belongs to a role of one before.
  mutating func joins(_ element: Element, _ key: Key) -> Bool {
    guard let before = first[key] else {
      first[key] = element.number
      return false
    }
    others[before, default: []].append(element)
    numbers.insert(element.number)
    return true
  }
}
