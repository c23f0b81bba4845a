/// How many insertions, deletions, replacements and swaps of neighbours turn one text into the other
/// (optimal string alignment), or nil where it is more than `limit`.
///
/// Source: R. A. Wagner and M. J. Fischer, "The String-to-String Correction Problem", J. ACM 21 (1974), with
/// the transpositions of F. J. Damerau, CACM 7 (1964); rows are given up as soon as they pass the limit.
func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], limit: Int) -> Int? {
  guard abs(one.count - other.count) <= limit else { return nil }
  var beforeLast = [Int](repeating: 0, count: other.count + 1)
  var last = Array(0...other.count)
  var row = beforeLast
  for i in one.indices {
    row[0] = i + 1
    var least = row[0]
    for j in other.indices {
      var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] == other[j] ? 0 : 1))
      if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] { best = min(best, beforeLast[j - 1] + 1) }
      row[j + 1] = best
      least = min(least, best)
    }
    if least > limit { return nil }
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[other.count] <= limit ? last[other.count] : nil
}
