internal import TrackerCore

/// Records in columns, as wide as their widest cell; on a terminal that is too narrow, columns without anything in them
/// are left out and the others give way, the flexible ones first. Of very many records the first thousand say how wide, so
/// that no more than those are held at a time.
struct Table<Row> {
  private let fields: [Field<Row>]
  private let printer: Printer
  private let gap = "  "
  private let sample = 1000
  private var waiting: [[String]] = []
  /// The widths of the columns; nil for one that is left out.
  private var widths: [Int?]?

  init(_ fields: [Field<Row>], printer: Printer) {
    self.fields = fields.filter { $0.column != nil }
    self.printer = printer
  }

  /// Adds a record.
  mutating func add(_ row: Row) throws {
    waiting.append(try fields.map { Cell.visible(try $0.lines(row).joined(separator: " | ")) })
    if waiting.count == sample { try print(isAll: false) }
  }

  /// Prints what is waiting; no more records come.
  mutating func flush() throws { try print(isAll: true) }

  private mutating func print(isAll: Bool) throws {
    guard !waiting.isEmpty else { return }
    defer { waiting = [] }
    if widths == nil {
      widths = fit(isAll: isAll)
      try printer.line(printer.style.bold(line(fields.map(\.key))))
    }
    for row in waiting { try printer.line(line(row)) }
  }

  /// The widths of the columns that fit together into the terminal, if that can be.
  /// - Parameter isAll: whether no more records come, so that a column is known to be empty.
  private func fit(isAll: Bool) -> [Int?] {
    let widest = fields.indices.map { column in
      max(Cell.width(fields[column].key), waiting.map { Cell.width($0[column]) }.max() ?? 0)
    }
    guard let limit = printer.width else { return widest }
    func excess(_ widths: [Int?]) -> Int {
      let shown = widths.compactMap { $0 }
      return shown.reduce(0, +) + gap.count * (shown.count - 1) - limit
    }
    guard excess(widest) > 0 else { return widest }
    var widths = fields.indices.map { column in
      isAll && waiting.allSatisfy { $0[column].isEmpty } ? nil : widest[column]
    }
    for (kind, least) in [(Field<Row>.Column.flexible, 8), (.fixed, 12), (.flexible, 4), (.fixed, 4)] {
      while excess(widths) > 0 {
        let giving = widths.indices.filter { fields[$0].column == kind && widths[$0] ?? 0 > least }
        guard let column = giving.max(by: { widths[$0] ?? 0 < widths[$1] ?? 0 }) else { break }
        widths[column] = widths[column].map { $0 - 1 }
      }
    }
    return widths
  }

  private func line(_ cells: [String]) -> String {
    let shown = zip(cells, widths ?? []).compactMap { cell, width in
      width.map { (printer.isTerminal ? Cell.cut(cell, to: $0) : cell, $0) }
    }
    return shown.enumerated().map { index, column in
      let (cell, width) = column
      let padding = index == shown.count - 1 ? "" : String(repeating: " ", count: max(0, width - Cell.width(cell)))
      return (printer.isTerminal ? Cell.isolated(cell) : cell) + padding
    }.joined(separator: gap)
  }
}
