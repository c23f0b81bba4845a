internal import TrackerCore

/// Objects for programs, written as they come: one JSON array, a JSON object a line, CSV with a header, or a Markdown
/// table. All have the same keys in the same order.
struct ObjectStream {
  private let printer: Printer
  private let keys: [String]
  private let csv = CSV()
  private var isFirst = true

  /// - Parameter keys: those of each object, for the header of a table that may have no rows.
  init(_ printer: Printer, keys: [String]) {
    self.printer = printer
    self.keys = keys
  }

  mutating func write(_ members: [(key: String, value: JSON)]) throws {
    try begin()
    switch printer.format {
    case .json, .jsonl, .table:
      var text = printer.format == .json && !isFirst ? ",\n" : ""
      JSON.object(members).write(to: &text)
      if printer.format == .jsonl { text += "\n" }
      try printer.world.output.write(text)
    case .csv: try printer.data(csv.row(members.map(\.value)))
    case .markdown: try printer.data(Markdown.row(members.map(\.value)))
    }
    isFirst = false
  }

  func end() throws {
    if printer.format == .json { return try printer.world.output.write(isFirst ? "[]\n" : "\n]\n") }
    try begin()
  }

  private func begin() throws {
    guard isFirst else { return }
    switch printer.format {
    case .json: try printer.world.output.write("[\n")
    case .csv: try printer.data(csv.row(keys.map { .text($0) }))
    case .markdown: try printer.data(Markdown.heading(keys))
    case .jsonl, .table: break
    }
  }
}
