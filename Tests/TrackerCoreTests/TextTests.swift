import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("The key of a name")
struct FoldTests {
  @Test(
    "is one for every spelling of it",
    arguments: [
      ["عبدالصمد خرم‌آبادی", "عبدالصمد خرم آبادی", "عبدالصمد خرم\u{0622}بادي", "عبدالصمد خرم\u{0627}\u{0653}بادی"],
      ["محمد حسین‌پور", "محمد حسین پور", "محمد حسينپور", "مُحَمَّد حسین‌پور"],
      ["كيهان", "کیهان", "کـیـهان"],
      ["۱۳۹۷", "١٣٩٧", "1397"],
      ["Abolhassan Firouzabadi", "abolhassan  firouzabadi", "Abol-Hassan Firouzabadi"],
      ["Élysée", "ELYSEE", "E\u{0301}lyse\u{0301}e"],
      ["مسئول", "مسيول", "مسي\u{0654}ول"],
      ["National Center of Cyberspace (Iran)", "National Center of Cyberspace, Iran."],
    ])
  func spellings(spellings: [String]) {
    #expect(Set(spellings.map(Fold.key)).count == 1, "\(spellings.map(Fold.key))")
  }

  @Test(
    "tells apart what is not the same",
    arguments: [
      ("Inflation is 1.5%", "Inflation is 15%"), ("نرخ ۱۲/۵ درصد", "نرخ ۱۲۵ درصد"), ("-5", "5"), ("3-4", "34"),
      ("1 000", "1000"),
      ("روحانی", "روحاني‌ها"), ("C", "C++"), ("किताब", "कताब"), ("علی", "علا"),
    ])
  func different(one: String, other: String) { #expect(Fold.key(one) != Fold.key(other)) }

  @Test("does not change when it is folded again, whatever the text")
  func idempotent() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<5_000 {
      let scalars = (0..<8).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0x20...0x6FF, using: &random))
      }
      let key = Fold.key(String(String.UnicodeScalarView(scalars)))
      #expect(Fold.key(key) == key, "\(scalars)")
    }
  }
}

@Suite("Keys of many names")
struct KeyFoldTests {
  @Test("are the same as the keys of each")
  func same() {
    var random = SplitMix64(seed: 3)
    let fold = KeyFold()
    let letters = Array(
      "aZéÅß1٣۴ .-/'«(ی‌يكکهةآأؤئء\u{64B}\u{670}ـ\u{301}\u{483}\u{484}\u{FE8D}日ΣςЖ٠\u{200F}\u{05B0}".unicodeScalars)
    for _ in 0..<4_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        text.append(
          Bool.random(using: &random)
            ? letters.randomElement(using: &random) ?? "a"
            : Unicode.Scalar(UInt32.random(in: 0x20..<0x800, using: &random)) ?? "a")
      }
      #expect(
        fold.key(String(text)) == Array(Fold.key(String(text)).unicodeScalars), "\(text.map(\.value))")
    }
  }
}

@Suite("Texts")
struct TextTests {
  @Test("are brought to normalization form C")
  func nfc() {
    #expect("\u{0627}\u{0653}".nfc.unicodeScalars.map(\.value) == [0x0622])
    #expect("e\u{0301}".nfc.unicodeScalars.map(\.value) == [0xE9])
    #expect("plain".nfc == "plain")
  }

  @Test(
    "are as far apart as one counts by hand",
    arguments: [("a", "a", 0), ("ab", "ba", 1), ("kitten", "sitting", 3), ("", "abc", 3)])
  func distance(one: String, other: String, expected: Int) {
    let (a, b) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
    #expect(editDistance(a, b, limit: 5) == expected)
    #expect(editDistance(b, a, limit: 5) == expected)
    if expected > 0 { #expect(editDistance(a, b, limit: expected - 1) == nil) }
  }

  @Test("are never passed over where a part of them is near a pattern, and mostly where none is", arguments: [5, 70])
  func nearParts(length: Int) {
    var random = SystemRandomNumberGenerator()
    let letters = Array("abcdاب".unicodeScalars)
    func invented(_ count: Int) -> [Unicode.Scalar] {
      (0..<count).map { _ in letters.randomElement(using: &random) ?? "a" }
    }
    var passedOver = 0
    for _ in 0..<300 {
      let (pattern, text) = (invented(length), invented(12))
      let isNear = text.indices.contains { start in
        (start...text.count).contains { editDistance(pattern, Array(text[start..<$0]), limit: 2) != nil }
      }
      let mayStand = NearPart(pattern).mayStand(in: text[...], limit: 2)
      #expect(mayStand || !isNear, "\(pattern) in \(text)")
      if !mayStand { passedOver += 1 }
      // A long one stands in itself with two letters changed.
      var changed = pattern
      changed.swapAt(1, 2)
      changed.remove(at: 3)
      #expect(NearPart(pattern).mayStand(in: (text + changed + text)[...], limit: 2), "\(pattern)")
    }
    #expect(passedOver > 30)
  }

  @Test("have the SHA3-256 that FIPS 202 and the stock shell give, at every length around a block")
  func sha3() throws {
    #expect(SHA3.hex256("") == "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a")
    #expect(SHA3.hex256("abc") == "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532")
    let lengths = [1, 134, 135, 136, 137, 271, 272, 273, 100_000]
    let asked = lengths.map { "SELECT lower(hex(sha3(printf('%.*c', \($0), 'q'), 256)));" }.joined()
    let theirs = try shell(":memory:", asked).output.split(separator: "\n").map(String.init)
    #expect(theirs == lengths.map { SHA3.hex256(String(repeating: "q", count: $0)) })
  }
}
