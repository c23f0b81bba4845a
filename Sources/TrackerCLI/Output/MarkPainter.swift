/// Colours what stands between marks in lines that were broken meanwhile: a mark may end some lines after its beginning.
struct MarkPainter {
  private let on: String
  private let off: String
  private let isColored: Bool
  private var isOpen = false

  init(_ printer: Printer) {
    isColored = printer.style.isColored
    (on, off) = isColored ? ("\u{1B}[1;33m", "\u{1B}[0m") : ("", "")
  }

  /// The next line.
  mutating func paint(_ line: String) -> String {
    var painted = isOpen && isColored ? on : ""
    for scalar in line.unicodeScalars {
      switch scalar {
      case Cell.markStart: (painted, isOpen) = (painted + on, true)
      case Cell.markEnd: (painted, isOpen) = (painted + off, false)
      default: painted.unicodeScalars.append(scalar)
      }
    }
    return isOpen && isColored ? painted + off : painted
  }
}
