/// The position that a statement takes on a claim.
public struct Stance: Equatable, Sendable {
  /// What it says of the claim.
  public enum Position: String, CaseIterable, Sendable {
    /// It is so.
    case affirms
    /// It is not so.
    case denies
    /// Neither confirmed nor denied.
    case declines
    /// It should be so.
    case supports
    /// It should not be so.
    case opposes
    /// Neither for nor against.
    case neutral
  }

  /// The two questions that a position can answer.
  public enum Axis: String, Sendable {
    /// Whether it is so.
    case `is`
    /// Whether it should be so.
    case ought
  }

  /// What a denial denies.
  public enum Target: String, CaseIterable, Sendable {
    /// That it happened.
    case event
    /// That it was decided.
    case decision
    /// A rumour.
    case rumour
  }

  /// Its number in this file.
  public var id: Int
  /// The statement that takes it.
  public var statementID: Int
  /// The claim.
  public var claimID: Int
  /// What the statement says of the claim.
  public var position: Position
  /// 1 guarded, 2 plain, 3 emphatic; nil where nobody has judged.
  public var strength: Int?
  /// What it denies, where it denies.
  public var target: Target?
  /// What the position depends on, if anything.
  public var condition: String?
}

extension Stance.Position {
  /// The question that the position answers.
  public var axis: Stance.Axis {
    switch self {
    case .affirms, .denies, .declines: .is
    case .supports, .opposes, .neutral: .ought
    }
  }

  /// +1 for, −1 against, 0 neither.
  public var polarity: Int {
    switch self {
    case .affirms, .supports: 1
    case .denies, .opposes: -1
    case .declines, .neutral: 0
    }
  }
}
