// Articles, and what they relay.

extension Archive {
  /// An article in which statements stand.
  struct Article {
    /// Its number as a source.
    let sourceID: Int
    /// Its language.
    let lang: String
    /// The day on which it was published, as a number.
    let day: Int
    /// Where its other properties come from.
    var random: SplitMix64
  }

  /// Every fifth article relays another source, which has the number before.
  static let articlesPerRelay = 5

  /// How many sources there are: the articles, and those that are relayed.
  var sourceCount: Int { articleCount + (articleCount + Self.articlesPerRelay - 1) / Self.articlesPerRelay }

  /// The article with a number, counted from 0.
  func article(_ number: Int) -> Article {
    var random = random(for: .article, number)
    let id = number + number / Self.articlesPerRelay + 2
    return Article(
      sourceID: id, lang: random.percent(60) ? "fa" : "en", day: random.below(calendar.count), random: random)
  }

  /// The source with a number.
  func source(_ id: Int) -> SeededSource {
    let (group, place) = (id - 1).quotientAndRemainder(dividingBy: Self.articlesPerRelay + 1)
    var article = article(group * Self.articlesPerRelay + max(place - 1, 0))
    guard place > 0 else { return SeededSource(id: id, publisher: article.random.pick(Publishers.agencies)) }
    let publisher = publishers.draw(&article.random)
    let prose = article.lang == "fa" ? persian[0] : english
    let published = calendar.day(article.day).edtf
    var source = SeededSource(id: id, publisher: Publishers.all[publisher])
    source.title = prose.text(of: 30, &article.random)
    source.url = "https://paper-\(publisher + 1).example/\(published)/\(id)"
    source.lang = article.lang
    source.published = published
    source.quotesID = place == 1 ? id - 1 : nil
    return source
  }
}
