internal import SQLite

/// The stances of a file in time.
public struct Timeline {
  let db: Connection
  /// Whether entries get their date in the Solar Hijri calendar. To ask for it takes SQLite 3 ms once, as long as a
  /// short timeline; who shows no data does without.
  public var hasPersianDates = true

  /// Which statements to show.
  public struct Filter: Sendable {
    /// What to do with statements whose date is unknown.
    public enum Undated: String, CaseIterable, Sendable {
      /// Show them in a section of their own.
      case include
      /// Show nothing else.
      case only
      /// Leave them out.
      case no
    }

    /// Statements made for one of these organizations.
    public var organizationIDs: [Int] = []
    /// Also what the office-holders of these organizations said for others or for themselves.
    public var affiliated = false
    /// Statements of this official.
    public var officialID: Int?
    /// Stances on one of these claims.
    public var claimIDs: [Int] = []
    /// Stances on claims under this topic.
    public var topicID: Int?
    /// Stances of this position.
    public var position: Stance.Position?
    /// Statements that may have been made on this day or later, `YYYY-MM-DD`.
    public var since: String?
    /// Statements that may have been made on this day or earlier, `YYYY-MM-DD`.
    public var until: String?
    /// What to do with statements whose date is unknown.
    public var undated = Undated.include
    /// At most so many dated statements, the newest of them; nil for all.
    public var limit: Int?

    /// Everything.
    public init() {}

    /// Whether it leaves nothing out.
    var choosesAll: Bool {
      organizationIDs.isEmpty && officialID == nil && claimIDs.isEmpty && topicID == nil && position == nil
        && since == nil && until == nil && undated == .include && limit == nil
    }
  }

  /// One stance of a statement, or a statement without any, with its names spelt out.
  public struct Entry: Equatable, Sendable {
    /// The number of the statement.
    public var statementID: Int
    /// The uid of the statement.
    public var uid: String
    /// When it was said, EDTF; nil: unknown.
    public var saidOn: String?
    /// The same in the Solar Hijri calendar, in the manner of EDTF.
    public var saidOnPersian: String?
    /// The date as printed.
    public var saidOnText: String?
    /// What the date rests on.
    public var saidOnBasis: String?
    /// The first day that the date can mean.
    public var earliest: String?
    /// The last day that it can mean.
    public var latest: String?
    /// Who is heard in it.
    public var voice: Statement.Voice
    /// The official.
    public var official: String?
    /// The speaker as printed.
    public var speaker: String?
    /// The role as printed.
    public var role: String?
    /// The body in which the speaker holds the post.
    public var postOrganization: String?
    /// Its number.
    public var postOrganizationID: Int?
    /// The body spoken for; nil: for oneself, or for nobody.
    public var organization: String?
    /// Its number.
    public var organizationID: Int?
    /// The number of the official.
    public var officialID: Int?
    /// What the statement says of the claim.
    public var position: Stance.Position?
    /// 1 guarded, 2 plain, 3 emphatic; nil where nobody has judged.
    public var strength: Int?
    /// What it denies, where it denies.
    public var target: Stance.Target?
    /// What the position depends on, if anything.
    public var condition: String?
    /// The claim.
    public var claim: String?
    /// Its number.
    public var claimID: Int?
    /// The words, verbatim.
    public var quote: String?
    /// The quote in another language.
    public var translation: String?
    /// What was said, in our words.
    public var paraphrase: String?
    /// The language of the quote, ISO 639.
    public var lang: String?
    /// How the source gives the words.
    public var wording: String?
    /// Each source with what it relays: `Click, citing Tabnak`.
    public var sources: String?
    /// Whether the quote was held against its source.
    public var review: String
    /// A remark.
    public var note: String?

    /// Who is heard, in a word or a name.
    public var speakerName: String {
      switch voice {
      case .person: official ?? ""
      case .unnamed: speaker ?? ""
      case .body: organization ?? ""
      case .hearsay: voice.rawValue
      }
    }
  }

  /// How many statements a filter matches.
  public struct Counts: Equatable, Sendable {
    /// Those with a date.
    public var dated: Int
    /// Those whose date is unknown.
    public var undated: Int
  }

  /// Counts what a filter matches, whatever its limit.
  public func counts(_ filter: Filter) throws -> Counts {
    let (conditions, values) = Self.conditions(filter)
    let counts = try db.first(
      """
      SELECT count(earliest), count(*) - count(earliest) FROM statements WHERE \(conditions)
      """, values
    ) { Counts(dated: $0.int(0) ?? 0, undated: $0.int(1) ?? 0) }
    return Counts(
      dated: filter.undated == .only ? 0 : counts?.dated ?? 0,
      undated: filter.undated == .no ? 0 : counts?.undated ?? 0)
  }

  /// Hands over the entries that a filter matches: the dated ones, the oldest first, then the undated ones.
  public func forEach(_ filter: Filter, _ body: (Entry) throws -> Void) throws {
    if filter.undated != .only { try forEach(filter, dated: true, body) }
    if filter.undated != .no { try forEach(filter, dated: false, body) }
  }

  private func forEach(_ filter: Filter, dated: Bool, _ body: (Entry) throws -> Void) throws {
    var (conditions, values) = Self.conditions(filter)
    var newest = ""
    conditions += dated ? " AND earliest IS NOT NULL" : " AND earliest IS NULL"
    if dated, let limit = filter.limit {
      newest = "ORDER BY earliest DESC, latest DESC, id DESC LIMIT ?"
      values.append(limit)
    }
    let (stances, stanceValues) = Self.stanceConditions(filter)
    try db.forEach(
      """
      \(query)
      WHERE statement_id IN (SELECT id FROM statements WHERE \(conditions) \(newest)) AND \(stances)
      ORDER BY earliest, latest, statement_id, stance_id
      """, values + stanceValues
    ) { try body(Self.make($0)) }
  }

  private var query: String {
    """
    SELECT statement_id, statement_uid, said_on, said_on_text, said_on_basis, earliest, latest, voice, official,
      speaker, role, post_organization, post_organization_id, organization, organization_id, official_id,
      position, strength, target, condition, claim, claim_id, quote, translation, paraphrase, lang, wording,
      sources, review, note, \(hasPersianDates ? "said_on_persian" : "NULL")
    FROM timeline
    """
  }

  /// One stance of a statement with its names spelt out; nil where there is none with this number.
  public func entry(stance id: Int) throws -> Entry? {
    try db.first("\(query) WHERE stance_id = ?", [id], Self.make)
  }

  /// Each stance of a statement, or the statement once where it has none.
  public func entries(statement id: Int) throws -> [Entry] {
    try db.all("\(query) WHERE statement_id = ? ORDER BY stance_id", [id], Self.make)
  }

  /// What a statement must be like, its date too where only dated or only undated ones are asked for.
  static func selection(_ filter: Filter) -> (String, [(any Bindable)?]) {
    let (conditions, values) = conditions(filter)
    switch filter.undated {
    case .include: return (conditions, values)
    case .only: return (conditions + " AND earliest IS NULL", values)
    case .no: return (conditions + " AND earliest IS NOT NULL", values)
    }
  }

  /// What a statement must be like.
  private static func conditions(_ filter: Filter) -> (String, [(any Bindable)?]) {
    var conditions = ["1"]
    var values: [(any Bindable)?] = []
    if !filter.organizationIDs.isEmpty {
      let ids = filter.organizationIDs.map(String.init).joined(separator: ", ")
      conditions.append(
        filter.affiliated
          ? "(organization_id IN (\(ids)) OR post_organization_id IN (\(ids)))" : "organization_id IN (\(ids))")
    }
    if let id = filter.officialID {
      conditions.append("official_id = ?")
      values.append(id)
    }
    let (stances, stanceValues) = stanceConditions(filter)
    if stances != "1" {
      conditions.append("id IN (SELECT statement_id FROM stances WHERE \(stances))")
      values += stanceValues
    }
    // A date span is in when it overlaps; the undated are a section of their own.
    if let since = filter.since {
      conditions.append("(latest IS NULL OR latest >= ?)")
      values.append(since)
    }
    if let until = filter.until {
      conditions.append("(earliest IS NULL OR earliest <= ?)")
      values.append(until)
    }
    return (conditions.joined(separator: " AND "), values)
  }

  /// What a stance must be like.
  static func stanceConditions(_ filter: Filter) -> (String, [(any Bindable)?]) {
    var conditions: [String] = []
    var values: [(any Bindable)?] = []
    if !filter.claimIDs.isEmpty {
      conditions.append("claim_id IN (\(filter.claimIDs.map(String.init).joined(separator: ", ")))")
    }
    if let id = filter.topicID {
      conditions.append("claim_id IN (SELECT claim_id FROM claim_topics WHERE topic_id = ?)")
      values.append(id)
    }
    if let position = filter.position {
      conditions.append("position = ?")
      values.append(position.rawValue)
    }
    return (conditions.isEmpty ? "1" : conditions.joined(separator: " AND "), values)
  }

  private static func make(_ row: Row) -> Entry {
    Entry(
      statementID: row.int(0) ?? 0, uid: row.text(1) ?? "", saidOn: row.text(2), saidOnPersian: row.text(30),
      saidOnText: row.text(3),
      saidOnBasis: row.text(4), earliest: row.text(5), latest: row.text(6),
      voice: row.text(7).flatMap(Statement.Voice.init) ?? .hearsay, official: row.text(8), speaker: row.text(9),
      role: row.text(10), postOrganization: row.text(11), postOrganizationID: row.int(12),
      organization: row.text(13), organizationID: row.int(14), officialID: row.int(15),
      position: row.text(16).flatMap(Stance.Position.init), strength: row.int(17),
      target: row.text(18).flatMap(Stance.Target.init), condition: row.text(19), claim: row.text(20),
      claimID: row.int(21), quote: row.text(22), translation: row.text(23), paraphrase: row.text(24),
      lang: row.text(25), wording: row.text(26), sources: row.text(27), review: row.text(28) ?? "",
      note: row.text(29))
  }
}
