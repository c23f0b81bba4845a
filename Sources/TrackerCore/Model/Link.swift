/// A reference from one statement to another.
public struct Link: Equatable, Sendable {
  /// In which way the one refers to the other.
  public enum Kind: String, CaseIterable, Sendable {
    /// It answers it.
    case respondsTo = "responds-to"
    /// It says the same again.
    case reaffirms
    /// It says the opposite.
    case contradicts
    /// It takes its place.
    case supersedes
    /// It takes it back.
    case retracts
    /// It explains it.
    case clarifies
    /// It says the same, less firmly.
    case softens
    /// It says the same, more firmly.
    case hardens
    /// It repeats its words.
    case quotes
    /// It judges it, as a fact-check does.
    case rates
  }

  /// Whether somebody has looked at it.
  public enum Status: String, CaseIterable, Sendable {
    /// Nobody has decided yet.
    case suggested
    /// A person says it is so.
    case confirmed
    /// A person says it is not so.
    case dismissed
  }

  /// Its number in this file.
  public var id: Int
  /// Its name across files.
  public var uid: String
  /// The statement that refers.
  public var fromID: Int
  /// The statement that is referred to.
  public var toID: Int
  /// In which way.
  public var kind: Kind
  /// Whether somebody has looked at it.
  public var status: Status
  /// A remark.
  public var note: String?
}
