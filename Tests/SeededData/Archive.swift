/// Invented officials of invented organizations with what they say in the news, all of it the same for the same seed
/// and number of statements, on every machine.
///
/// Nothing is kept but who works where: each record follows from the seed and its own number, so that an archive of
/// millions of statements takes no more memory than a small one.
public struct Archive: Sendable {
  /// How many statements there are.
  public let statementCount: Int
  /// How many officials there are.
  public let officialCount: Int
  /// How many organizations there are.
  public let organizationCount: Int
  /// How many claims there are, those that repeat or negate another one included.
  public let claimCount: Int
  /// How many articles the statements stand in.
  let articleCount: Int

  let seed: UInt64
  let calendar = Calendar()
  /// Which officials, organizations, claims and publishers the news is full of.
  let officials: Zipf
  let organizations: Zipf
  let claims: Zipf
  let publishers: Zipf
  /// Which of its own claims an organization speaks of.
  let beat = Zipf(100, offset: 2)
  let persian = PersianVocabulary.Spelling.allCases.map { Prose(PersianVocabulary.words($0), pause: "، ") }
  let english = Prose(EnglishVocabulary.words, pause: ", ")
  let officialNames: Combinations
  let organizationNames: Combinations
  let claimTexts: Combinations
  /// The organization in which each official holds the post, by the official's number less 1.
  private(set) var homes: [Int] = []

  /// An archive of that many statements. It has 20,000 officials, 2,000 organizations and 50,000 claims, a small one
  /// fewer.
  public init(seed: UInt64, statements: Int) {
    self.seed = seed
    statementCount = max(statements, 1)
    officialCount = min(20_000, max(20, statements / 5))
    organizationCount = min(2_000, max(20, statements / 10))
    claimCount = min(50_000, max(50, statements / 2))
    articleCount = max(3, statements / 24)
    officials = Zipf(officialCount, offset: 5)
    organizations = Zipf(organizationCount, offset: 1)
    claims = Zipf(claimCount, offset: 5)
    publishers = Zipf(Publishers.all.count, offset: 1)
    officialNames = Combinations(of: PersonNames.counts, startingAt: seed)
    organizationNames = Combinations(of: OrganizationNames.counts, startingAt: seed)
    claimTexts = Combinations(of: ClaimTexts.counts, startingAt: seed)
    homes = (1...officialCount).map { official in
      var random = random(for: .home, official)
      return organizations.draw(&random) + 1
    }
  }

  /// What a generator is for.
  enum Purpose: UInt64 {
    case home, organization, official, role, article, claim, statement, beat, organizationLean, officialLean
  }

  /// A generator of its own for each thing, so that none depends on the order in which they are made.
  func random(for purpose: Purpose, _ number: Int, _ other: Int = 0) -> SplitMix64 {
    var seed = seed
    for part in [purpose.rawValue, UInt64(number), UInt64(other)] {
      var mixer = SplitMix64(seed: seed ^ part)
      seed = mixer.next()
    }
    return SplitMix64(seed: seed)
  }

  /// Hands over all records, what is referred to before what refers to it, each kind in the order of its numbers.
  func forEachRecord(_ body: (SeededRecord) throws -> Void) rethrows {
    for id in 1...OrganizationNames.fields.count { try body(.topic(topic(id))) }
    for id in 1...organizationCount { try body(.organization(organization(id))) }
    for id in 1...officialCount { try body(.official(official(id))) }
    try forEachRole { try body(.role($0)) }
    for id in 1...sourceCount { try body(.source(source(id))) }
    for id in 1...claimCount { try body(.claim(claim(id))) }
    for id in 1...statementCount { try body(.statement(statement(id))) }
  }
}
