/// A small generator whose numbers are the same on every machine.
/// Source: G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// A generator whose numbers follow from a seed.
  public init(seed: UInt64) { state = seed }

  /// The next number, any of the 2⁶⁴ being as likely as the others.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

// How the standard library makes a range out of a generator's numbers may change from one version to the next;
// what is made here may not.
extension SplitMix64 {
  /// A number from 0, less than a bound.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(truncatingIfNeeded: bound).multipliedFullWidth(by: next()).high)
  }

  /// True so many times in a hundred.
  mutating func percent(_ share: Int) -> Bool { below(100) < share }

  /// One of a list.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}
