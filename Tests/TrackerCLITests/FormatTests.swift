import Foundation
import TestSupport
import Testing

@Suite("Every list and record")
struct FormatTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  static let commands: [[String]] = [
    ["timeline"], ["timeline", "--org", "NCC", "--affiliated"], ["stance", "--claim", "renegotiation"],
    ["stance", "--official", "Rouhani"], ["contradictions"], ["contradictions", "--brief"],
    ["official", "list"], ["official", "show", "Khorakian"], ["org", "list"], ["org", "show", "NCC"],
    ["claim", "list"], ["claim", "show", "renegotiation"], ["source", "list"], ["source", "show", "click-191695"],
    ["statement", "list"], ["statement", "show", "founding-s04"], ["link", "list"], ["link", "show", "1"],
    ["link", "suggest"], ["role", "list"], ["role", "show", "1"], ["topic", "list"], ["topic", "show", "Telegram"],
    ["search", "telegram"],
  ]

  /// A record in which everything is there that could break a cell.
  func recordNastyTexts() throws {
    let added = tracker(
      [
        "add", "--official", "=cmd|' /C calc'!A0", "--org", "@SUM(A1:A9)", "--role", "+1 \"chief\", deputy",
        "--denies=-2 | <b>three</b> `four` \\| [five](javascript:1) *six*", "--quote", "-", "--note",
        "=HYPERLINK(\"https://evil.example\")",
      ], db: db, input: Array("\t=1+1, \"two\"\r\nthree | four\n\n<script>\u{2028}پنج \\".utf8))
    #expect(added.code == 0, "\(added.errors)")
  }

  /// Each cell of JSON as (row, key, text), lists with " | " between their elements.
  static let cells = """
    CREATE TEMP TABLE json_cells AS
    SELECT row.key AS row, col.key AS key, CASE
      WHEN col.type IN ('true', 'false') THEN col.type
      WHEN col.type = 'null' THEN ''
      WHEN col.type = 'array' THEN ifnull((
        SELECT group_concat(
          CASE e.type WHEN 'object' THEN (
            SELECT group_concat(m.key || ': ' || iif(m.type IN ('true', 'false'), m.type, m.value), '; ')
            FROM json_each(e.value) AS m WHERE m.type <> 'null'
          ) ELSE e.value END, ' | ')
        FROM json_each(col.value) AS e), '')
      ELSE col.value END AS text
    FROM json_each(iif(json_type(readfile('F.json')) = 'object', json_array(json(readfile('F.json'))), readfile('F.json')))
      AS row, json_each(row.value) AS col;
    CREATE TEMP TABLE csv_cells AS
    SELECT row.key AS row, col.key AS key,
      CASE WHEN col.value GLOB '''[=+@' || char(9, 13) || '-]*' THEN substr(col.value, 2) ELSE col.value END AS text
    FROM json_each(readfile('F.imported.json')) AS row, json_each(row.value) AS col;
    .mode list
    SELECT 'only in JSON', * FROM (SELECT row, key, trim(text) FROM json_cells EXCEPT SELECT row, key, trim(text) FROM csv_cells);
    SELECT 'only in CSV', * FROM (SELECT row, key, trim(text) FROM csv_cells EXCEPT SELECT row, key, trim(text) FROM json_cells);
    SELECT count(*) > 0 FROM csv_cells;
    """

  @Test("as CSV is, for the sqlite3 shell, the same as JSON, with the same keys in order", arguments: commands)
  func csv(command: [String]) throws {
    try recordNastyTexts()
    let file = folder.file("F")
    let csv = tracker(command + ["--format", "csv"], db: db)
    #expect(csv.code == 0, "\(csv.errors)")
    let json = tracker(command + ["--json"], db: db).output
    try folder.write(csv.output, to: "F.csv")
    try folder.write(json, to: "F.json")
    let compared = try shell(
      ":memory:",
      """
      .import --csv \(file).csv imported
      .mode json
      .once \(file).imported.json
      SELECT * FROM imported;
      \(Self.cells.replacingOccurrences(of: "'F.", with: "'\(file)."))
      """)
    #expect(compared.output + compared.errors == "1\n", "\(command)")
    let lines = tracker(command + ["--format", "jsonl"], db: db).output
    let first = String(lines.prefix { $0 != "\n" })
    let keys = try shell(
      ":memory:", "SELECT group_concat(key) FROM json_each('\(first.replacingOccurrences(of: "'", with: "''"))');")
    #expect(csv.output.hasPrefix(keys.output.dropLast() + "\r\n"), "\(command)")
  }

  @Test("as Markdown is a table out of which no cell breaks", arguments: commands)
  func markdown(command: [String]) throws {
    try recordNastyTexts()
    let markdown = tracker(command + ["--format", "markdown"], db: db)
    #expect(markdown.code == 0, "\(markdown.errors)")
    let lines = markdown.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    func columns(_ line: Substring) -> Int {
      line.replacingOccurrences(of: "\\\\", with: "").replacingOccurrences(of: "\\|", with: "").filter { $0 == "|" }
        .count
    }
    try #require(lines.count > 2)
    #expect(Set(lines.map(columns)).count == 1, "\(command)")
    #expect(lines.allSatisfy { $0.hasPrefix("| ") && $0.hasSuffix(" |") })
    #expect(!markdown.output.contains("<b>") && !markdown.output.contains("<script>"))
    #expect(!markdown.output.contains("[five]("))
    let isOne = command.contains("show")
    let rows = tracker(command + ["--format", "jsonl"], db: db).output.split(separator: "\n").count
    if isOne {
      #expect(lines.first == "| property | value |")
    } else {
      #expect(lines.count == rows + 2, "\(command)")
    }
  }

  @Test(
    "has in no data format a colour or an isolate, and is the same on a terminal",
    arguments: commands, ["json", "jsonl", "csv", "markdown"])
  func everywhere(command: [String], format: String) {
    let arguments = command + ["--format", format, "--color", "always"]
    let pipe = tracker(arguments, db: db).output
    #expect(tracker(arguments, db: db, width: 60).output == pipe.replacingOccurrences(of: "\r\n", with: "\n"))
    #expect(!pipe.unicodeScalars.contains { $0 == "\u{2068}" || $0 == "\u{1B}" })
  }

  @Test("of which there is none is a header in CSV and Markdown")
  func none() {
    let nobody = ["contradictions", "--class", "reversal", "--brief", "--format"]
    #expect(
      tracker(nobody + ["csv"], db: db).output
        == "pair,class,order_known,both_may_hold,days_apart,status,first_said_on,second_said_on,claim,claim_id,first_statement,second_statement\r\n"
    )
    #expect(tracker(nobody + ["markdown"], db: db).output.split(separator: "\n").count == 2)
    #expect(tracker(["link", "list", "--status", "dismissed", "--format", "csv"], db: db).output.hasPrefix("id,from,"))
  }

  @Test("lets no control character reach a terminal as CSV or Markdown, and keeps it in a pipe as CSV")
  func controls() {
    #expect(tracker(["add", "--hearsay", "--quote", "-"], db: db, input: Array("a\u{1B}[31mb".utf8)).code == 0)
    for format in ["csv", "markdown"] {
      let shown = tracker(["timeline", "--format", format], db: db, width: 80).output
      #expect(!shown.unicodeScalars.contains("\u{1B}"))
    }
    #expect(tracker(["timeline", "--format", "csv"], db: db).output.contains("a\u{1B}[31mb"))
    #expect(!tracker(["timeline", "--format", "markdown"], db: db).output.contains("\u{1B}"))
  }

  @Test("shows control characters in Markdown as pictures, on a terminal and in a pipe")
  func pictures() {
    let name = "Evil\u{1B}]0;title\u{07} Name\u{7F}\u{9B}"
    #expect(tracker(["official", "add", name, "--new"], db: db).code == 0)
    for width in [nil, 80] {
      let shown = tracker(["official", "show", "18", "--format", "markdown"], db: db, width: width).output
      #expect(shown.contains(#"| name | Evil␛\]0;title␇ Name␡\#u{FFFD} |"#), "\(shown)")
    }
  }
}
