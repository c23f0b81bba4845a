internal import TrackerCore

/// What a command that records something made, found, and looked up on its way.
struct RecordedList {
  private let touched: [Recorder.Touched]
  private let lookedUp: [Recorder.LookedUp]

  /// - Parameter id: the record that the command is about, which is not told again.
  init(_ recorder: Recorder, besides kind: Record.Kind = .statement, _ id: Int? = nil) {
    let order: [Record.Kind] = [.official, .role, .organization, .claim, .topic, .source]
    touched = order.flatMap { next in
      recorder.touched.filter { $0.kind == next && !($0.kind == kind && $0.id == id) }
    }
    lookedUp = recorder.lookedUp
  }

  /// The records that were made, for programs.
  var made: JSON { list(isNew: true) }
  /// The records that were there, for programs.
  var reused: JSON { list(isNew: false) }
  /// Where quotes were found, for programs.
  var places: JSON { .list(lookedUp.filter { $0.place != nil }.map(Self.json)) }
  /// Quotes that were not found, for programs.
  var missing: JSON { .list(lookedUp.filter { $0.place == nil }.map(Self.json)) }

  private func list(isNew: Bool) -> JSON {
    JSON(touched.filter { $0.isNew == isNew }.map { "\($0.kind.rawValue) \($0.id)" })
  }

  private static func json(_ found: Recorder.LookedUp) -> JSON {
    .object([
      ("statement", .int(found.statementID)), ("source", .int(found.sourceID)),
      ("start", JSON(found.place?.lowerBound)), ("end", JSON(found.place?.upperBound)),
      ("verbatim", .bool(found.isVerbatim)),
    ])
  }

  /// A line for each.
  /// - Parameter isAboutSource: whether the statements are what one is told of, or the sources that they stand in.
  func print(_ printer: Printer, isAboutSource: Bool) throws {
    for record in touched {
      try line(
        record.isNew ? printer.style.green("made   ") : "reused ", "\(record.kind.rawValue) #\(record.id)",
        record.label, printer)
    }
    for found in lookedUp {
      let what = isAboutSource ? "statement #\(found.statementID)" : "source #\(found.sourceID)"
      if let place = found.place {
        let spelling = found.isVerbatim ? "" : ", in another spelling"
        try line("cited  ", what, "at \(place.lowerBound)–\(place.upperBound)\(spelling)", printer)
      } else if isAboutSource {
        try line(printer.style.yellow("missing"), what, "«\(found.quote)»", printer)
      } else {
        try line("cited  ", what, "not word for word", printer, paint: printer.style.yellow)
      }
    }
  }

  /// A line of one word, a record, and what is said of it; on a terminal in as many lines as that takes.
  private func line(
    _ verb: String, _ what: String, _ text: String, _ printer: Printer, paint: (String) -> String = { $0 }
  ) throws {
    let left = "\(what)\(String(repeating: " ", count: max(0, 17 - what.count)))  "
    let margin = 2 + 8 + left.count
    for (index, line) in printer.paragraph(text, indent: margin).enumerated() {
      try printer.line((index == 0 ? "  \(verb) \(left)" : String(repeating: " ", count: margin)) + paint(line))
    }
  }
}
