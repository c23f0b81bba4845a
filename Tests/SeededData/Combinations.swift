/// The ways to take one part of each of several lists, in an order that mixes them: no two numbers give the same
/// parts.
struct Combinations {
  private let counts: [Int]
  private let total: Int
  private let start: Int

  /// - Parameters:
  ///   - counts: how many parts each list has.
  ///   - start: where to begin; any number.
  init(of counts: [Int], startingAt start: UInt64) {
    self.counts = counts
    total = counts.reduce(1, *)
    self.start = Int(start % UInt64(total))
  }

  /// Which part of each list has the number.
  func parts(_ number: Int) -> [Int] {
    // A prime that is larger than any list shares no factor with their product, so this step meets every one.
    var rest = (start + number * 7919) % total
    return counts.map { count in
      defer { rest /= count }
      return rest % count
    }
  }
}
