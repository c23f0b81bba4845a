/// A proposition that one can affirm, deny, support or oppose.
public struct Claim: Equatable, Sendable {
  /// What a claim says something about.
  public enum Kind: String, CaseIterable, Sendable {
    /// It happened.
    case event
    /// It was decided.
    case decision
    /// It should be so.
    case policy
    /// It will happen.
    case forecast
    /// X said P.
    case attribution
    /// X did P.
    case responsibility
  }

  /// Its number in this file.
  public var id: Int
  /// Its name across files.
  public var uid: String
  /// The proposition in a sentence of ours.
  public var text: String
  /// The language of the sentence, ISO 639.
  public var lang: String?
  /// What it says something about.
  public var kind: Kind
  /// The time that it speaks of, EDTF.
  public var about: String?
  /// The root claim that this one repeats or negates.
  public var sameAsID: Int?
  /// +1 where it repeats the root claim in other words, −1 where it negates it.
  public var sign: Int?
  /// A remark.
  public var note: String?
}
