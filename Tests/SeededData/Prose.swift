/// Text of a length, whose words are as frequent as those of real text: a few dozen of them make up nearly half of it.
struct Prose {
  private let words: [String]
  private let codePoints: [Int]
  private let ranks: Zipf
  private let pause: String

  /// - Parameters:
  ///   - words: the most frequent first.
  ///   - pause: what stands between the parts of a sentence.
  init(_ words: [String], pause: String) {
    self.words = words
    codePoints = words.map(\.unicodeScalars.count)
    ranks = Zipf(words.count, offset: 2)
    self.pause = pause
  }

  /// Sentences of that many code points, and at most some more for the last words.
  func text(of length: Int, _ random: inout SplitMix64) -> String {
    var text = ""
    text.reserveCapacity(2 * length + 64)
    var count = 0
    while count < length {
      if count > 0 {
        text += " "
        count += 1
      }
      count += append(sentenceOf: 6 + random.below(12), to: &text, &random)
    }
    return text
  }

  /// Adds a sentence.
  /// - Returns: how many code points it has.
  private func append(sentenceOf length: Int, to text: inout String, _ random: inout SplitMix64) -> Int {
    var count = 0
    for number in 0..<length {
      let rank = ranks.draw(&random)
      if number == 0 {
        text += words[rank].prefix(1).uppercased()
        text += words[rank].dropFirst()
      } else {
        text += number == length / 2 ? pause : " "
        text += words[rank]
        count += number == length / 2 ? 2 : 1
      }
      count += codePoints[rank]
    }
    text += "."
    return count + 1
  }
}
