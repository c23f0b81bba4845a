/// Records in columns, as wide as their widest cell; on a terminal the flexible ones give way.
struct Table<Row> {
  private let fields: [Field<Row>]
  private let printer: Printer
  private let gap = "  "

  init(_ fields: [Field<Row>], printer: Printer) {
    self.fields = fields
    self.printer = printer
  }

  func print(_ rows: [Row]) throws {
    guard !rows.isEmpty else { return }
    let cells = rows.map { row in fields.map { Cell.visible($0.lines(row).joined(separator: " | ")) } }
    let widths = fit(
      fields.indices.map { column in
        max(Cell.width(fields[column].key), cells.map { Cell.width($0[column]) }.max() ?? 0)
      })
    try printer.line(printer.style.bold(line(fields.map(\.key), widths)))
    for row in cells { try printer.line(line(row, widths)) }
  }

  /// Takes what is too much from the widest flexible columns.
  private func fit(_ widths: [Int]) -> [Int] {
    guard let limit = printer.width else { return widths }
    var widths = widths
    var excess = widths.reduce(0, +) + gap.count * (widths.count - 1) - limit
    while excess > 0 {
      let flexible = widths.indices.filter { fields[$0].column == .flexible && widths[$0] > 8 }
      guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, (cell, width)) in zip(cells, widths).enumerated() {
      let shown = Cell.cut(cell, to: width)
      line += printer.isTerminal ? Cell.isolated(shown) : shown
      if column < cells.count - 1 { line += String(repeating: " ", count: width - Cell.width(shown)) + gap }
    }
    return line
  }
}
