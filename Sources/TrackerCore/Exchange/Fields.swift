/// The fields of one JSON object, read strictly: a field that is missing, misspelt, empty or of another type
/// is refused with a sentence, never passed over.
struct Fields {
  private let object: JSONObject
  private let what: String
  private let dates: DateReader

  /// - Parameters:
  ///   - tree: the object.
  ///   - what: what the object is, for messages: `a statement`.
  ///   - keys: the fields that it may have.
  ///   - dates: what reads its dates.
  init(_ tree: JSONTree, _ what: String, keys: [String], _ dates: DateReader) throws(Failure) {
    guard case .object(let object) = tree else { throw Failure(.badData, "\(what) is no JSON object") }
    self.object = object
    self.what = what
    self.dates = dates
    // Most files have their fields in this order, so that each is found where the one before it ended.
    var next = keys.startIndex
    for (key, _) in object.members {
      if let index = keys[next...].firstIndex(of: key) ?? keys[..<next].firstIndex(of: key) {
        next = index + 1
        continue
      }
      let close = Suggestion.closest(to: key, among: keys).map { "; did you mean \"\($0)\"?" } ?? ""
      throw Failure(.badData, "\"\(key.prefix(40))\" is no field of \(what)\(close)")
    }
  }

  /// Whether the field is there, be it null.
  func has(_ name: String) -> Bool { object.has(name) }

  /// A text that may be missing or null.
  func text(_ name: String) throws -> String? {
    try string(name).map { try Check.text($0, label(name)) }
  }

  /// A text on one line that may be missing or null.
  func line(_ name: String) throws -> String? {
    try string(name).map { try Check.line($0, label(name)) }
  }

  /// A language code that may be missing or null.
  func lang(_ name: String) throws -> String? {
    try string(name).map { try Check.lang($0, label(name)) }
  }

  /// A record's name across files that may be missing or null.
  func uid(_ name: String) throws -> String? {
    try string(name).map { try Check.uid($0, label(name)) }
  }

  /// An address that may be missing or null.
  func url(_ name: String) throws -> String? {
    try string(name).map { try Check.url($0, label(name)) }
  }

  /// A text on one line that must be there.
  func required(_ name: String) throws -> String {
    guard let line = try line(name) else { throw Failure(.badData, "\(label(name)) is missing") }
    return line
  }

  /// A whole number that may be missing or null.
  func int(_ name: String) throws -> Int? {
    switch object[name] {
    case nil, .null: return nil
    case .int(let int): return int
    case .number(let number) where Int(exactly: number) != nil: return Int(exactly: number)
    default: throw Failure(.badData, "\(label(name)) is not a whole number")
    }
  }

  /// A yes or no that may be missing or null.
  func bool(_ name: String) throws -> Bool? {
    switch object[name] {
    case nil, .null: return nil
    case .bool(let bool): return bool
    default: throw Failure(.badData, "\(label(name)) is not true or false")
    }
  }

  /// One of a list of words.
  func word<Word: RawRepresentable & CaseIterable>(_ name: String, _: Word.Type) throws -> Word?
  where Word.RawValue == String {
    try text(name).map { try Check.word($0, label(name)) }
  }

  /// A date in any of the ways that `DateReader` knows, as EDTF; the ways of writing "unknown" are nil.
  func date(_ name: String) throws -> String? { try text(name).flatMap { try dates.edtf($0, label(name)) } }

  /// The same, together with what was printed.
  func reading(_ name: String) throws -> DateReader.Reading? { try text(name).map { try dates.read($0, label(name)) } }

  /// A list of objects that may be missing.
  func list<Element: ReadFromFields>(_ name: String, _: Element.Type) throws -> [Element] {
    try trees(name).map { tree in try Element(tree, dates) }
  }

  /// A list of texts that may be missing.
  func texts(_ name: String) throws -> [String] {
    try trees(name).map { tree in
      guard case .text(let text) = tree else { throw Failure(.badData, "\(label(name)) is not a list of texts") }
      return text
    }
  }

  private func trees(_ name: String) throws -> [JSONTree] {
    switch object[name] {
    case nil, .null: return []
    case .list(let list): return list
    default: throw Failure(.badData, "\(label(name)) is not a list")
    }
  }

  private func string(_ name: String) throws -> String? {
    switch object[name] {
    case nil, .null: return nil
    case .text(let text): return text
    default: throw Failure(.badData, "\(label(name)) is not a text")
    }
  }

  private func label(_ name: String) -> String { "\"\(name)\" of \(what)" }
}

/// What is read from the fields of a JSON object.
protocol ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws
}
