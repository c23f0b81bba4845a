internal import TrackerCore

// What is made, with the numbers that it has in a database. In an exchange file a uid stands for each number.

/// One record of the archive.
enum SeededRecord {
  case topic(SeededTopic)
  case organization(SeededOrganization)
  case official(SeededOfficial)
  case role(SeededRole)
  case source(SeededSource)
  case claim(SeededClaim)
  case statement(SeededStatement)
}

/// A subject heading.
struct SeededTopic {
  let id: Int
  let name: String
}

/// An organization, English, with its Persian name where it has one.
struct SeededOrganization {
  let id: Int
  let name: String
  let persian: String?
  let parentID: Int?

  static func uid(_ id: Int) -> String { "o-\(id)" }
}

/// An official, English, with the Persian name where there is one.
struct SeededOfficial {
  let id: Int
  let name: String
  let persian: String?

  static func uid(_ id: Int) -> String { "p-\(id)" }
}

/// A post.
struct SeededRole {
  let id: Int
  let officialID: Int
  let organizationID: Int
  let title: String
  let held: String?
}

/// A publication; what another one relays has no more than a publisher.
struct SeededSource {
  let id: Int
  let publisher: String
  var title: String?
  var url: String?
  var lang: String?
  var published: String?
  var quotesID: Int?

  static func uid(_ id: Int) -> String { "src-\(id)" }
}

/// A claim, English, with its Persian wording where it has one.
struct SeededClaim {
  /// The root claim that a claim repeats (+1) or negates (−1).
  typealias SameAs = (rootID: Int, sign: Int)

  let id: Int
  let text: String
  let persian: String?
  let kind: Claim.Kind
  let about: String?
  let topicIDs: [Int]
  let sameAs: SameAs?

  static func uid(_ id: Int) -> String { "c-\(id)" }
}

/// A statement with its stances and citations.
struct SeededStatement {
  let id: Int
  let voice: Statement.Voice
  var speaker: String?
  var officialID: Int?
  var role: String?
  var postID: Int?
  var organizationID: Int?
  var saidOn: SaidOn?
  var basis: Statement.DateBasis?
  var wording: Statement.Wording?
  var quote: String?
  var paraphrase: String?
  var lang: String?
  var translation: String?
  var review = Statement.Review.unverified
  var stances: [SeededStance] = []
  var citations: [SeededCitation] = []

  /// A statement in a voice, of which nothing else is known yet.
  init(_ id: Int, _ voice: Statement.Voice) {
    self.id = id
    self.voice = voice
  }

  static func uid(_ id: Int) -> String { "s-\(id)" }
}

/// A stance within a statement.
struct SeededStance {
  let claimID: Int
  let position: Stance.Position
  let strength: Int?
  let target: Stance.Target?
  let condition: String?
  /// The root claim: the claim itself, or the one that it repeats or negates.
  let rootID: Int
  /// The polarity on the root claim.
  let side: Int
}

/// A source in which a statement stands.
struct SeededCitation {
  let sourceID: Int
  let verbatim: Bool?
}
