/// Something that is wrong with a file, or worth a look.
public struct Finding: Equatable, Sendable {
  /// How bad it is.
  public enum Grade: String, Sendable {
    /// The file contradicts itself.
    case wrong
    /// It may be right and may be a slip.
    case doubtful
  }

  /// How bad it is.
  public let grade: Grade
  /// What was looked at.
  public let rule: Rule
  /// The record; nil where it is about none in particular.
  public let record: (table: RecordTable, id: Int)?
  /// What it is, a sentence.
  public let sentence: String
  /// What to do about it, a sentence.
  public let advice: String
  /// Whether that is done already.
  public var isFixed = false

  init(_ grade: Grade, _ rule: Rule, _ table: RecordTable?, _ id: Int?, _ sentence: String, _ advice: String) {
    self.grade = grade
    self.rule = rule
    record = table.flatMap { table in id.map { (table, $0) } }
    self.sentence = sentence
    self.advice = advice
  }

  init(_ grade: Grade, _ rule: Rule, _ sentence: String, _ advice: String) {
    self.init(grade, rule, nil, nil, sentence, advice)
  }

  /// Whether both tell the same.
  public static func == (one: Finding, other: Finding) -> Bool {
    one.rule == other.rule && one.sentence == other.sentence && one.record?.id == other.record?.id
  }

  /// What is looked at, in this order.
  public enum Rule: String, CaseIterable, Sendable {
    case structure, references, search, copies, texts, quotes, history, seals
    case dates, roles, tenure, positions, orphans, duplicates

    /// In words, for a person who waits.
    public var title: String {
      switch self {
      case .structure: "the structure of the file"
      case .references: "references"
      case .search: "the search index"
      case .copies: "copies of dates and actors"
      case .texts: "archived texts"
      case .quotes: "quotes"
      case .history: "the history"
      case .seals: "seals"
      case .dates: "dates"
      case .roles: "roles"
      case .tenure: "statements and roles"
      case .positions: "claims"
      case .orphans: "what nothing refers to"
      case .duplicates: "duplicates"
      }
    }
  }
}
