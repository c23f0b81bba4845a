internal import TrackerCore

/// Prints records for people or for programs.
struct Printer {
  let format: Format
  let world: World
  let style: Style
  /// In which calendar dates are shown; nil: as they are recorded.
  var dates: DateStyle?

  init(format: Format, color: ColorChoice, world: World) {
    self.format = format
    self.world = world
    let isColored =
      switch color {
      case .always: true
      case .never: false
      case .auto:
        world.terminalWidth != nil && world.variable("NO_COLOR") == nil && world.environment["TERM"] != "dumb"
      }
    style = Style(isColored: isColored)
  }

  /// Whether people read it at a terminal.
  var isTerminal: Bool { world.terminalWidth != nil }

  /// The width that text may take; nil where lines may be as long as they are.
  var width: Int? { world.terminalWidth.map { max($0, 40) } }

  /// A line of text for people, in the right direction on a terminal.
  func cell(_ text: String) -> String {
    let visible = Cell.visible(text)
    return isTerminal ? Cell.isolated(visible) : visible
  }

  /// A date as people read it; nil where it is unknown.
  /// - Parameter lang: the language of the words that it belongs to, ISO 639.
  func date(_ edtf: String?, lang: String? = nil) throws -> String? {
    guard let dates else { return edtf }
    return try dates.text(edtf, lang: lang)
  }

  func line(_ text: String = "") throws { try world.output.write(text + "\n") }

  /// Prints a list of records.
  func list<Row>(_ rows: [Row], _ fields: [Field<Row>]) throws {
    switch format {
    case .table:
      var table = Table(fields, printer: self)
      for row in rows { try table.add(row) }
      try table.flush()
    case .json, .jsonl, .csv, .markdown:
      var stream = ObjectStream(self, keys: fields.map(\.key))
      for row in rows { try stream.write(fields.members(of: row)) }
      try stream.end()
    }
  }

  /// Prints one record: each field on a line that has a value, or one object.
  func show<Row>(_ row: Row, _ fields: [Field<Row>]) throws {
    switch format {
    case .table:
      let shown = try fields.map { (key: $0.key, lines: try $0.lines(row)) }.filter { !$0.lines.isEmpty }
      let left = shown.map { Cell.width($0.key) }.max() ?? 0
      for (key, lines) in shown {
        let label = key + String(repeating: " ", count: left - Cell.width(key))
        for (index, part) in lines.flatMap({ paragraph($0, indent: left + 2) }).enumerated() {
          try line((index == 0 ? style.dim(label) : String(repeating: " ", count: left)) + "  " + part)
        }
      }
    case .json, .jsonl, .csv, .markdown: try show(fields.members(of: row))
    }
  }

  /// Prints one record for programs.
  func show(_ members: [(key: String, value: JSON)]) throws {
    switch format {
    case .table, .json, .jsonl: try line(JSON.object(members).line)
    case .csv:
      var stream = ObjectStream(self, keys: members.map(\.key))
      try stream.write(members)
      try stream.end()
    case .markdown:
      try data(Markdown.heading(["property", "value"]))
      for (key, value) in members { try data(Markdown.row([.text(key), value])) }
    }
  }

  /// Writes what programs read. At a terminal nothing in it can move the cursor; elsewhere it is as it is.
  func data(_ text: String) throws {
    try world.output.write(isTerminal ? Cell.shown(text) : text)
  }

  /// A text in lines that fit beside an indent; one line where there is no width to fit.
  func paragraph(_ text: String, indent: Int) -> [String] { lines(Cell.visible(text), indent: indent) }

  /// The same for a text that may be shown as it is.
  func lines(_ visible: String, indent: Int) -> [String] {
    guard let width else { return [visible] }
    return Cell.isolated(lines: Cell.wrapped(visible, to: max(width - indent, 20)))
  }

  /// A value as people read it, on one line.
  static func text(_ value: JSON) -> String { value.flat(yes: "yes", no: "no") }
}

/// One property of a record: its key in JSON, and its column in a table if it has one there.
struct Field<Row> {
  /// How a column behaves where the terminal is too narrow.
  enum Column {
    /// It keeps its width.
    case fixed
    /// It gives way.
    case flexible
  }

  let key: String
  let column: Column?
  /// Whether people are told in so many words that it is unknown.
  let orUnknown: Bool
  let value: (Row) throws -> JSON

  init(_ key: String, _ column: Column? = nil, orUnknown: Bool = false, _ value: @escaping (Row) throws -> JSON) {
    self.key = key
    self.column = column
    self.orUnknown = orUnknown
    self.value = value
  }

  /// The property as people read it, each element of a list on a line of its own; nothing where it is unknown and
  /// nobody needs to be told.
  func lines(_ row: Row) throws -> [String] {
    let value = try value(row)
    var lines: [String]
    if case .list(let values) = value { lines = values.map(Printer.text) } else { lines = [Printer.text(value)] }
    lines.removeAll { $0.isEmpty }
    return lines.isEmpty && orUnknown ? ["unknown"] : lines
  }
}

extension Array {
  /// The properties of a record under their keys.
  func members<Row>(of row: Row) throws -> [(key: String, value: JSON)] where Element == Field<Row> {
    try map { ($0.key, try $0.value(row)) }
  }
}
