// What a line of the exchange format says, and what `tracker add` says too: names, texts and addresses that
// somebody typed, not yet the records they stand for.

/// A line that brings something into the file.
public indirect enum Record: Sendable {
  /// A subject heading.
  case topic(TopicRecord)
  /// An organization.
  case organization(OrganizationRecord)
  /// An official.
  case official(OfficialRecord)
  /// A post.
  case role(RoleRecord)
  /// A publication.
  case source(SourceRecord)
  /// A claim.
  case claim(ClaimRecord)
  /// A statement.
  case statement(StatementRecord)
  /// A link between statements.
  case link(LinkRecord)
  /// Two records told apart.
  case notSame(NotSameRecord)

  /// The types of line, in the order in which they are written: what is referred to before what refers to it.
  public enum Kind: String, CaseIterable, Sendable {
    /// A subject heading.
    case topic
    /// An organization.
    case organization
    /// An official.
    case official
    /// A post.
    case role
    /// A publication.
    case source
    /// A claim.
    case claim
    /// A statement.
    case statement
    /// A link between statements.
    case link
    /// Two records told apart.
    case notSame = "not-same"

    /// The table in which they stand.
    var table: String { self == .notSame ? "not_same" : rawValue + "s" }
    /// The kind as one that has names; nil for one that has none.
    var named: NamedKind? { NamedKind(rawValue: rawValue) }

    /// The type of line that a kind of record has.
    public init(_ kind: RecordKind) {
      self =
        switch kind {
        case .official: .official
        case .organization: .organization
        case .role: .role
        case .claim: .claim
        case .topic: .topic
        case .source: .source
        case .statement: .statement
        case .link: .link
        }
    }
  }
}

/// A subject heading.
public struct TopicRecord: Sendable {
  /// The main name.
  public var name: String

  /// A heading.
  public init(name: String) { self.name = name }
}

/// An organization. References are a uid, a name or a number.
public struct OrganizationRecord: Sendable {
  /// Its name across files.
  public var uid: String?
  /// The main name.
  public var name: String
  /// The language of the main name, ISO 639.
  public var lang: String?
  /// Further spellings or wordings.
  public var names: [Name] = []
  /// The body that it is a part of, as a reference.
  public var parent: String?
  /// A remark.
  public var note: String?

  /// An organization with its names; `parent` is a reference.
  public init(
    uid: String? = nil, name: String, lang: String? = nil, names: [Name] = [], parent: String? = nil,
    note: String? = nil
  ) {
    (self.uid, self.name, self.lang, self.names) = (uid, name, lang, names)
    (self.parent, self.note) = (parent, note)
  }
}

/// An official.
public struct OfficialRecord: Sendable {
  /// Its name across files.
  public var uid: String?
  /// The main name.
  public var name: String
  /// The language of the main name, ISO 639.
  public var lang: String?
  /// Further spellings or wordings.
  public var names: [Name] = []
  /// A remark.
  public var note: String?

  /// An official with their names.
  public init(uid: String? = nil, name: String, lang: String? = nil, names: [Name] = [], note: String? = nil) {
    (self.uid, self.name, self.lang, self.names, self.note) = (uid, name, lang, names, note)
  }
}

/// A post that an official holds in an organization.
public struct RoleRecord: Sendable {
  /// The official, as a reference.
  public var official: String
  /// The organization, as a reference.
  public var organization: String
  /// The title.
  public var title: String
  /// From when to when, EDTF; nil where it is unknown.
  public var held: String?
  /// A remark.
  public var note: String?

  /// A post, its official and organization as references, held from when to when in EDTF.
  public init(official: String, organization: String, title: String, held: String? = nil, note: String? = nil) {
    (self.official, self.organization, self.title, self.held, self.note) = (official, organization, title, held, note)
  }
}

/// A publication. `quotes` refers to the source that it relays.
public struct SourceRecord: Sendable {
  /// Its name across files.
  public var uid: String?
  /// Who published it.
  public var publisher: String?
  /// Its title.
  public var title: String?
  /// Where it stands on the web.
  public var url: String?
  /// Its language, ISO 639.
  public var lang: String?
  /// When it was published, EDTF.
  public var published: String?
  /// When somebody of ours saw it, EDTF.
  public var accessed: String?
  /// The archived words.
  public var text: String?
  /// The source that it relays, as a reference.
  public var quotes: String?

  /// A publication of which nothing is known yet.
  public init() {}
}

/// A claim. `sameAs` refers to a root claim, `sign` is +1 or −1.
public struct ClaimRecord: Sendable {
  /// Its name across files.
  public var uid: String?
  /// The proposition in a sentence of ours.
  public var text: String
  /// The language of the sentence, ISO 639.
  public var lang: String?
  /// Further spellings or wordings.
  public var names: [Name] = []
  /// Of which kind it is.
  public var kind: Claim.Kind?
  /// The time that it speaks of, EDTF.
  public var about: String?
  /// The topics that it stands under.
  public var topics: [String] = []
  /// The root claim that it repeats or negates, as a reference.
  public var sameAs: String?
  /// +1 where it repeats the root claim, −1 where it negates it.
  public var sign: Int?
  /// A remark.
  public var note: String?

  /// A claim in a sentence, with its language, ISO 639, and the time that it speaks of, EDTF.
  public init(text: String, lang: String? = nil, about: String? = nil) {
    self.text = text
    self.lang = lang
    self.about = about
  }
}

/// A statement with its stances and citations.
public struct StatementRecord: Sendable {
  /// Whom the speaker speaks for.
  public enum SpokenFor: Equatable, Sendable {
    /// The body of the post, as is usual.
    case post
    /// Themselves.
    case oneself
    /// Another body.
    case organization(String)
  }

  /// Its name across files.
  public var uid: String?
  /// Who is heard in it; nil: what follows from who is named.
  public var voice: Statement.Voice?
  /// The speaker as printed.
  public var speaker: String?
  /// The official, as a reference.
  public var official: String?
  /// The role as printed.
  public var role: String?
  /// The body in which the speaker holds the post, as a reference.
  public var post: String?
  /// Whom the speaker speaks for.
  public var spokenFor: SpokenFor = .post
  /// When it was said, EDTF; nil: unknown.
  public var saidOn: String?
  /// The date as printed.
  public var saidOnText: String?
  /// Whether the date as printed is of the lunar Hijri calendar, so that nobody knows which day that was.
  public private(set) var hasLunarDate = false
  /// What the date rests on.
  public var saidOnBasis: Statement.DateBasis?
  /// How the source gives the words.
  public var wording: Statement.Wording?
  /// The words, verbatim.
  public var quote: String?
  /// What was said, in our words.
  public var paraphrase: String?
  /// The language of the quote, ISO 639.
  public var lang: String?
  /// The quote in another language.
  public var translation: String?
  /// The positions that it takes.
  public var stances: [StanceRecord] = []
  /// Where it stands.
  public var citations: [CitationRecord] = []
  /// Sources that it stands in as a whole, described in full instead of referred to.
  public var sources: [DescribedSource] = []
  /// Whether the quote was held against its source; nil: nobody has.
  public var review: Statement.Review?
  /// A remark.
  public var note: String?

  /// A statement of which nothing is known yet.
  public init() {}

  /// Takes over a date that was read, and what was printed.
  public mutating func take(_ date: DateReader.Reading) {
    (saidOn, hasLunarDate) = (date.edtf, date.isLunar)
    saidOnText = date.printed
  }

  /// The voice that follows from who is named, where none is given.
  var voiceOrDefault: Statement.Voice {
    if let voice { return voice }
    if official != nil { return .person }
    if case .organization = spokenFor { return .body }
    return post != nil && spokenFor == .post ? .body : .hearsay
  }
}

/// A source as a table describes it: what it is, and the publishers that it relays, step by step.
public struct DescribedSource: Sendable {
  /// What it is.
  public var source: SourceRecord
  /// `["Tabnak", "ISNA"]` is "citing Tabnak, citing ISNA".
  public var via: [String]
}

/// A stance within a statement.
public struct StanceRecord: Equatable, Sendable {
  /// The claim, as a reference.
  public var claim: String
  /// What the statement says of the claim.
  public var position: Stance.Position
  /// 1 guarded, 2 plain, 3 emphatic; nil where nobody has judged.
  public var strength: Int?
  /// What it denies, where it denies.
  public var target: Stance.Target?
  /// What the position depends on, if anything.
  public var condition: String?

  /// A position on a claim, the claim by its text, uid or number.
  public init(_ position: Stance.Position, _ claim: String) {
    self.position = position
    self.claim = claim
  }
}

/// A place in a source, which is given by its uid or URL.
public struct CitationRecord: Sendable {
  /// The source, as a reference.
  public var source: String
  /// The place in its archived text, in code points, the end not included.
  public var place: Range<Int>?
  /// Whether the quote stands there word for word; nil where nobody has looked.
  public var verbatim: Bool?

  /// The source as a whole.
  public init(_ source: String) {
    self.source = source
  }
}

/// A link between two statements, given by their uids.
public struct LinkRecord: Sendable {
  /// Its name across files.
  public var uid: String?
  /// The statement that refers, by its uid.
  public var from: String
  /// The statement that is referred to, by its uid.
  public var to: String
  /// Of which kind it is.
  public var kind: Link.Kind
  /// Whether somebody has looked at it; nil: confirmed.
  public var status: Link.Status?
  /// A remark.
  public var note: String?
}

/// Two records of one kind that a person has told apart.
public struct NotSameRecord: Sendable {
  /// The kinds of which there are such pairs.
  static let kinds: [RecordKind] = [.official, .organization, .claim, .source]

  /// Of which kind it is.
  public var kind: RecordKind
  /// One of them, as a reference.
  public var a: String
  /// The other, as a reference.
  public var b: String
}
