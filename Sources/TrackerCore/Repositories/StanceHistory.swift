internal import SQLite

/// Who held which position on which claim, from when to when, as the view `stance_steps` has it.
public struct StanceHistory {
  let db: Connection

  /// An official, or an organization with all that was said for it.
  public enum Actor: Hashable, Sendable {
    /// The official with this number.
    case official(Int)
    /// The organization with this number.
    case organization(Int)
  }

  /// A stance, and what it did to its actor's line.
  public struct Step: Equatable, Sendable {
    /// What a stance does to the line that an actor has held until then.
    public enum Kind: String, Sendable {
      /// It begins it.
      case takes
      /// It takes the other side, at a time that is known to be later.
      case turns
      /// It takes the other side, and nobody knows which came first.
      case unordered
      /// It says the same again, as firmly.
      case reaffirms
      /// It says the same, more firmly.
      case hardens
      /// It says the same, less firmly.
      case softens
    }

    /// What it did.
    public var kind: Kind
    /// The number of the stance.
    public var stanceID: Int
    /// The number of its statement.
    public var statementID: Int
    /// When that was said, EDTF; nil: unknown.
    public var saidOn: String?
    /// The first day that this can mean.
    public var earliest: String?
    /// 1 guarded, 2 plain, 3 emphatic; nil where nobody has judged.
    public var strength: Int?
  }

  /// A time in which an actor held one side of a root claim.
  public struct Span: Equatable, Sendable {
    /// Who.
    public var actor: Actor
    /// Their name.
    public var name: String
    /// The root claim.
    public var claimID: Int
    /// Its text.
    public var claim: String
    /// What they said of the root claim.
    public var position: Stance.Position
    /// The stances on which it rests, in time.
    public var steps: [Step]
    /// Whether it is the last one, up to the day that was asked for.
    public var isLast = false

    /// When it was first said; nil: unknown.
    public var since: String? { steps.first?.saidOn }
    /// The first day that this can mean.
    public var earliest: String? { steps.first?.earliest }
    /// When it was last said; nil: unknown.
    public var lastSaid: String? { steps.last?.saidOn }
  }

  /// Which spans to show.
  public struct Filter: Sendable {
    /// On the root claim of this claim; nil: on all claims.
    public var claimID: Int?
    /// Of this actor; nil: of all.
    public var actor: Actor?
    /// As known on this day, `YYYY-MM-DD`: what may have been said by then; nil: up to now.
    public var asOf: String?

    /// Everything.
    public init() {}
  }

  /// Hands over the spans of a filter: actor by actor and claim by claim, in time, those without dates last.
  public func forEach(_ filter: Filter, _ body: (Span) throws -> Void) throws {
    var conditions = ["1"]
    var values: [(any Bindable)?] = []
    if let id = filter.claimID {
      conditions.append("root_id = ?")
      values.append(try Claims(db: db).root(of: id))
    }
    switch filter.actor {
    case .official(let id):
      conditions.append("actor_kind = 'official' AND actor_id = ?")
      values.append(id)
    case .organization(let id):
      conditions.append("actor_kind = 'organization' AND actor_id = ?")
      values.append(id)
    case nil: break
    }
    if let day = filter.asOf {
      conditions.append("(steps.earliest IS NULL OR steps.earliest <= ?)")
      values.append(day)
    }

    // The rows of a line follow each other; a span ends where the side changes, and the last of a line is known
    // only when the next line begins.
    var open: Span?
    var line: Line?
    func close(isLast: Bool) throws {
      guard var span = open else { return }
      span.isLast = isLast
      try body(span)
    }
    try db.forEach(
      """
      SELECT actor_kind, actor_id, root_id, axis, side, stance_id, steps.statement_id, said_on, steps.strength, step,
        steps.earliest
      FROM stance_steps AS steps JOIN statements ON statements.id = steps.statement_id
      WHERE \(conditions.joined(separator: " AND "))
      ORDER BY actor_kind, actor_id, root_id, axis, steps.earliest IS NULL, iif(steps.earliest IS NULL, side, 0),
        steps.earliest, steps.latest, stance_id
      """, values
    ) { row in
      let step = Step(
        kind: row.text(9).flatMap(Step.Kind.init) ?? .takes, stanceID: row.int(5) ?? 0, statementID: row.int(6) ?? 0,
        saidOn: row.text(7), earliest: row.text(10), strength: row.int(8))
      let next = Line(row)
      if next == line, step.kind != .turns, step.kind != .unordered {
        open?.steps.append(step)
      } else {
        try close(isLast: next != line)
        open = try span(row, step)
      }
      line = next
    }
    try close(isLast: true)
  }

  /// What one line of an actor is about: a root claim, an axis, and whether it has dates; without, each side is one.
  private struct Line: Equatable {
    let actor: Actor
    let rootID: Int
    let axis: String?
    let undatedSide: Int?

    init(_ row: Row) {
      let id = row.int(1) ?? 0
      actor = row.text(0) == "official" ? .official(id) : .organization(id)
      rootID = row.int(2) ?? 0
      axis = row.text(3)
      undatedSide = row.isNull(7) ? row.int(4) : nil
    }
  }

  private func span(_ row: Row, _ step: Step) throws -> Span {
    let line = Line(row)
    let isFor = row.int(4) == 1
    let position: Stance.Position =
      line.axis == Stance.Axis.is.rawValue ? (isFor ? .affirms : .denies) : (isFor ? .supports : .opposes)
    let names = Names(db: db)
    let name =
      switch line.actor {
      case .official(let id): try names.main(.official, id)
      case .organization(let id): try names.main(.organization, id)
      }
    return Span(
      actor: line.actor, name: name ?? "", claimID: line.rootID, claim: try names.main(.claim, line.rootID) ?? "",
      position: position, steps: [step])
  }
}
