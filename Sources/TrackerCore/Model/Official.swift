/// A person who holds posts in organizations.
public struct Official: Equatable, Sendable {
  /// Their number in this file.
  public var id: Int
  /// Their name across files.
  public var uid: String
  /// The main name.
  public var name: String
  /// The language of the main name, ISO 639.
  public var lang: String?
  /// A remark.
  public var note: String?
}

/// A post: which title a person held in which body, and from when to when.
public struct Role: Equatable, Sendable {
  /// Its number in this file.
  public var id: Int
  /// Who holds it.
  public var officialID: Int
  /// In which body.
  public var organizationID: Int
  /// The title.
  public var title: String
  /// From when to when, as an EDTF interval; nil where it is unknown.
  public var held: String?
  /// A remark.
  public var note: String?
}
