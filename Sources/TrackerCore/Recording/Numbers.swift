/// Numbers of records, most of which come one after the other.
struct Numbers {
  /// Where the newest ones stand.
  private var run = 0..<0
  private var others = RangeSet<Int>()

  /// How many there are.
  var count: Int { others.ranges.reduce(run.count) { $0 + $1.count } }

  func contains(_ number: Int) -> Bool { run.contains(number) || others.contains(number) }

  mutating func insert(_ number: Int) {
    guard !contains(number) else { return }
    if number == run.upperBound {
      run = run.lowerBound..<number + 1
    } else {
      insert(number..<number + 1)
    }
  }

  /// Adds numbers none of which is there yet.
  mutating func insert(_ numbers: Range<Int>) {
    others.insert(contentsOf: run)
    run = numbers
  }

  mutating func remove(_ number: Int) {
    others.insert(contentsOf: run)
    run = 0..<0
    others.remove(contentsOf: number..<number + 1)
  }
}
