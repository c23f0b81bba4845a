/// One utterance.
public struct Statement: Equatable, Sendable {
  /// Who is heard in it.
  public enum Voice: String, CaseIterable, Sendable {
    /// A named official.
    case person
    /// An official whom the source does not name.
    case unnamed
    /// An organization itself, as in a communiqué.
    case body
    /// A rumour: "it is said".
    case hearsay
  }

  /// How the source gives the words.
  public enum Wording: String, CaseIterable, Sendable {
    /// In quotation marks, or after a colon.
    case direct
    /// Retold.
    case indirect
    /// In a headline.
    case headline
  }

  /// What the date rests on.
  public enum DateBasis: String, CaseIterable, Sendable {
    /// The source says when it was said.
    case stated
    /// The date of the report.
    case reported
    /// Worked out by a reader.
    case inferred
    /// Read off the address of the page.
    case fromURL = "from-url"
  }

  /// Whether somebody has held the quote against its source.
  public enum Review: String, CaseIterable, Sendable {
    /// Nobody has.
    case unverified
    /// It stands there.
    case verified
    /// It is in doubt.
    case disputed
  }

  /// Its number in this file.
  public var id: Int
  /// Its name across files.
  public var uid: String
  /// Who is heard in it.
  public var voice: Voice
  /// The speaker as printed.
  public var speaker: String?
  /// The named official.
  public var officialID: Int?
  /// The role as printed.
  public var role: String?
  /// The body in which the speaker holds the post.
  public var postOrganizationID: Int?
  /// The body spoken for; nil: for oneself, or for nobody.
  public var organizationID: Int?
  /// When it was said, EDTF; nil: unknown.
  public var saidOn: String?
  /// The date as printed.
  public var saidOnText: String?
  /// What the date rests on.
  public var saidOnBasis: DateBasis?
  /// How the source gives the words.
  public var wording: Wording?
  /// The words, verbatim.
  public var quote: String?
  /// What was said, in our words.
  public var paraphrase: String?
  /// The language of the quote, ISO 639.
  public var lang: String?
  /// The quote in another language.
  public var translation: String?
  /// Whether the quote was held against its source.
  public var review: Review
  /// A remark.
  public var note: String?
}

/// Where a statement stands in a source.
public struct Citation: Equatable, Sendable {
  /// The statement.
  public var statementID: Int
  /// The source.
  public var sourceID: Int
  /// The place in the source's archived text, in code points, the end not included.
  public var place: Range<Int>?
  /// Whether the quote stands there word for word; nil where nobody has looked.
  public var verbatim: Bool?
}
