/// What a change is called: `14`, a command of tracker's by its number; or `e17`, what something else than tracker
/// wrote at one time, by its first row in the history.
public enum ChangeName: Hashable, Sendable, CustomStringConvertible {
  /// A command.
  case command(Int)
  /// What something else wrote.
  case external(Int)

  /// The name as people type it: `14`, `#14` or `e17`; nil where it is none.
  public init?(_ text: String) {
    if let id = References.number(text) {
      self = .command(id)
    } else if text.hasPrefix("e"), text.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }),
      let id = Int(text.dropFirst())
    {
      self = .external(id)
    } else {
      return nil
    }
  }

  /// The name.
  public var description: String {
    switch self {
    case .command(let id): "\(id)"
    case .external(let id): "e\(id)"
    }
  }
}

/// What was written at one time: by one command, or by something else than tracker.
public struct Change: Equatable, Sendable {
  /// What it is called.
  public let name: ChangeName
  /// Its rows in the history.
  public let rows: ClosedRange<Int>
  /// When, in UTC: `2026-11-24T09:30:00.000Z`.
  public let at: String
  /// The same by the clock of this machine: `2026-11-24 13:00:00`.
  public let localTime: String
  /// Who; nil where nobody knows.
  public let by: String?
  /// Which command, such as `add`; nil for what something else wrote.
  public let command: String?
  /// The change that this one took back.
  public let undoes: ChangeName?

  /// What people call it: `change #14 (add)`, `external change e17`.
  public var title: String {
    switch name {
    case .command(let id): "change #\(id) (\(command ?? "unknown"))"
    case .external(let id): "external change e\(id)"
    }
  }
}
