/// Draws ranks as news draws people: few of them nearly always, most of them nearly never.
///
/// The rank k, counted from 1, weighs (k + offset)^(−7/8): Zipf's law as Mandelbrot wrote it. The offset flattens the
/// top. An eighth root is three square roots, which are exact on every machine; powers are not.
struct Zipf {
  /// The sums of the weights up to each rank.
  private let sums: [Int]

  /// - Parameters:
  ///   - count: how many ranks there are.
  ///   - offset: how flat the top is.
  init(_ count: Int, offset: Int) {
    var sum = 0
    sums = (1...count).map { rank in
      let place = Double(rank + offset)
      sum += Int(place.squareRoot().squareRoot().squareRoot() / place * 0x1p32)
      return sum
    }
  }

  /// A rank, counted from 0.
  func draw(_ random: inout SplitMix64) -> Int {
    let point = random.below(sums[sums.count - 1])
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > point { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
