/// A record as a person edits it: its fields in order, a line each, `key: value`. A field that is a list has a line for
/// each element.
public struct Form: Sendable {
  /// A field that a record of some kind can have.
  struct Field: Sendable {
    let key: String
    /// Whether it may stand there more than once.
    var isList = false
    /// What may stand there, for people.
    var hint: String?
  }

  /// A value of a field.
  struct Entry: Sendable {
    let key: String
    var value: String
    /// Where it was given, for messages: the line of a text, or the option.
    var place: Place = .record
    /// What the value refers to, for people.
    var remark: String?

    /// What it is called in messages: `note`, `line 5: note`, `--note`.
    var what: String {
      switch place {
      case .record: key
      case .line(let number): "line \(number): \(key)"
      case .option(let name): name
      }
    }

    /// Runs what may refuse the value; where it does, the message says where the value stands.
    func locating<Value>(_ body: () throws -> Value) throws -> Value {
      do {
        return try body()
      } catch {
        guard case .line(let number) = place, let failure = error as? Failure else { throw error }
        throw Failure(failure.kind, "line \(number): \(failure)")
      }
    }
  }

  enum Place: Sendable {
    case record
    case line(Int)
    case option(String)
  }

  let fields: [Field]
  private(set) var entries: [Entry]
  /// Whether anything was set, added or taken away since the record was read.
  public internal(set) var isEdited = false

  init(_ fields: [Field], _ entries: [Entry]) {
    self.fields = fields
    self.entries = entries
  }

  /// Whether all fields have the same values as those of another form.
  public func hasSameValues(as other: Form) -> Bool {
    fields.allSatisfy { field in
      let (one, two) = (values(field.key), other.values(field.key))
      return one.count == two.count && zip(one, two).allSatisfy { $0.value.utf8.elementsEqual($1.value.utf8) }
    }
  }

  /// The value of a field; nil where it is unknown.
  func value(_ key: String) -> Entry? { entries.first { $0.key == key } }

  /// The values of a field that is a list.
  func values(_ key: String) -> [Entry] { entries.filter { $0.key == key } }

  // MARK: - Edits by options

  /// Gives a field another value; nil is nothing to do.
  /// - Parameter option: what it was given with: `--note`.
  public mutating func set(_ key: String, _ value: String?, _ option: String) throws {
    guard let value else { return }
    guard !value.isEmpty else {
      throw Failure(.usage, "\(option) is empty. To say that it is unknown, use: --clear \(key)")
    }
    put(Entry(key: key, value: value, place: .option(option)))
  }

  /// Gives a field a value, or none, in the place of those that it has.
  mutating func put(_ key: String, _ value: String?) {
    if let value { put(Entry(key: key, value: value)) } else { take(key) }
  }

  private mutating func put(_ entry: Entry) {
    isEdited = true
    if let index = entries.firstIndex(where: { $0.key == entry.key }) {
      entries[index] = entry
    } else {
      entries.append(entry)
    }
  }

  /// Puts these values in the place of all that there are.
  mutating func replaceAll(with new: [Entry]) {
    isEdited = true
    entries = new
  }

  /// Makes fields unknown.
  public mutating func clear(_ keys: [String]) throws {
    for key in keys {
      guard fields.contains(where: { $0.key == key }) else {
        throw Failure(.usage, "--clear \(key.prefix(40)): \(noField(key))")
      }
      for case .option(let option) in values(key).map(\.place) {
        throw Failure(.usage, "--clear \(key) and \(option) contradict each other; say one of them.")
      }
      take(key)
    }
  }

  private mutating func take(_ key: String) {
    isEdited = true
    entries.removeAll { $0.key == key }
  }

  /// Adds elements to a field that is a list.
  public mutating func add(_ key: String, _ values: [String], _ option: String) {
    guard !values.isEmpty else { return }
    isEdited = true
    entries += values.map { Entry(key: key, value: $0, place: .option(option)) }
  }

  /// Takes elements out of a field that is a list.
  /// - Parameter matches: whether an element is the one that is meant.
  mutating func remove(_ keys: [String], _ option: String, _ text: String, where matches: (Entry) throws -> Bool) throws
  {
    let count = entries.count
    try entries.removeAll { try keys.contains($0.key) && matches($0) }
    guard entries.count < count else {
      throw Failure(.notFound, "\(option): there is no \"\(text.prefix(200))\" to take away.")
    }
    isEdited = true
  }

  /// Why a key is none, with those that there are.
  func noField(_ key: String) -> String {
    let keys = fields.map(\.key)
    let close = Suggestion.closest(to: key, among: keys).map { "did you mean \($0)?" }
    return "\"\(key.prefix(40))\" is no field; \(close ?? "there are: \(keys.joined(separator: ", "))")"
  }
}

// MARK: - Reading values

extension Form {
  /// What a field says, as it is; an unchanged value stays as it was recorded, whatever it is.
  func text(_ key: String) throws(Failure) -> String? {
    try checked(key) { (entry) throws(Failure) in try Check.text(entry.value, entry.what) }
  }

  /// A text on one line.
  func line(_ key: String) throws(Failure) -> String? {
    try checked(key) { (entry) throws(Failure) in try Check.line(entry.value, entry.what) }
  }

  /// A text on one line that must be there.
  func required(_ key: String) throws(Failure) -> String {
    guard let line = try line(key) else { throw Failure(.badData, "\(key) is missing; it cannot be left out") }
    return line
  }

  /// A language code.
  func lang(_ key: String) throws(Failure) -> String? {
    try checked(key) { (entry) throws(Failure) in try Check.lang(entry.value, entry.what) }
  }

  /// An address.
  func url(_ key: String) throws(Failure) -> String? {
    try checked(key) { (entry) throws(Failure) in try Check.url(entry.value, entry.what) }
  }

  /// One of a list of words.
  func word<Word: RawRepresentable & CaseIterable>(_ key: String, _: Word.Type) throws(Failure) -> Word?
  where Word.RawValue == String {
    guard let entry = value(key) else { return nil }
    return try Check.word(entry.value, entry.what)
  }

  /// A date in any of the ways that `DateReader` knows, with what was printed where it was typed so.
  func date(_ key: String, _ dates: DateReader) throws -> DateReader.Reading? {
    guard let entry = value(key) else { return nil }
    return try dates.read(entry.value, entry.what)
  }

  /// A date as EDTF.
  func edtf(_ key: String, _ dates: DateReader) throws -> String? {
    guard let entry = value(key) else { return nil }
    return try dates.edtf(entry.value, entry.what)
  }

  /// Further spellings, with their languages behind them.
  func names(_ key: String) throws -> [Name] {
    try values(key).map { entry in
      if case .record = entry.place { return Name(form: entry.value) }
      return try Name(typed: entry.value, entry.what)
    }
  }

  /// A value as it was recorded, or as it was given once that is checked.
  private func checked(
    _ key: String, _ check: (Entry) throws(Failure) -> String
  ) throws(Failure) -> String? {
    guard let entry = value(key) else { return nil }
    if case .record = entry.place { return entry.value }
    return try check(entry)
  }
}

extension Name {
  /// A spelling that somebody typed, its language in brackets behind it where it is given: `خوراکیان [fa]`.
  public init(typed: String, _ what: String) throws(Failure) {
    let typed = Name(form: typed)
    self.init(
      try Check.line(typed.name, what),
      lang: try typed.lang.map { (lang) throws(Failure) in
        try Check.lang(lang, "\(what): the language")
      })
  }

  /// A spelling with its language in brackets behind it: `خوراکیان [fa]`.
  init(form: String) {
    guard form.hasSuffix("]"), let bracket = form.lastIndex(of: "[") else {
      self.init(form)
      return
    }
    let lang = form[form.index(after: bracket)...].dropLast()
    guard lang.utf8.count <= 3, lang.utf8.allSatisfy({ (0x61...0x7A).contains($0) }), form[..<bracket].last == " "
    else {
      self.init(form)
      return
    }
    self.init(String(form[..<bracket].dropLast()), lang: lang.isEmpty ? nil : String(lang))
  }

  /// The same the other way round; where a spelling without a language looks as if it had one, empty brackets follow.
  var form: String { lang.map { "\(name) [\($0)]" } ?? (Name(form: name).name == name ? name : "\(name) []") }
}
