import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("What is typed to search")
struct SearchQueryTests {
  /// A query in short: `-` excluded, `field:`, words with `~` between half-spaces, `*` open.
  func short(_ text: String) -> String {
    SearchQuery(text).terms.map { term in
      let words = term.words.map { $0.joined(separator: "~") }.joined(separator: " ")
      return (term.isExcluded ? "-" : "") + (term.field.map { "\($0):" } ?? "")
        + (term.isPhrase ? "\"\(words)\"" : words) + (term.isPrefix ? "*" : "")
    }.joined(separator: " ")
  }

  @Test(
    "is read as people mean it",
    arguments: [
      ("telegram talks", "telegram talks"), ("\"new agreement\" -rumour", "\"new agreement\" -rumour"),
      ("renegotiat*", "renegotiat*"), ("official:Khorakian", "official:khorakian"),
      ("ORG:\"Center of Cyberspace\"", "org:\"center of cyberspace\""), ("-claim:blocked", "-claim:blocked"),
      ("organization:ict", "org:ict"), ("«فضای مجازی»", "\"فضای مجازی\""), ("پيام‌رسان", "پیام~رسان"),
      ("\"one\"", "one"), ("\"open end", "\"open end\""), ("https://example.org", "https example org"),
      ("note: telegram", "note telegram"), ("claim:", "claim"), ("AND OR NOT", "and or not"), ("١٣٩٧", "1397"),
      ("\"new agree\"*", "\"new agree\"*"),
    ])
  func readings(text: String, expected: String) { #expect(short(text) == expected) }

  @Test("is nothing where there is no letter and no digit", arguments: ["", "؟!", "\"\"", "* - -", "\u{200C}", "--"])
  func nothing(text: String) { #expect(SearchQuery(text).isEmpty) }

  @Test("finds what a half-space parts with a space and as one word, and only loosely takes apart or fuses")
  func patterns() {
    func texts(_ text: String, loosely: Bool) -> Set<String> {
      Set(
        SearchQuery(text).terms.flatMap { loosely ? $0.loosePatterns : $0.patterns }.map {
          $0.words.joined(separator: " ")
        })
    }
    #expect(texts("پیام‌رسان", loosely: false) == ["پیام رسان", "پیامرسان"])
    #expect(texts("پیام‌رسان‌ها", loosely: false) == ["پیام رسان ها", "پیامرسان ها", "پیام رسانها", "پیامرسانها"])
    #expect(texts("مادر", loosely: false) == ["مادر"])
    #expect(texts("مادر", loosely: true) == ["ما در"])
    #expect(texts("1397", loosely: true) == [])
    #expect(texts("\"ما در راه\"", loosely: true) == ["مادر راه", "ما درراه"])
  }

  @Test("is never a syntax error, whatever it is")
  func anything() throws {
    let folder = try TemporaryFolder()
    let database = try Database(folder.file("tracker.db"), for: .writing)
    var random = SplitMix64(seed: 23)
    let pieces = [
      "\"", "'", "(", ")", "*", "-", ":", "^", "{", "}", "+", "NEAR(", "AND", "OR", "NOT", "claim:", "-org:", "a",
      "پیام",
      "\u{200C}", " ", "\0", "\u{202E}", "😀", "é", "1", ",", "\\", "words:", "%", ";", "ﷲ", "हिन्दी",
    ]
    for _ in 0..<1_500 {
      let text = (0..<Int.random(in: 1...9, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      for kind in SearchIndex.Kind.allCases {
        #expect(throws: Never.self, "\(text)") { _ = try database.search.hits(SearchQuery(text), kind, limit: 5) }
      }
    }
  }
}

@Suite("A very long query")
struct LongQueryTests {
  @Test("is answered at once, however many words, exclusions and half-spaces there are")
  func long() throws {
    let folder = try TemporaryFolder()
    let database = try Database(folder.file("tracker.db"), for: .writing)
    let words = (0..<2_000).map { "word\($0)" }
    for text in [
      words.joined(separator: " "), words.map { "-\($0)" }.joined(separator: " "),
      "a " + words.map { "-claim:\($0)" }.joined(separator: " "), "\"\(words.joined(separator: " "))\"",
      words.joined(separator: "\u{200C}"), String(repeating: "ا", count: 100_000),
    ] {
      for kind in SearchIndex.Kind.allCases {
        #expect(try database.search.hits(SearchQuery(text), kind, limit: 5).isEmpty)
      }
    }
  }
}

@Suite("A text that was found")
struct SearchedTextTests {
  func marked(_ text: String, _ query: String) -> [String] {
    let searched = SearchedText(text)
    return searched.places(of: SearchQuery(query).terms.flatMap(\.patterns)).map(searched.text)
  }

  @Test("is marked where the words stand as they were written")
  func marks() {
    #expect(marked("به پيام‌رسان‌هاي خارجي پی بردهاند", "پیام‌رسان خارجی") == ["پيام‌رسان", "خارجي"])
    #expect(marked("مُذاكَره با تِلگرام", "مذاکره تلگرام") == ["مُذاكَره", "تِلگرام"])
    #expect(marked("L’Élysée, E\u{0301}lyse\u{0301}e", "elysee") == ["Élysée", "E\u{0301}lyse\u{0301}e"])
    #expect(marked("renegotiating, negotiating", "renegotiat*") == ["renegotiating"])
    #expect(marked("a new agreement, a new deal", "\"new agreement\"") == ["new agreement"])
    #expect(marked("ﻣﺬﺍﻛﺮﻩ", "مذاکره") == ["ﻣﺬﺍﻛﺮﻩ"])
  }

  @Test("has the words that the index has of it, whatever the text")
  func sameWords() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("tracker.db")
    try Archive(seed: 8, statements: 200).fill(databaseAt: path)
    let words = try shell(
      path,
      "CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, statement_words, row); SELECT term FROM temp.v ORDER BY term"
    ).output.split(separator: "\n").map(String.init)
    let texts = try shell(
      path, ".mode list\n.separator ' ' ' '\nSELECT words FROM written_words WHERE kind = 'statement'")
    #expect(words.count > 500)
    #expect(Set(SearchedText(texts.output).words.map(\.read)) == Set(words))
  }

  @Test("is cut to a piece around the words")
  func excerpt() {
    let text = (0..<200).map { "w\($0)" }.joined(separator: " ")
    let searched = SearchedText(text)
    let place = searched.excerpt(around: searched.places(of: SearchQuery("w100").terms.flatMap(\.patterns)))
    #expect(searched.text(place).hasPrefix("w92 w93"))
    #expect(searched.text(place).hasSuffix("w130 w131"))
    #expect(SearchedText("short").excerpt(around: []) == 0..<5)
  }
}
