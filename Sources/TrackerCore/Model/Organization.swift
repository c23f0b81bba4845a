/// A body with a name: a ministry, a council, a company, a newspaper.
public struct Organization: Equatable, Sendable {
  /// Its number in this file.
  public var id: Int
  /// Its name across files.
  public var uid: String
  /// The main name.
  public var name: String
  /// The language of the main name, ISO 639.
  public var lang: String?
  /// The body that it is a part of.
  public var parentID: Int?
  /// A remark.
  public var note: String?
}
