internal import TrackerCore

/// Prints changes: who made them, when, by which command, and what they did, old and new side by side.
struct HistoryPrinter {
  private let database: Database
  private let printer: Printer
  private let label: RecordLabel
  private let takenBack: [ChangeName: Int]
  /// The rows of the history to show; nil for all.
  private let only: [Int]?
  /// Whether every record is shown with all its values, however many there are.
  private let isWhole: Bool
  private let fields = Self.fields

  /// - Parameters:
  ///   - only: the rows of the history to show; nil for all.
  ///   - isWhole: whether every record is shown with all its values, however many there are.
  init(_ database: Database, _ printer: Printer, only: [Int]? = nil, isWhole: Bool = false) throws {
    self.database = database
    self.printer = printer
    self.only = only
    self.isWhole = isWhole
    label = RecordLabel(database: database)
    takenBack = try database.changes.takenBack()
  }

  /// Prints changes in the order in which they are given.
  func print(_ changes: [Change]) throws {
    guard printer.format == .table else {
      var stream = ObjectStream(printer, keys: fields.map(\.key))
      try forEach(changes) { try stream.write(fields.members(of: $0)) }
      return try stream.end()
    }
    for (index, change) in changes.enumerated() {
      if index > 0 { try printer.line() }
      try printer.line(heading(change))
      try printDeeds(of: change)
    }
  }

  /// The changes as a list of objects, the same as `print` gives.
  func list(_ changes: [Change]) throws -> JSON {
    var objects: [JSON] = []
    try forEach(changes) { objects.append(.object(try fields.members(of: $0))) }
    return .list(objects)
  }

  private func forEach(_ changes: [Change], _ body: (Entry) throws -> Void) throws {
    for change in changes {
      try database.history.forEach(change, only: only) { row in
        let (before, after) = try database.history.sides(of: row)
        try body(Entry(change: change, takenBackBy: takenBack[change.name], row: row, before: before, after: after))
      }
    }
  }

  // MARK: - For people

  /// `#14  2026-11-24 12:05:33  reader  statement edit  taken back by #16`
  private func heading(_ change: Change) -> String {
    let name = if case .command = change.name { "#\(change.name)" } else { "\(change.name)" }
    var parts = [printer.style.bold(name), printer.style.dim(change.localTime)]
    parts.append(change.command == nil ? "outside tracker" : printer.cell(change.by ?? "nobody known"))
    if let command = change.command { parts.append(printer.style.bold(printer.cell(command))) }
    if let undone = change.undoes { parts.append("takes back \(undone)") }
    if let undo = takenBack[change.name] { parts.append(printer.style.yellow("taken back by #\(undo)")) }
    return parts.joined(separator: "  ")
  }

  /// How many records of a kind are shown one by one.
  private static let most = 5

  /// What a change did to the records of one table.
  private struct Deed {
    let table: RecordTable
    let action: History.Action
    var count = 0
    var ranges: [ClosedRange<Int>] = []
    var rows: [History.Row] = []

    /// Takes a row of the history in, keeping no more of it than is shown.
    mutating func add(_ row: History.Row) {
      count = count.addingReportingOverflow(row.records.count).overflow ? .max : count + row.records.count
      if rows.count <= HistoryPrinter.most { rows.append(row) }
      if let last = ranges.last, last.upperBound &+ 1 == row.records.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound...row.records.upperBound
      } else if let last = ranges.last, last.lowerBound &- 1 == row.records.upperBound {
        ranges[ranges.count - 1] = row.records.lowerBound...last.upperBound
      } else if ranges.count <= HistoryPrinter.most {
        ranges.append(row.records)
      }
    }
  }

  /// Prints what a change did.
  func printDeeds(of change: Change) throws {
    if isWhole { return try database.history.forEach(change, only: only) { try printRecord($0, change) } }
    var deeds: [Deed] = []
    try database.history.forEach(change, only: only) { row in
      let index = deeds.firstIndex { $0.table == row.table && $0.action == row.action } ?? deeds.count
      if index == deeds.count { deeds.append(Deed(table: row.table, action: row.action)) }
      deeds[index].add(row)
    }
    for deed in deeds {
      if deed.count <= Self.most {
        for row in deed.rows { try printRecord(row, change) }
      } else {
        try printMany(deed, change)
      }
    }
  }

  /// `  made     1,000,000 statements  #1–#1000000`
  private func printMany(_ deed: Deed, _ change: Change) throws {
    let shown = deed.ranges.prefix(Self.most).sorted { $0.lowerBound < $1.lowerBound }.map { range in
      range.count == 1 ? "#\(range.lowerBound)" : "#\(range.lowerBound)–#\(range.upperBound)"
    }
    let rest = deed.ranges.count > Self.most ? ", …" : ""
    let words = "\(ProgressBar.grouped(deed.count)) \(deed.table.words(deed.count))"
    let what = words + String(repeating: " ", count: max(0, 16 - words.count))
    try printer.line(
      "  \(verb(deed.action, change))  \(what)  \(printer.style.dim(shown.joined(separator: ", ") + rest))")
  }

  private func printRecord(_ row: History.Row, _ change: Change) throws {
    guard row.records.count == 1 else {
      var deed = Deed(table: row.table, action: row.action)
      deed.add(row)
      return try printMany(deed, change)
    }
    let (before, after) = try database.history.sides(of: row)
    let name = "\(row.table.words(1)) #\(row.records.lowerBound)"
    let start = "  \(verb(row.action, change))  \(name)\(String(repeating: " ", count: max(0, 16 - name.count)))  "
    var text = Cell.visible(try label.text(row.table, after ?? before ?? []))
    if let width = printer.width {
      // Before it stand two spaces, the verb, two spaces, the name and two spaces.
      text = Cell.cut(text, to: max(8, width - 2 - Self.verbWidth - 2 - max(16, name.count) - 2))
    }
    try printer.line(start + printer.cell(text))
    switch row.action {
    case .update:
      for (old, new) in zip(before ?? [], after ?? []) where old.value.line != new.value.line {
        try printValue(old.key, old.value, new.value)
      }
    case .insert, .delete:
      guard isWhole else { return }
      for (key, value) in after ?? before ?? [] where key != "id" && !Printer.text(value).isEmpty {
        try printValue(key, nil, value)
      }
    }
  }

  private static let verbWidth = 8

  private func verb(_ action: History.Action, _ change: Change) -> String {
    let (word, paint): (String, (String) -> String) =
      switch action {
      case .insert: (change.undoes == nil ? "made" : "put back", printer.style.green)
      case .update: ("changed", printer.style.yellow)
      case .delete: ("removed", printer.style.red)
      }
    return paint(word) + String(repeating: " ", count: Self.verbWidth - word.count)
  }

  /// `    review  unverified → verified`; where that is too long for a line, the one below the other.
  private func printValue(_ key: String, _ old: JSON?, _ new: JSON) throws {
    let (key, new) = (Cell.visible(key), Self.shown(new))
    let indent = "    " + key + "  "
    guard let old = old.map(Self.shown) else {
      for (index, line) in printer.paragraph(new, indent: indent.count).enumerated() {
        try printer.line((index == 0 ? indent : String(repeating: " ", count: indent.count)) + line)
      }
      return
    }
    let both = Cell.width(Cell.visible(old)) + Cell.width(Cell.visible(new)) + indent.count + 3
    if both <= printer.width ?? .max {
      return try printer.line(
        "\(indent)\(printer.style.red(printer.cell(old))) → \(printer.style.green(printer.cell(new)))")
    }
    try printer.line("    " + key)
    for (word, text, paint) in [("was", old, printer.style.red), ("now", new, printer.style.green)] {
      for (index, line) in printer.paragraph(text, indent: 11).enumerated() {
        try printer.line("      \(index == 0 ? word : "   ")  \(paint(line))")
      }
    }
  }

  private static func shown(_ value: JSON) -> String {
    let text = Printer.text(value)
    return text.isEmpty ? "nothing" : text
  }

  // MARK: - For programs

  /// What a change did to one record, or to those of a range of ids.
  struct Entry {
    let change: Change
    let takenBackBy: Int?
    let row: History.Row
    let before: History.Values?
    let after: History.Values?

    /// The values on one side; of what was changed only those that differ.
    fileprivate func side(_ values: History.Values?, other: History.Values?) -> JSON {
      guard let values else { return .null }
      guard let other else { return .object(values) }
      return .object(zip(values, other).filter { $0.value.line != $1.value.line }.map { one, _ in one })
    }
  }

  /// The keys are documented in the README; they do not change.
  static var fields: [Field<Entry>] {
    [
      Field("change") { .text($0.change.name.description) }, Field("at") { .text($0.change.at) },
      Field("by") { JSON($0.change.by) }, Field("command") { JSON($0.change.command) },
      Field("undoes") { JSON($0.change.undoes?.description) },
      Field("undone_by") { JSON($0.takenBackBy.map(String.init)) },
      Field("action") { .text($0.row.action.rawValue) }, Field("record") { .text($0.row.table.kind) },
      Field("first_id") { .int($0.row.records.lowerBound) }, Field("last_id") { .int($0.row.records.upperBound) },
      Field("before") { $0.side($0.before, other: $0.after) }, Field("after") { $0.side($0.after, other: $0.before) },
    ]
  }
}

extension RecordTable {
  /// The word for one row of the table, or for several.
  func words(_ count: Int) -> String {
    switch self {
    case .claimTopics: count == 1 ? "claim under topic" : "claims under topics"
    case .notSame: count == 1 ? "told apart" : "pairs told apart"
    default: count == 1 ? kind : kind + "s"
    }
  }
}

/// `--history` of a command that shows one record.
struct ShownHistory {
  let database: Database
  let printer: Printer
  let table: RecordTable
  let id: Int

  /// Prints the record's fields, behind them the whole dispute on it where it is a claim, and then what happened to it.
  func show<Row>(_ row: Row, _ fields: [Field<Row>], _ dispute: DisputePrinter?) throws {
    let rows = try database.history.rows(of: table, id)
    var filter = Changes.Filter()
    filter.rows = rows
    let changes = try database.changes.all(filter)
    let history = try HistoryPrinter(database, printer, only: rows)
    guard printer.format == .table else {
      return try printer.show(
        fields.members(of: row) + (dispute?.members() ?? []) + [("history", history.list(changes))])
    }
    try printer.show(row, fields)
    try dispute?.print(printer)
    try printer.line()
    try history.print(changes)
  }
}
