/// The kinds of record that people refer to by a name in several spellings.
public enum NamedKind: String, CaseIterable, Sendable {
  /// A person.
  case official
  /// A body.
  case organization
  /// A proposition; its wordings are its names.
  case claim
}

/// A further spelling of an official or organization, or wording of a claim.
public struct Name: Hashable, Sendable {
  /// The spelling.
  public var name: String
  /// Its language, ISO 639.
  public var lang: String?

  /// A spelling with its language.
  public init(_ name: String, lang: String? = nil) {
    self.name = name
    self.lang = lang
  }
}
