internal import SQLite

/// Writes what was typed or imported into the file: finds what it names, makes what is not there yet, and
/// keeps a list of both.
///
/// Use it inside one transaction.
public final class Recorder {
  /// What to do where a name is not recorded.
  public enum NewNames: Sendable {
    /// Make it.
    case make
    /// Make it, unless it is close to a recorded one: that may be a misspelling.
    case makeUnlessClose
  }

  /// A record that was made, or found to be there already.
  public struct Touched: Equatable, Sendable {
    /// What it is.
    public let kind: Record.Kind
    /// Its number in this file.
    public let id: Int
    /// What to call it.
    public let label: String
    /// Whether it was made just now.
    public let isNew: Bool
  }

  let database: Database
  private let newNames: NewNames
  private let surelyNew: Set<String>
  let numbersRefer: Bool
  /// The load that this is a part of, if it is one.
  var load: BulkLoad?
  private let references: References
  private var known: [NamedKind: Remembered<Verbatim, Int>] = [:]
  private var dates = Remembered<Verbatim, Dates.Bounds>()
  var knownSources = Remembered<Verbatim, Int>()
  var roots = Remembered<Int, Claims.Root>()
  /// Sources by a uid that a line gave them though they are recorded under another one.
  var sourceAliases: [String: Int] = [:]

  /// The archived text that was looked at last, and the sources that have none.
  var archived: (sourceID: Int, text: ArchivedText)?
  var withoutText = Remembered<Int, Bool>()
  /// The quotes that somebody typed or that stand in a text that they archived, as they were looked up, in order.
  public internal(set) var lookedUp: [LookedUp] = []

  /// Everything that was made or found, in order, each record once; not within a load, which may be very large.
  public private(set) var touched: [Touched] = []
  private var touchedKeys: Set<String> = []
  /// The numbers of the records that earlier loads made, by kind.
  var made: [Record.Kind: Numbers] = [:]
  /// Within a load: the numbers of the records that were there before all of them, by kind.
  private(set) var reused: [Record.Kind: Numbers] = [:]
  private var newlyReused: [(kind: Record.Kind, id: Int)] = []
  /// Within an attempt: the spellings that it has recorded so far.
  private var newSpellings: [(kind: NamedKind, id: Int, spelling: String)]?

  /// - Parameters:
  ///   - database: where to write.
  ///   - newNames: what to do with names that are not recorded.
  ///   - surelyNew: names that somebody was asked about, and that are new though they are close to recorded ones.
  ///   - numbersRefer: whether `12` means the record with that number, as on the command line; in files that
  ///     come from elsewhere it means nothing.
  public init(_ database: Database, newNames: NewNames, surelyNew: Set<String> = [], numbersRefer: Bool) {
    self.database = database
    self.surelyNew = surelyNew
    self.newNames = newNames
    self.numbersRefer = numbersRefer
    references = References(database)
    utterances = Utterances(database)
  }

  /// Whether a person at the command line types it, who can be asked to decide; otherwise it comes from a file.
  var isTyped: Bool { numbersRefer }

  /// Takes note of a record that was made or found.
  func touch(_ kind: Record.Kind, _ id: Int, _ label: @autoclosure () throws -> String, isNew: Bool) rethrows {
    if let load {
      guard !isNew, !load.isNew(kind.table, id), made[kind]?.contains(id) != true, reused[kind]?.contains(id) != true
      else { return }
      reused[kind, default: Numbers()].insert(id)
      newlyReused.append((kind, id))
    } else if touchedKeys.insert("\(kind.rawValue) \(id)").inserted {
      touched.append(Touched(kind: kind, id: id, label: try label(), isNew: isNew))
    }
  }

  /// Writes something that may turn out to be wrong: then nothing of it stays, neither in the file nor in what is
  /// remembered of the file.
  func attempt(_ body: () throws -> Void) throws {
    (newSpellings, newlyReused) = ([], [])
    defer { newSpellings = nil }
    utterances.begin()
    do {
      try database.connection.transaction(body)
    } catch {
      for new in newSpellings ?? [] { references.forget(new.kind, new.id, new.spelling) }
      for record in newlyReused { reused[record.kind]?.remove(record.id) }
      utterances.forgetNew()
      (known, dates, knownSources, roots, notices) = ([:], Remembered(), Remembered(), Remembered(), [])
      (archived, withoutText) = (nil, Remembered())
      throw error
    }
  }

  /// Whether something in the file is called so.
  func isRecorded(_ kind: Record.Kind, _ text: String) throws -> Bool {
    switch kind {
    case .source:
      return try sourceAliases[text] ?? database.sources.id(uid: text) ?? database.sources.id(url: text) != nil
    case .statement: return try database.statements.id(uid: text) != nil
    default: return try kind.named.map { try references.isCalled($0, text) } ?? false
    }
  }

  private func note(_ kind: NamedKind, _ id: Int, _ spelling: String) {
    references.note(kind, id, spelling)
    newSpellings?.append((kind, id, spelling))
  }

  /// Makes a date known to the file.
  /// - Parameter what: the field that it is for, for messages.
  /// - Returns: what it means.
  /// - Throws: `Failure` where it is no date.
  @discardableResult
  func admit(_ date: String?, _ what: String) throws -> Dates.Bounds? {
    guard let date else { return nil }
    if let bounds = dates[date] { return bounds }
    let repository = Dates(db: database.connection)
    try repository.admit(date, what)
    let bounds = try repository.bounds(date)
    dates[date] = bounds
    return bounds
  }

  /// The same for what was said or published: in our time, as the triggers have it that rest during a load.
  @discardableResult
  func admit(_ date: String?, _ what: String, of record: String) throws -> Dates.Bounds? {
    let bounds = try admit(date, what)
    guard bounds?.isOfOurTime ?? true else {
      throw Failure(.badData, "\(record) between 1800 and 2199, Gregorian")
    }
    return bounds
  }

  /// Changes a record that is there.
  func change<Value>(_ table: String, _ id: Int, _ body: () throws -> Value) throws -> Value {
    try load?.change(table, id, body) ?? body()
  }

  /// What is known of the claims that a statement takes positions on, besides their text.
  public struct ClaimDetails: Sendable {
    /// Of which kind new ones are; nil: events where the stance is on whether it is so, policies where it is on
    /// whether it should be so.
    public var kind: Claim.Kind?
    /// The language of new ones, ISO 639.
    public var lang: String?
    /// The time that they speak of, EDTF.
    public var about: String?

    /// Details that are known.
    public init(kind: Claim.Kind? = nil, lang: String? = nil, about: String? = nil) {
      self.kind = kind
      self.lang = lang
      self.about = about
    }
  }

  // MARK: - What is recorded otherwise

  private var notices: [String] = []

  /// What was found to be recorded otherwise since this was last asked; what is recorded has stayed.
  public func takeNotices() -> [String] {
    defer { notices = [] }
    return notices
  }

  /// Says that something is worth knowing about a record.
  func notice(_ sentence: String) { notices.append(sentence) }

  /// A property of a record, as it is recorded and as it was given, each nil where it is unknown.
  typealias Property = (name: String, recorded: String?, given: String?)

  /// Holds what was given against what is recorded. A person at the command line is told to decide; from a file
  /// what is recorded stays, and a notice says so.
  /// - Returns: whether something was given that is not recorded.
  @discardableResult
  func compare(_ what: @autoclosure () -> String, _ properties: [Property]) throws -> Bool {
    for property in properties {
      guard let recorded = property.recorded, let given = property.given, recorded.nfc != given.nfc else { continue }
      let sentence =
        "The \(what()) is recorded with the \(property.name) \"\(recorded.prefix(200))\", not \"\(given.prefix(200))\"."
      guard newNames == .make else { throw Failure(.badData, "\(sentence) Leave it out to keep what is recorded.") }
      notice("\(sentence) What is recorded stays.")
    }
    return properties.contains { $0.recorded == nil && $0.given != nil }
  }

  /// Whether the statement or source recorded last was there and got something that it lacked.
  public internal(set) var completed = false

  /// The statements by who speaks, when, and in which words.
  var utterances: Utterances

  // MARK: - Named records

  /// The record that a text refers to, made from the text where there is none.
  func resolve(_ kind: NamedKind, _ text: String, _ claim: ClaimDetails = ClaimDetails()) throws -> Int {
    if let id = known[kind]?[text] { return id }
    let id = try find(kind, text) ?? make(kind, text, claim)
    if kind == .claim, let about = claim.about { try complete(claim: id, about: about) }
    known[kind, default: Remembered()][text] = id
    return id
  }

  /// The record that a text refers to, or nil where there is none.
  func find(_ kind: NamedKind, _ text: String) throws -> Int? {
    if let id = known[kind]?[text] { return id }
    let byNumber = numbersRefer ? try references.byNumber(kind, text) : nil
    guard let id = try byNumber ?? references.exactly(kind, text) else { return nil }
    try touch(Record.Kind(kind.record), id, try database.names.main(kind, id) ?? text, isNew: false)
    return id
  }

  /// Adds the time that a claim speaks of, where that is not known yet.
  private func complete(claim id: Int, about: String) throws {
    try admit(about, "The time that the claim speaks of")
    guard let recorded = try database.claims.get(id) else { return }
    if try compare("claim #\(id)", [("time", recorded.about, about)]) {
      try change("claims", id) {
        try database.claims.complete(id, with: ClaimRecord(text: recorded.text, about: about), sameAsID: nil)
      }
    }
  }

  private func make(_ kind: NamedKind, _ text: String, _ claim: ClaimDetails) throws -> Int {
    let name = try Check.line(text, "the name of the \(kind.rawValue)")
    guard !numbersRefer || References.number(name) == nil else {
      throw Failure(
        .notFound,
        "There is no \(kind.rawValue) #\(name.drop { $0 == "#" }). `tracker \(kind.command) list` shows them all.")
    }
    try refuseIfClose(kind, name)
    let id =
      switch kind {
      case .official: try database.officials.insert(uid: nil, name: name, lang: nil, note: nil)
      case .organization:
        try database.organizations.insert(uid: nil, name: name, lang: nil, parentID: nil, note: nil)
      case .claim:
        try database.claims.insert(
          ClaimRecord(text: name, lang: claim.lang), kind: claim.kind ?? .event, sameAsID: nil)
      }
    made(kind, id, name)
    return id
  }

  /// Refuses a new name that may be a misspelling of a recorded one.
  func refuseIfClose(_ kind: NamedKind, _ name: String) throws {
    guard newNames == .makeUnlessClose, !surelyNew.contains(name),
      let close = try references.suggestion(kind, for: name)
    else { return }
    throw Failure(
      .badData,
      "There is no \(kind.rawValue) \"\(name)\". Did you mean \(close)? "
        + "Write it as it is recorded, or add --new to record a new one.")
  }

  /// Takes note of a named record that was made.
  func made(_ kind: NamedKind, _ id: Int, _ name: String) {
    note(kind, id, name)
    touch(Record.Kind(kind.record), id, name, isNew: true)
  }

  /// Adds the spellings that a record does not have yet.
  /// - Parameter isNew: whether it was made just now, with nothing but its main name.
  func add(_ names: [Name], to kind: NamedKind, _ id: Int, main: String, isNew: Bool) throws {
    guard !isNew || !names.isEmpty else { return }
    let recordedMain = try isNew ? main : database.names.main(kind, id) ?? ""
    guard !names.isEmpty || main != recordedMain else { return }
    let recorded = try (isNew ? [] : database.names.further(kind, id).map(\.name)) + [recordedMain]
    var seen = Set(recorded.map(\.nfc))
    for name in [Name(main)] + names where seen.insert(name.name.nfc).inserted {
      try database.names.insert(Name(name.name.nfc, lang: name.lang), of: kind, id)
      note(kind, id, name.name)
    }
  }
}
