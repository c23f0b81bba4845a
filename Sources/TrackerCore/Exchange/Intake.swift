/// What a reader made of one file: records with the places where they stand, what is wrong with others, and what
/// has no place in tracker.
public struct Intake: Sendable {
  /// Where something stands in a file: `line 12`, `person 3`.
  public struct Place: Hashable, Sendable, CustomStringConvertible {
    /// What is counted, such as `line`.
    public let unit: String
    /// Which one, counted from 1; in a database its number there.
    public let number: Int

    /// A place by what is counted and the number.
    public init(_ unit: String, _ number: Int) {
      self.unit = unit
      self.number = number
    }

    /// For people: `line 12`.
    public var description: String { "\(unit) \(number)" }
  }

  /// A record and where it stands.
  public struct Entry: Sendable {
    /// Where it stands, or begins.
    public let place: Place
    /// What it says.
    public let record: Record
  }

  /// Something that cannot be taken, and why.
  public struct Refusal: Sendable {
    /// Where it stands, or begins.
    public let place: Place
    /// What it would have been: `official`; `line` where nobody can tell.
    public let kind: String
    /// A sentence.
    public let reason: String
    /// What others may call it by: uids, names, texts, addresses.
    var names: [String] = []
    /// Whether it is refused only because of another one.
    var isConsequence = false
  }

  /// What can be written, in the order of the file, where it is held in memory.
  var entries: [Entry] = []
  /// What reads it from the file, where it is not.
  var stream: (any EntryStream)?
  /// What cannot.
  public var refusals: [Refusal] = []
  /// How many were understood and have no place in tracker, or stand there twice, by kind.
  public var skipped: [String: Int] = [:]
  /// What is worth knowing about the file, in sentences.
  public var notices: [String] = []

  /// How many records can be written.
  public var count: Int { entries.count + (stream?.count ?? 0) }

  /// How many of them are of one kind.
  func count(of kind: Record.Kind) -> Int {
    entries.count { $0.record.kind == kind } + (stream?.count(of: kind) ?? 0)
  }

  /// The records of one kind, in the order of the file.
  func entries(of kind: Record.Kind) -> any EntryPieces {
    if let stream { return stream.entries(of: kind) }
    var isTaken = false
    return Ahead({
      defer { isTaken = true }
      return isTaken ? nil : entries.filter { $0.record.kind == kind }
    }) { $0 }
  }

  /// - Throws: `BadLines` where anything cannot be taken.
  public func check() throws(BadLines) {
    guard refusals.isEmpty else { throw BadLines(refusals) }
  }

  /// What was refused, verbatim where the format has a text, so that it can be mended and imported again.
  public func rejects(_ refusals: [Refusal]) throws -> [UInt8] {
    if let text = try stream?.verbatim(Set(refusals.map(\.place))) { return text }
    return Array(refusals.map { "\($0.place): \($0.reason)\n" }.joined().utf8)
  }

  mutating func add(_ record: Record, at place: Place) { entries.append(Entry(place: place, record: record)) }

  mutating func refuse(_ place: Place, kind: String, _ reason: any Error, names: [String?] = []) {
    refusals.append(Refusal(place: place, kind: kind, reason: "\(reason)", names: names.compactMap { $0 }))
  }

  mutating func skip(_ kind: String, _ count: Int = 1) { skipped[kind, default: 0] += count }
}

/// Entries of one kind, some at a time, each of them read ahead of time on another core.
protocol EntryPieces {
  /// The next ones; nil behind the last.
  func take() throws -> [Intake.Entry]?
}

extension Ahead: EntryPieces where Result == [Intake.Entry] {}

/// A file whose records are read again as they are wanted.
protocol EntryStream: Sendable {
  /// How many there are.
  var count: Int { get }
  /// How many of them are of one kind.
  func count(of kind: Record.Kind) -> Int
  /// Those of one kind, in the order of the file.
  func entries(of kind: Record.Kind) -> any EntryPieces
  /// What stands at these places, verbatim, with what must stand around it; so that it can be mended and read again;
  /// nil where it is no text.
  func verbatim(_ places: Set<Intake.Place>) throws -> [UInt8]?
}

extension Failure {
  /// That a file, which is read more than once, is not what it was the first time.
  static var fileWasChanged: Failure {
    Failure(.badData, "The file was changed while it was read. Import it again.")
  }
}

/// Counts what a file holds and tracker has no place for, so that it is not dropped silently.
struct NotKept: Sendable {
  /// How many things are told apart; a hostile file may have any number.
  private static let most = 100

  private var counts: [String: Int] = [:]
  /// How many times there was something else.
  private var others = 0

  mutating func add(_ what: String, _ count: Int = 1) {
    guard count > 0 else { return }
    let key =
      what.unicodeScalars.count > 100 ? String(String.UnicodeScalarView(what.unicodeScalars.prefix(99))) + "…" : what
    if counts[key] != nil || counts.count < Self.most {
      counts[key, default: 0] += count
    } else {
      others += count
    }
  }

  mutating func add(_ other: NotKept) {
    for (what, count) in other.counts.sorted(by: { $0.key < $1.key }) { add(what, count) }
    others += other.others
  }

  /// One sentence for all of it; nil where everything is kept.
  var sentence: String? {
    guard !counts.isEmpty else { return nil }
    let list = counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    let all = list + (others > 0 ? ["other things: \(others)"] : [])
    return "tracker has no place for this, and does not keep it: \(all.joined(separator: "; "))."
  }
}

/// What is wrong in a file, in order, each with a sentence.
public struct BadLines: Error, CustomStringConvertible {
  /// How many are listed; the others are only counted.
  static let most = 20

  private var listed: [Intake.Refusal] = []
  private var more = 0

  /// The causes among refusals; what is refused only because of them is left out.
  init(_ refusals: [Intake.Refusal]) { self.init(all: refusals.filter { !$0.isConsequence }) }

  /// All of them.
  public init(all refusals: [Intake.Refusal]) {
    listed = Array(refusals.sorted { $0.place.number < $1.place.number }.prefix(Self.most))
    more = refusals.count - listed.count
  }

  /// One line for each: `line 12: "position" of a stance is missing.`
  public var description: String {
    let lines = listed.map {
      "\($0.place): \($0.reason.hasSuffix(".") || $0.reason.hasSuffix("?") ? $0.reason : $0.reason + ".")"
    }
    return (lines + (more > 0 ? ["… and \(more) more."] : [])).joined(separator: "\n")
  }
}
