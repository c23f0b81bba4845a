internal import TrackerCore

// Statements: who speaks, when, in which words, on which claims, and where it stands.

extension Archive {
  /// The statement with a number.
  func statement(_ id: Int) -> SeededStatement {
    var random = random(for: .statement, id)
    let number = (id - 1) * articleCount / statementCount
    let article = article(number)
    var statement = spokenStatement(id, lang: article.lang, &random)
    // Papers print what was said on the day before, or a few days ago.
    let day = max(0, article.day - random.below(4))
    (statement.saidOn, statement.basis) = date(day, &random)
    write(&statement, lang: article.lang, &random)
    cite(&statement, in: article, number, &random)
    takeStances(&statement, day: day, &random)
    return statement
  }

  // MARK: - Who

  /// A statement of which no more is known than who speaks for whom.
  private func spokenStatement(_ id: Int, lang: String, _ random: inout SplitMix64) -> SeededStatement {
    switch random.below(100) {
    case ..<85: return officialStatement(id, lang: lang, &random)
    case ..<93:
      var statement = SeededStatement(id, .body)
      statement.organizationID = organizations.draw(&random) + 1
      statement.postID = statement.organizationID
      return statement
    case ..<97:
      var statement = SeededStatement(id, .unnamed)
      statement.speaker = lang == "fa" ? "یک منبع آگاه" : "an informed source"
      statement.organizationID = organizations.draw(&random) + 1
      statement.postID = statement.organizationID
      return statement
    default: return SeededStatement(id, .hearsay)
    }
  }

  /// An official, who speaks for the organization of the post, for nobody, or for another body.
  private func officialStatement(_ id: Int, lang: String, _ random: inout SplitMix64) -> SeededStatement {
    var statement = SeededStatement(id, .person)
    let official = officials.draw(&random) + 1
    let home = homes[official - 1]
    statement.officialID = official
    statement.postID = home
    switch random.below(100) {
    case ..<85: statement.organizationID = home
    case ..<93: statement.organizationID = nil
    default: statement.organizationID = organizations.draw(&random) + 1
    }
    if random.percent(60) {
      let title = title(of: official)
      statement.role = lang == "fa" ? title.persian : title.english
    }
    return statement
  }

  // MARK: - When

  private func date(_ day: Int, _ random: inout SplitMix64) -> (SaidOn?, Statement.DateBasis?) {
    switch random.below(100) {
    case ..<88: (calendar.day(day), random.pick([.stated, .stated, .reported, .fromURL]))
    case ..<93: (calendar.month(day), .stated)
    case ..<95: (calendar.year(day), .stated)
    case ..<98: (calendar.about(day), .inferred)
    default: (nil, nil)
    }
  }

  // MARK: - What

  private func write(_ statement: inout SeededStatement, lang: String, _ random: inout SplitMix64) {
    guard !random.percent(10) else {
      statement.wording = .indirect
      statement.paraphrase = english.text(of: 60 + random.below(60), &random)
      return
    }
    let isPersian = lang == "fa"
    let length = 180 + random.below(160)
    statement.lang = lang
    statement.quote = (isPersian ? random.pick(persian) : english).text(of: length, &random)
    statement.wording = random.percent(90) ? .direct : .headline
    if isPersian && random.percent(30) { statement.translation = english.text(of: length, &random) }
  }

  // MARK: - Where

  private func cite(
    _ statement: inout SeededStatement, in article: Article, _ number: Int, _ random: inout SplitMix64
  ) {
    let isVerified = random.percent(10)
    if isVerified { statement.review = .verified }
    let verbatim: Bool? = isVerified && statement.quote != nil ? true : nil
    statement.citations = [SeededCitation(sourceID: article.sourceID, verbatim: verbatim)]
    for _ in 0..<[0, 0, 0, 0, 0, 0, 0, 1, 1, 2][random.below(10)] {
      let other = self.article((number + 1 + random.below(articleCount - 1)) % articleCount).sourceID
      guard !statement.citations.contains(where: { $0.sourceID == other }) else { continue }
      statement.citations.append(SeededCitation(sourceID: other, verbatim: nil))
    }
  }
}
