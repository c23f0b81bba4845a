/// Makes the keys of many names: the same as `Fold.key` makes, but remembers what each letter becomes.
final class KeyFold {
  private enum Letter {
    case notAsked
    case read(Unicode.Scalar)
    case digit(Unicode.Scalar)
    case leftOut
    /// What becomes of it depends on what stands beside it, or it becomes several.
    case notAlone
  }

  /// Latin, Greek, Cyrillic, Hebrew and Arabic letters by their number.
  private var letters = [Letter](repeating: .notAsked, count: 0x700)

  /// The key of a name, as scalars.
  func key(_ text: String) -> [Unicode.Scalar] {
    var key: [Unicode.Scalar] = []
    append(text, to: &key)
    return key
  }

  /// Puts the key of a name behind others.
  func append(_ text: String, to keys: inout [Unicode.Scalar]) {
    let start = keys.count
    // Whether a digit here can have no mark or space before it that belongs to a number.
    var (isFree, isBehindLetter) = (true, false)
    for scalar in text.unicodeScalars {
      switch letter(scalar) {
      case .read(let scalar):
        keys.append(scalar)
        (isFree, isBehindLetter) = (true, true)
        continue
      case .digit(let digit) where isFree:
        keys.append(digit)
        isBehindLetter = false
        continue
      case .leftOut:
        isFree = isBehindLetter && (scalar == " " || scalar == "\u{200C}")
        isBehindLetter = false
        continue
      case .digit, .notAsked, .notAlone:
        keys.removeSubrange(start...)
        keys.append(contentsOf: Fold.key(text).unicodeScalars)
        return
      }
    }
  }

  private func letter(_ scalar: Unicode.Scalar) -> Letter {
    if scalar == "\u{200C}" { return .leftOut }  // the half-space
    guard scalar.value < letters.count else { return .notAlone }
    let known = letters[Int(scalar.value)]
    guard case .notAsked = known else { return known }
    let letter = Self.ask(scalar)
    letters[Int(scalar.value)] = letter
    return letter
  }

  private static func ask(_ scalar: Unicode.Scalar) -> Letter {
    let key = Fold.key(String(scalar)).unicodeScalars
    // A mark or a space is left out, but not always before a digit; marks that stay are put into an order.
    guard let first = key.first else { return .leftOut }
    if scalar.properties.generalCategory == .decimalNumber { return .digit(first) }
    return key.count > 1 || scalar.properties.canonicalCombiningClass != .notReordered ? .notAlone : .read(first)
  }
}
