/// How far a long job has come: one line on the terminal that standard error is, drawn over itself.
///
/// It appears where the job lasts longer than a second, is drawn at most ten times a second, and is gone at the end, or
/// when something is printed on the same terminal. Where standard error is no terminal nothing is written.
final class ProgressBar {
  private let errors: any Sink
  private let width: Int?
  private let seconds: () -> Double
  private var label = "Working"
  private var start: Double
  private var lastDrawn: Double?
  /// Whether somebody tells how much is done; otherwise only the time is shown.
  private var isCounting = false
  private var isOver = false

  /// - Parameter width: that of the terminal; nil where nothing is to be drawn.
  init(on errors: any Sink, width: Int?, seconds: @escaping () -> Double) {
    self.errors = errors
    self.width = width
    self.seconds = seconds
    start = seconds()
  }

  /// Whether anybody sees it.
  var isVisible: Bool { width != nil }

  /// Begins a part of the job.
  func begin(_ label: String) {
    self.label = label
    start = seconds()
    isCounting = false
  }

  /// Shows how much of the part is done, where it is time for that.
  /// - Parameter unit: what is counted; nil where only the share means something.
  func show(_ done: Int, of total: Int, _ unit: String?) {
    guard total > 0 else { return }
    isCounting = true
    drawIfTime { Self.line(label, done, of: total, unit, elapsed: $0, width: $1) }
  }

  /// Shows that the job goes on and for how long it has, where nobody knows how much is done.
  func pulse() {
    guard !isCounting else { return }
    drawIfTime { elapsed, width in
      let time = Self.clock(Int(elapsed))
      return Cell.cut("\(Cell.cut(Cell.visible(label), to: max(8, width - 10)))  \(time)", to: width - 1)
    }
  }

  private func drawIfTime(_ line: (_ elapsed: Double, _ width: Int) -> String) {
    guard let width, !isOver else { return }
    let now = seconds()
    let elapsed = now - start
    guard elapsed > 1, now - (lastDrawn ?? 0) >= 0.1 else { return }
    lastDrawn = now
    draw(line(elapsed, width))
  }

  /// Shows which part of the job is done now, and how many things of it are behind it, where it is time for that.
  func show(_ part: Int, of total: Int, _ label: String, done: Int) {
    self.label = done > 0 ? "\(label), \(Self.grouped(done))" : label
    show(part, of: total, nil)
  }

  /// Takes the line away.
  func clear() {
    guard lastDrawn != nil else { return }
    lastDrawn = nil
    draw("")
  }

  /// Takes the line away for good.
  func end() {
    clear()
    isOver = true
  }

  private func draw(_ line: String) {
    // Not being able to show how far it is stops nothing.
    try? errors.write("\r\(line)\u{1B}[K")
    try? errors.flush()
  }

  /// `Writing x.jsonl  ████░░░░  45 %  12,345 of 27,000 rows  3,456/s  0:04 left`, with as much of it as fits.
  static func line(
    _ label: String, _ done: Int, of total: Int, _ unit: String?, elapsed: Double, width: Int
  ) -> String {
    let share = min(1, Double(done) / Double(total))
    let rate = Double(done) / elapsed
    let left = Int((Double(max(0, total - done)) / max(rate, 0.001)).rounded(.up))
    var parts = ["\(Int(share * 100)) %"]
    if let unit { parts += ["\(grouped(done)) of \(grouped(total)) \(unit)", "\(grouped(Int(rate)))/s"] }
    parts.append("\(clock(left)) left")
    let words = parts.joined(separator: "  ")
    let room = width - 1 - Cell.width(words) - 2
    guard room >= 8 else { return Cell.cut(words, to: width - 1) }
    let name = Cell.cut(Cell.visible(label), to: max(8, min(Cell.width(label), room - 12)))
    let cells = min(30, room - Cell.width(name) - 2)
    guard cells >= 8 else { return "\(name)  \(words)" }
    let full = Int(share * Double(cells))
    return "\(name)  \(String(repeating: "█", count: full))\(String(repeating: "░", count: cells - full))  \(words)"
  }

  private static func clock(_ seconds: Int) -> String {
    "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    for index in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: index) }
    return String(digits)
  }
}
