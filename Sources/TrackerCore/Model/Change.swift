/// One command that wrote, and who ran it.
public struct Change: Equatable, Sendable {
  /// Its number in this file.
  public var id: Int
  /// When, in UTC: `2026-11-24T09:30:00.000Z`.
  public var at: String
  /// Who.
  public var by: String?
  /// Which command, such as `add`.
  public var command: String
  /// The change that this one took back.
  public var undoesID: Int?
}
