internal import TrackerCore

/// Prints records that were found: under a heading for each kind, with the words marked where they stand.
struct SearchPrinter {
  private let printer: Printer
  private let text: StatementText
  private let fields = Self.fields
  private var stream: ObjectStream
  private var heading: String?
  /// Whether nothing was found.
  private(set) var isEmpty = true
  /// What more there is, a sentence for each kind.
  private(set) var cuts: [String] = []

  init(_ printer: Printer) {
    self.printer = printer
    text = StatementText(printer: printer)
    stream = ObjectStream(printer, keys: fields.map(\.key))
  }

  /// Takes the next record; those of a kind follow each other.
  mutating func write(_ found: FoundRecord, rank: Int) throws {
    isEmpty = false
    guard printer.format == .table else { return try stream.write(fields.members(of: (found, rank))) }
    try printHeading(found.hit)
    if let entry = found.stances.first { try printStatement(found, entry) } else { try printRecord(found) }
  }

  /// Takes note that there are more of a kind than were asked for.
  mutating func cut(_ kind: SearchIndex.Kind, at most: Int) {
    cuts.append(
      most == 1
        ? "There are more \(kind.plural) than the best one; --all shows the others too."
        : "The best \(most) \(kind.plural); --all shows the others too.")
  }

  func end() throws {
    if printer.format != .table { try stream.end() }
  }

  // MARK: - For people

  private mutating func printHeading(_ hit: Search.Hit) throws {
    let name = hit.kind.plural.prefix(1).uppercased() + hit.kind.plural.dropFirst()
    let next = name + (hit.isApproximate ? ", approximate" : "")
    if heading != next {
      if heading != nil { try printer.line() }
      try printer.line(printer.style.bold(next))
    }
    if hit.kind == .statement { try printer.line() }
    heading = next
  }

  private func printStatement(_ found: FoundRecord, _ entry: Timeline.Entry) throws {
    let byline = [entry.byline.speaker] + entry.byline.details
    let start = "\(Cell.visible(try text.date(entry)))  #\(entry.statementID)"
    let lines = printer.paragraph(byline.joined(separator: ", "), indent: Cell.width(start) + 2)
    for (index, line) in lines.enumerated() {
      let left = index == 0 ? printer.style.bold(start) : String(repeating: " ", count: Cell.width(start))
      try printer.line("\(left)  \(line)")
    }
    try printSnippet(found)
    for stance in found.stances {
      guard let position = stance.position, let claim = stance.claim else { continue }
      let label = position.rawValue + String(repeating: " ", count: 8 - position.rawValue.count)
      for (index, line) in printer.paragraph(claim, indent: 12).enumerated() {
        let left = index == 0 ? printer.style.position(position)(label) : String(repeating: " ", count: 8)
        try printer.line("  \(left)  \(line)")
      }
    }
    for line in printer.paragraph(entry.sources ?? "source unknown", indent: 2) {
      try printer.line("  " + printer.style.dim(line))
    }
  }

  private func printRecord(_ found: FoundRecord) throws {
    let start = "#\(found.hit.id)"
    let indent = start.count + 2
    // Where the words stand in the title itself, it is not said twice.
    let isTitle = found.snippet == found.title
    let date = try found.date.flatMap { try printer.date($0) }
    let title = isTitle ? marked(found) : found.title.map { Cell.visible($0) }
    let line = [date, title].compactMap { $0 }.joined(separator: "  ")
    try printMarked(line, first: printer.style.bold(start) + "  ", indent: indent)
    if !isTitle { try printSnippet(found) }
  }

  /// The piece of text, in the signs that the timeline has around quotes and translations; another text by its name.
  private func printSnippet(_ found: FoundRecord) throws {
    let piece = (found.start > 0 ? "… " : "") + marked(found) + (found.isCut ? " …" : "")
    let text =
      switch found.field {
      case "quote": "«\(piece)»"
      case "translation": "“\(piece)”"
      default: "\(found.field): \(piece)"
      }
    try printMarked(text, first: "  ", indent: 2)
  }

  /// Prints a text with marks in lines.
  private func printMarked(_ text: String, first: String, indent: Int) throws {
    var painter = MarkPainter(printer)
    for (index, line) in printer.lines(text, indent: indent).enumerated() {
      try printer.line((index == 0 ? first : String(repeating: " ", count: indent)) + painter.paint(line))
    }
  }

  /// The piece of text with its words marked, by colour or in brackets, as a terminal may show it.
  private func marked(_ found: FoundRecord) -> String {
    let (start, end) = printer.style.isColored ? (Cell.markStart, Cell.markEnd) : ("[", "]")
    var text = String.UnicodeScalarView()
    var visible = ""
    func take() {
      visible += Cell.visible(String(text))
      text = String.UnicodeScalarView()
    }
    for (index, scalar) in found.snippet.unicodeScalars.enumerated() {
      let place = found.start + index
      if found.marks.contains(where: { $0.lowerBound == place }) {
        take()
        visible.unicodeScalars.append(start)
      }
      text.append(scalar)
      if found.marks.contains(where: { $0.upperBound == place + 1 }) {
        take()
        visible.unicodeScalars.append(end)
      }
    }
    take()
    return visible
  }

  // MARK: - For programs

  private typealias Row = (found: FoundRecord, rank: Int)

  /// The keys are documented in the README; they do not change.
  private static var fields: [Field<Row>] {
    [
      Field("kind") { .text($0.found.hit.kind.rawValue) }, Field("id") { .int($0.found.hit.id) },
      Field("uid") { .text($0.found.uid) }, Field("rank") { .int($0.rank) },
      Field("match") { .text($0.found.hit.isApproximate ? "approximate" : "exact") },
      Field("title") { JSON($0.found.title) }, Field("date") { JSON($0.found.date) },
      Field("speaker") { JSON($0.found.stances.first?.speakerName) },
      Field("organization") { JSON($0.found.stances.first?.organization) },
      Field("positions") { row in
        JSON(
          row.found.stances.compactMap { stance in stance.position.map { "\($0.rawValue) #\(stance.claimID ?? 0)" } })
      },
      Field("field") { .text($0.found.field) }, Field("snippet") { .text($0.found.snippet) },
      Field("start") { .int($0.found.start) },
      Field("marks") { row in JSON(row.found.marks.map { "\($0.lowerBound)-\($0.upperBound)" }) },
    ]
  }
}
