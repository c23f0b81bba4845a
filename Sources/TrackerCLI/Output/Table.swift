internal import TrackerCore

/// Records in columns, as wide as their widest cell. On a terminal that is too narrow, columns without anything in them
/// are left out, and the flexible ones share what the others leave, their cells in up to three lines; where that is too
/// little, the last of them stand below each record, behind their keys. Of very many records the first thousand say how
/// wide, so that no more than those are held at a time.
struct Table<Row> {
  private let fields: [Field<Row>]
  private let printer: Printer
  private let gap = "  "
  private let sample = 1000
  /// In how many lines a cell may stand.
  private let most = 3
  /// What a flexible column wants at least, to be one.
  private let least = 12
  private var waiting: [[String]] = []
  private var layout: Layout?

  /// Where the fields stand.
  private struct Layout {
    /// The widths of the columns; nil for a field that is none.
    var widths: [Int?]
    /// The fields that stand below the columns.
    var below: [Int] = []
  }

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
    if layout == nil {
      layout = fit(isAll: isAll)
      for line in lines(fields.map(\.key)) { try printer.line(printer.style.bold(line)) }
    }
    for row in waiting {
      for line in lines(row) { try printer.line(line) }
      for line in linesBelow(row) { try printer.line(line) }
    }
  }

  // MARK: - How wide the columns are

  /// The columns that fit together into the terminal, if that can be.
  /// - Parameter isAll: whether no more records come, so that a column is known to be empty.
  private func fit(isAll: Bool) -> Layout {
    let cells = fields.indices.map { column in waiting.map { Cell.width($0[column]) } }
    let widest = fields.indices.map { max(Cell.width(fields[$0].key), cells[$0].max() ?? 0) }
    var layout = Layout(widths: widest)
    guard room(layout) < 0 else { return layout }
    let shown = fields.indices.filter { !isAll || cells[$0].contains { $0 > 0 } }
    let flexible = shown.filter { fields[$0].column == .flexible }
    layout.widths = fields.indices.map { column in
      shown.contains(column) ? flexible.contains(column) ? min(widest[column], least) : widest[column] : nil
    }
    for column in flexible.reversed() where column > 0 && room(layout) < 0 {
      layout.widths[column] = nil
      layout.below.insert(column, at: 0)
    }
    narrow(&layout)
    widen(&layout, cells)
    return layout
  }

  /// How many cells of the terminal are left beside the columns.
  private func room(_ layout: Layout) -> Int {
    guard let limit = printer.width else { return 0 }
    let shown = layout.widths.compactMap { $0 }
    return limit - shown.reduce(0, +) - gap.count * (shown.count - 1)
  }

  /// Makes columns narrower that do not fit, the widest first: in 11 cells a span of dates still breaks at its slash.
  private func narrow(_ layout: inout Layout) {
    for least in [11, 4] {
      while room(layout) < 0 {
        let giving = layout.widths.indices.filter { layout.widths[$0] ?? 0 > least }
        guard let column = giving.max(by: { layout.widths[$0] ?? 0 < layout.widths[$1] ?? 0 }) else { break }
        layout.widths[column] = layout.widths[column].map { $0 - 1 }
      }
    }
  }

  /// Shares what is left: the more cells of a column want to be wider, and the narrower it is, the sooner it is its turn.
  /// - Parameter cells: the widths of the cells, column by column.
  private func widen(_ layout: inout Layout, _ cells: [[Int]]) {
    while room(layout) > 0 {
      let wishes = zip(layout.widths, cells).map { width, cells in
        width.map { width in Double(cells.count { $0 > width }) / Double(width) } ?? 0
      }
      guard let column = wishes.indices.max(by: { wishes[$0] < wishes[$1] }), wishes[column] > 0 else { return }
      layout.widths[column] = layout.widths[column].map { $0 + 1 }
    }
  }

  // MARK: - Lines

  /// The columns of a record, in as many lines as the longest cell takes.
  private func lines(_ cells: [String]) -> [String] {
    let columns = zip(cells, layout?.widths ?? []).compactMap { cell, width in
      width.map { (lines: lines(cell, $0), width: $0) }
    }
    return (0..<(columns.map(\.lines.count).max() ?? 0)).map { index in
      var (line, behind) = ("", 0)
      for (lines, width) in columns {
        let (cell, shown) = index < lines.count ? lines[index] : ("", "")
        if !cell.isEmpty {
          line += String(repeating: " ", count: behind) + shown
          behind = 0
        }
        behind += max(0, width - Cell.width(cell)) + gap.count
      }
      return line
    }
  }

  /// The lines of a cell, as they are and as they are shown.
  private func lines(_ cell: String, _ width: Int) -> [(String, String)] {
    guard printer.isTerminal else { return [(cell, cell)] }
    let lines = Cell.wrapped(cell, to: width, most: most)
    return Array(zip(lines, Cell.isolated(lines: lines)))
  }

  /// What stands below the columns of a record, each field behind its key.
  private func linesBelow(_ cells: [String]) -> [String] {
    let below = layout?.below ?? []
    let left = below.map { Cell.width(fields[$0].key) }.max() ?? 0
    let width = max((printer.width ?? 0) - left - 2 * gap.count, least)
    return below.filter { !cells[$0].isEmpty }.flatMap { column in
      lines(cells[column], width).enumerated().map { index, line in
        let key = index == 0 ? fields[column].key : ""
        let space = String(repeating: " ", count: left - Cell.width(key))
        return gap + printer.style.dim(key) + space + gap + line.1
      }
    }
  }
}
