internal import TrackerCore

/// Records in columns, as wide as their widest cell; on a terminal the flexible ones give way. Of very many records
/// the first thousand say how wide, so that no more than those are held at a time.
struct Table<Row> {
  private let fields: [Field<Row>]
  private let printer: Printer
  private let gap = "  "
  private let sample = 1000
  private var waiting: [[String]] = []
  private var widths: [Int]?

  init(_ fields: [Field<Row>], printer: Printer) {
    self.fields = fields.filter { $0.column != nil }
    self.printer = printer
  }

  /// Adds a record.
  mutating func add(_ row: Row) throws {
    waiting.append(try fields.map { Cell.visible(try $0.lines(row).joined(separator: " | ")) })
    if waiting.count == sample { try flush() }
  }

  /// Prints what is waiting.
  mutating func flush() throws {
    guard !waiting.isEmpty else { return }
    defer { waiting = [] }
    if widths == nil {
      let widest = fields.indices.map { column in
        max(Cell.width(fields[column].key), waiting.map { Cell.width($0[column]) }.max() ?? 0)
      }
      widths = fit(widest)
      try printer.line(printer.style.bold(line(fields.map(\.key))))
    }
    for row in waiting { try printer.line(line(row)) }
  }

  /// Takes what is too much from the widest flexible columns.
  private func fit(_ widths: [Int]) -> [Int] {
    guard let limit = printer.width else { return widths }
    var widths = widths
    var excess = widths.reduce(0, +) + gap.count * (widths.count - 1) - limit
    while excess > 0 {
      let flexible = widths.indices.filter { fields[$0].column == .flexible && widths[$0] > 4 }
      guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func line(_ cells: [String]) -> String {
    var line = ""
    for (column, (cell, width)) in zip(cells, widths ?? []).enumerated() {
      let shown = printer.isTerminal ? Cell.cut(cell, to: width) : cell
      line += printer.isTerminal ? Cell.isolated(shown) : shown
      if column < cells.count - 1 { line += String(repeating: " ", count: max(0, width - Cell.width(shown))) + gap }
    }
    return line
  }
}
