/// Tells quickly of most texts that nothing in them is nearly the same as a pattern, so that `editDistance` is only asked
/// about the few others.
///
/// All letters of the pattern are compared at once, one bit for each; letters whose numbers differ by a multiple of 256
/// count as one, and only the first 64 of the pattern count.
///
/// Source: H. Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances", Nordic Journal of
/// Computing 10 (2003), after G. Myers, J. ACM 46 (1999).
struct NearPart {
  private var places = [UInt64](repeating: 0, count: 256)
  private let count: Int

  /// - Parameter pattern: at least one letter.
  init(_ pattern: [Unicode.Scalar]) {
    count = min(pattern.count, 64)
    for (place, letter) in pattern.prefix(64).enumerated() { places[Int(letter.value & 255)] |= 1 << UInt64(place) }
  }

  /// Whether some part of a text may be the pattern with at most `limit` insertions, deletions, replacements and swaps of
  /// neighbours. Where it is, the answer is always yes.
  func mayStand(in text: ArraySlice<Unicode.Scalar>, limit: Int) -> Bool {
    guard count > limit else { return true }
    let end: UInt64 = 1 << UInt64(count - 1)
    // Where the distance grows or shrinks from one letter of the pattern to the next, and where it does not grow at all.
    var (grows, shrinks, stays, before): (UInt64, UInt64, UInt64, UInt64) = (.max, 0, 0, 0)
    var distance = count
    for letter in text {
      let same = places[Int(letter.value & 255)]
      let swapped = (~stays & same) << 1 & before
      stays = ((same & grows) &+ grows) ^ grows | same | shrinks | swapped
      let (more, less) = (shrinks | ~(stays | grows), stays & grows)
      if more & end != 0 { distance += 1 } else if less & end != 0 { distance -= 1 }
      if distance <= limit { return true }
      grows = less << 1 | ~(stays | more << 1)
      shrinks = more << 1 & stays
      before = same
    }
    return false
  }
}
