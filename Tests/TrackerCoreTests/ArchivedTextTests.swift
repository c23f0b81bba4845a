import SeededData
import Testing

@testable import TrackerCore

@Suite("An archived text")
struct ArchivedTextTests {
  /// What stands where a quote is found; nil where it is not.
  func found(_ quote: String, in text: String) -> String? {
    let archived = ArchivedText(text)
    return archived.place(of: quote).map { archived.words($0.range) }
  }

  @Test(
    "has a quote in any spelling, and gives its own",
    arguments: [
      ("we will not", "He said: \"We  will\nnot.\"", "We  will\nnot"),
      ("می خواهم", "گفت: می‌خواهم بروم", "می‌خواهم"),
      ("پیامرسان ها", "این پیام‌رسان‌ها", "پیام‌رسان‌ها"),
      ("كيهان", "روزنامهٔ کیهان نوشت", "کیهان"),
      ("ایران", "در ا\u{06CC}\u{0640}\u{0640}ران.", "ا\u{06CC}\u{0640}\u{0640}ران"),
      ("تکذیب میکنم", "قویاً تکذیب می‌کنم.", "تکذیب می‌کنم"),
      ("قویا", "قویاً\u{064B} تکذیب", "قویاً\u{064B}"),
      ("محمد", "مُحَمَّدٌ رسول", "مُحَمَّدٌ"),
      ("سال ١٣٩٧", "در سال ۱۳۹۷ بود", "سال ۱۳۹۷"),
      ("Élysée", "at the E\u{0301}lyse\u{0301}e palace", "E\u{0301}lyse\u{0301}e"),
      ("“never”  again.", "he said “never” again.", "“never” again."),
      ("سوء", "این سوء تفاهم", "سوء"),
      ("🕊 peace", "then 🕊 peace came", "🕊 peace"),
      ("不同意", "他们不同意这个", "不同意"),
    ])
  func spellings(quote: String, text: String, expected: String) { #expect(found(quote, in: text) == expected) }

  @Test(
    "does not have what only looks like a part of it",
    arguments: [
      ("5 percent", "it is 1.5 percent"), ("15", "1.5"), ("نرخ ۵", "نرخ ۱۲/۵"), ("1", "in 2018"),
      ("art is", "a partisan"), ("not agreed", "he agreed"), ("", "text"), ("…", "no dots"), ("longer than", "longer"),
    ])
  func notFound(quote: String, text: String) { #expect(found(quote, in: text) == nil) }

  @Test("has a quote to the letter before another spelling, whole words before parts of them, and counts")
  func order() {
    let text = ArchivedText("کتاب‌ها و کتاب ها؛ rearming, Arm, arm, arm")
    #expect(text.place(of: "کتاب ها") == .init(range: 10..<17, isVerbatim: true, count: 1, isWithinWord: false))
    #expect(text.place(of: "کتابها") == .init(range: 0..<7, isVerbatim: false, count: 2, isWithinWord: false))
    #expect(text.place(of: "arm") == .init(range: 34..<37, isVerbatim: true, count: 2, isWithinWord: false))
    #expect(text.place(of: "earm") == .init(range: 20..<24, isVerbatim: true, count: 1, isWithinWord: true))
  }

  @Test("has every part of itself that begins and ends with whole words, whatever the text")
  func everyPart() {
    var random = SplitMix64(seed: 11)
    let letters = Array("اآيیكک ۱1.٫ءًـ\u{200C}\u{200D}ab É\u{0301}\n«»🕊ﷺ".unicodeScalars)
    for _ in 0..<2_000 {
      let scalars = (0..<40).map { _ in letters.randomElement(using: &random) ?? " " }
      let text = ArchivedText(String(String.UnicodeScalarView(scalars)))
      let start = Int.random(in: 0..<40, using: &random)
      let range = start..<Int.random(in: (start + 1)...40, using: &random)
      let words = text.words(range)
      guard let place = text.place(of: words) else { continue }
      #expect(Fold.key(text.words(place.range)) == Fold.key(words), "\(words.debugDescription)")
      #expect(place.isVerbatim == text.words(place.range).unicodeScalars.elementsEqual(words.unicodeScalars))
    }
  }

  @Test("finds every beginning of a pattern, as one finds it by looking everywhere")
  func occurrences() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<2_000 {
      func word(_ length: Int) -> [Unicode.Scalar] {
        (0..<length).map { _ in Bool.random(using: &random) ? "a" : "b" }
      }
      let (text, pattern) = (word(30), word(Int.random(in: 1...5, using: &random)))
      let expected = (0...(30 - pattern.count)).filter { text[$0...].starts(with: pattern) }
      #expect(ArchivedText.occurrences(of: pattern, in: text) == expected)
    }
  }

  @Test("says which passage is nearest to a quote that it does not have")
  func nearest() {
    let article = """
      دربارهٔ گران شدن بلیت گفت: «شهرداری با هیچ‌گونه افزایش بهای بلیت موافق نیست.» The mayor said that nothing was \
      decided, and nothing will be decided before autumn.
      """
    let text = ArchivedText(article)
    func nearest(_ quote: String) -> String? { text.nearest(to: quote).map(text.words) }
    #expect(
      nearest("شهرداری با هر گونه افزایش قیمت بلیت مخالف است") == "شهرداری با هیچ‌گونه افزایش بهای بلیت موافق نیست")
    #expect(nearest("nothing will be decidde before the autumn") == "nothing will be decided before autumn")
    #expect(nearest("mayer") == "mayor")
    #expect(nearest("The minister denied everything") == nil)
    #expect(nearest("") == nil)
    #expect(nearest(article + article) == article.dropLast().description)
  }

  @Test("of a million letters is looked through at once, whatever is looked for")
  func large() {
    var random = SplitMix64(seed: 13)
    let words = (0..<300).map { _ in
      String(
        (0..<Int.random(in: 2...8, using: &random)).map { _ in "ابپتجچدرسشکگلمنوهی".randomElement(using: &random) ?? "ا"
        })
    }
    var text = ""
    while text.utf8.count < 2_000_000 { text += (words.randomElement(using: &random) ?? "") + " " }
    let archived = ArchivedText(text)
    let quote = (0..<60).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(archived.place(of: quote) == nil)
      #expect(archived.nearest(to: quote).map { $0.count < 1_000 } ?? true)
      #expect(archived.place(of: String(repeating: "ا", count: 50_000)) == nil)
      #expect(archived.nearest(to: String(repeating: "ا", count: 50_000)) == nil)
    }
    // A second in the program; a build for tests is slower, and machines are busy.
    #expect(time < .seconds(60))
  }

  @Test("shows of a long passage what stands around the first difference")
  func excerpt() {
    let words = (0..<500).map { "word\($0)" }
    let text = ArchivedText(words.joined(separator: " "))
    var quoted = words
    quoted[250] = "WORD"
    let excerpt = text.excerpt(0..<text.count, differingFrom: quoted.joined(separator: " "))
    #expect(excerpt.hasPrefix("… word") && excerpt.hasSuffix(" …"))
    #expect(excerpt.contains(" word249 word250 word251 ") && excerpt.count < 340, "\(excerpt)")
  }
}

@Suite("A file with a text")
struct PlainTextTests {
  func read(_ bytes: [UInt8]) throws -> String { try PlainText.read(bytes, "a.txt") }

  @Test("stays as it is, line ends and normalization too, without a byte order mark")
  func kept() throws {
    for text in ["a\r\nb\r\n", "e\u{0301}", "گفت: می‌خواهم\n", "<p>not HTML as a whole", "a\tb\u{0C}"] {
      #expect(try read(Array(text.utf8)).unicodeScalars.elementsEqual(text.unicodeScalars))
    }
    #expect(try read([0xEF, 0xBB, 0xBF, 0x61]) == "a")
  }

  static let files: [(bytes: [UInt8], reason: String)] = [
    ([UInt8]("a\nb\nc\u{0}d".utf8), "zero byte in line 3"),
    ([0x61, 0x0A, 0x62, 0xFF, 0x61], "not UTF-8 in line 2"),
    ([0xCF, 0xE1, 0xC7, 0xE3], "iconv -f WINDOWS-1256"),
    ([0xFF, 0xFE, 0x61, 0], "iconv -f UTF-16"),
    ([UInt8]("%PDF-1.7".utf8), "pdftotext"),
    ([UInt8]("PK\u{3}\u{4}...".utf8), "Save it as plain text"),
    ([UInt8]("\n <!DOCTYPE html><html><p>x".utf8), "w3m -dump"),
    ([UInt8]("<html lang=fa>".utf8), "w3m -dump"),
    ([UInt8]("<?xml version='1.0'?>\n<html>".utf8), "w3m -dump"),
    ([0x1F, 0x8B, 8], "gunzip"),
    ([UInt8](" \n\t".utf8), "is empty"),
    ([], "is empty"),
    ([UInt8](repeating: 0x61, count: PlainText.limit + 1), "in parts"),
  ]

  @Test("that is no plain text in UTF-8 is refused with what to do", arguments: Self.files.indices)
  func refused(index: Int) {
    let (bytes, reason) = Self.files[index]
    do {
      _ = try read(bytes)
      Issue.record("It was taken.")
    } catch {
      #expect("\(error)".contains(reason), "\(error)")
    }
  }
}
