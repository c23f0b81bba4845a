/// The fields of one JSON object, read strictly: a field that is missing, misspelt, empty or of another type
/// is refused with a sentence, never passed over.
struct Fields {
  /// A key as it stands in the object.
  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  private let container: KeyedDecodingContainer<Key>
  private let what: String
  private let dates: DateReader

  /// What reads the dates in a file, as a decoder carries it.
  static let dateReader = CodingUserInfoKey(rawValue: "dates")

  /// - Parameters:
  ///   - decoder: stands on the object.
  ///   - what: what the object is, for messages: `a statement`.
  ///   - keys: the fields that it may have.
  init(_ decoder: any Decoder, _ what: String, keys: [String]) throws {
    container = try decoder.container(keyedBy: Key.self)
    self.what = what
    dates = Self.dateReader.flatMap { decoder.userInfo[$0] as? DateReader } ?? DateReader()
    for key in container.allKeys where !keys.contains(key.stringValue) {
      let close = Suggestion.closest(to: key.stringValue, among: keys).map { "; did you mean \"\($0)\"?" } ?? ""
      throw Failure(.badData, "\"\(key.stringValue.prefix(40))\" is no field of \(what)\(close)")
    }
  }

  /// Whether the field is there, be it null.
  func has(_ name: String) -> Bool { container.contains(Key(name)) }

  /// A text that may be missing or null.
  func text(_ name: String) throws -> String? {
    try value(String.self, name, "a text").map { try Check.text($0, label(name)) }
  }

  /// A text on one line that may be missing or null.
  func line(_ name: String) throws -> String? {
    try value(String.self, name, "a text").map { try Check.line($0, label(name)) }
  }

  /// A language code that may be missing or null.
  func lang(_ name: String) throws -> String? {
    try value(String.self, name, "a text").map { try Check.lang($0, label(name)) }
  }

  /// A record's name across files that may be missing or null.
  func uid(_ name: String) throws -> String? {
    try value(String.self, name, "a text").map { try Check.uid($0, label(name)) }
  }

  /// An address that may be missing or null.
  func url(_ name: String) throws -> String? {
    try value(String.self, name, "a text").map { try Check.url($0, label(name)) }
  }

  /// A text on one line that must be there.
  func required(_ name: String) throws -> String {
    guard let line = try line(name) else { throw Failure(.badData, "\(label(name)) is missing") }
    return line
  }

  /// A whole number that may be missing or null.
  func int(_ name: String) throws -> Int? { try value(Int.self, name, "a whole number") }

  /// A yes or no that may be missing or null.
  func bool(_ name: String) throws -> Bool? { try value(Bool.self, name, "true or false") }

  /// One of a list of words.
  func word<Word: RawRepresentable & CaseIterable>(_ name: String, _: Word.Type) throws -> Word?
  where Word.RawValue == String {
    try text(name).map { try Check.word($0, label(name)) }
  }

  /// A date in any of the ways that `DateReader` knows, as EDTF; the ways of writing "unknown" are nil.
  func date(_ name: String) throws -> String? { try text(name).flatMap { try dates.edtf($0, label(name)) } }

  /// The same, together with what was printed.
  func reading(_ name: String) throws -> DateReader.Reading? { try text(name).map { try dates.read($0, label(name)) } }

  /// A list of objects or texts that may be missing.
  func list<Element: Decodable>(_ name: String, _: Element.Type) throws -> [Element] {
    try value([Element].self, name, "a list") ?? []
  }

  private func label(_ name: String) -> String { "\"\(name)\" of \(what)" }

  private func value<Value: Decodable>(_ type: Value.Type, _ name: String, _ typeName: String) throws -> Value? {
    do {
      return try container.decodeIfPresent(type, forKey: Key(name))
    } catch is DecodingError {
      throw Failure(.badData, "\(label(name)) is not \(typeName)")
    }
  }
}
