internal import TrackerCore

/// Colours and weights, or nothing where nobody sees them.
struct Style {
  let isColored: Bool

  func bold(_ text: String) -> String { paint(text, "1") }
  func dim(_ text: String) -> String { paint(text, "2") }
  func green(_ text: String) -> String { paint(text, "32") }
  func red(_ text: String) -> String { paint(text, "31") }
  func yellow(_ text: String) -> String { paint(text, "33") }

  /// The colour of a position: for, against, or neither.
  func position(_ position: Stance.Position) -> (String) -> String {
    switch position.polarity {
    case 1: green
    case -1: red
    default: yellow
    }
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
