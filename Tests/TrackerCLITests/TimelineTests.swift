import Foundation
import TestSupport
import Testing

@Suite("tracker timeline on the seeds")
struct TimelineTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  func timeline(_ arguments: [String], width: Int? = nil) -> Finished {
    tracker(["timeline"] + arguments, db: db, width: width)
  }

  func statements(_ arguments: [String]) throws -> [String] {
    let output = timeline(arguments + ["--json"]).output
    let rows = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]] ?? []
    return rows.map { $0["uid"] as? String ?? "" }
  }

  @Test(
    "of the National Center of Cyberspace is this, in a pipe and on terminals of 60, 80 and 160 columns",
    arguments: [nil, 60, 80, 160])
  func golden(width: Int?) throws {
    let shown = timeline(["--org", "National Center of Cyberspace", "--color", "never"], width: width)
    #expect(shown.errors == "")
    #expect(shown.code == 0)
    let expected = try TestSupport.golden("timeline-ncc-\(width.map(String.init) ?? "pipe").txt", shown.output)
    #expect(shown.output == expected)
    if let width {
      for line in shown.output.split(separator: "\n") {
        #expect(columns(line) <= width, "\(line)")
      }
    }
  }

  /// The cells of a line as a terminal counts them: marks, joiners and isolates take none.
  func columns(_ line: Substring) -> Int {
    line.unicodeScalars.count { ![.nonspacingMark, .format].contains($0.properties.generalCategory) }
  }

  @Test("has the denial of the Telegram rumour with its words, translation, chain, and what is unknown")
  func foundingDenial() {
    let shown = timeline(["--org", "مركز ملي فضاي مجازي"]).output  // Arabic kaf and yeh
    for words in [
      "date unknown  #3  Amir Khorakian, معاون محتوا, National Center of Cyberspace",
      "denies    The government is renegotiating with Telegram (denies the rumour; emphatic)",
      "«این موضوع را به شدت تکذیب می کنم و به هیچ وجه چنین بنایی وجود ندارد»",
      "“I strongly deny this matter, and there is in no way any such intention”", "Click, citing Tabnak · unverified",
    ] { #expect(shown.contains(words), "\(words)") }
  }

  @Test("is the same for every name of an organization, and for the beginning of one that only it has")
  func names() {
    let expected = timeline(["--org", "ncc"]).output
    for name in [
      "National Center for Cyberspace", "NCC", "مرکز ملی فضای مجازی", "مرکز ملی", "National Cen", "Center for Cyb", "2",
      "#2",
    ] {
      #expect(timeline(["--org", name]).output == expected, "\(name)")
    }
  }

  @Test("of a claim shows the founding denial and what was said in 2025")
  func claim() throws {
    #expect(
      try statements(["--claim", "renegotiation"]) == [
        "telegram-s20", "telegram-s25", "telegram-s26", "founding-h02", "founding-s04", "founding-s08", "founding-s11",
      ])
    #expect(
      try statements(["--claim", "renegotiation", "--position", "denies"]) == [
        "founding-s04", "founding-s08", "founding-s11",
      ])
    #expect(
      try statements(["--claim", "renegotiation", "--undated", "no"]) == [
        "telegram-s20", "telegram-s25", "telegram-s26",
      ])
    #expect(try statements(["--claim", "renegotiation", "--undated", "only"]).count == 4)
  }

  @Test("between two dates has every statement that may have been made then")
  func dates() throws {
    let found = try statements(["--since", "2018-03-17", "--until", "2018-03", "--undated", "no"])
    // S06 may have been made on any day from December 2017 to April 2018.
    #expect(found == ["telegram-s06", "telegram-s07", "telegram-s08", "telegram-s10"])
    #expect(try statements(["--since", "2030", "--undated", "no"]) == [])
    #expect(try statements(["--since", "2030"]).allSatisfy { $0.hasPrefix("founding") })
  }

  @Test("of an organization with its parts, and with what its people said for others, marked")
  func childrenAndAffiliated() throws {
    let council = try statements(["--org", "Supreme Council of Cyberspace"])
    #expect(council.contains("telegram-s06"))
    #expect(!council.contains("telegram-s28"))
    #expect(try statements(["--org", "Supreme Council of Cyberspace", "--with-children"]).contains("founding-s04"))
    let affiliated = timeline(["--org", "NCC", "--affiliated"]).output
    #expect(affiliated.contains("National Center of Cyberspace, for Supreme Council of Cyberspace  [affiliated]"))
    let own = timeline(["--org", "Parliament", "--affiliated"]).output
    #expect(own.contains("Parliament of Iran, for themselves  [affiliated]"))
  }

  @Test("with a limit has the newest dated statements, and all undated ones beside it")
  func limit() throws {
    #expect(try statements(["--limit", "2", "--undated", "no"]) == ["telegram-s28", "telegram-s29"])
    #expect(try statements(["--limit", "2"]).count > 2)
    let shown = timeline(["--limit", "2"])
    #expect(shown.errors == "The newest 2 of 31 dated statements; --all shows the others too.\n")
  }

  @Test("of denials is what the view denials gives sqlite3")
  func denials() throws {
    let ofView = try shell(db, "SELECT DISTINCT uid FROM denials JOIN statements ON statements.id = statement_id;")
      .output
    #expect(try Set(statements(["--position", "denies"])) == Set(ofView.split(separator: "\n").map(String.init)))
  }

  @Test("that matches nothing is an empty list and no failure")
  func empty() {
    let arguments = ["--official", "Pavel Durov", "--since", "2030"]
    #expect(timeline(arguments).output == "")
    #expect(timeline(arguments).errors == "No statement matches.\n")
    #expect(timeline(arguments + ["--json"]).output == "[]\n")
    #expect(timeline(arguments + ["--format", "jsonl"]).output == "")
    #expect(timeline(arguments + ["--json"]).code == 0)
  }

  @Test("as JSON has the documented keys, in order, one row a stance")
  func keys() throws {
    let rows = timeline(["--format", "jsonl"]).output.split(separator: "\n")
    #expect(rows.count == 48)
    let readme = try String(contentsOfFile: projectFolder + "/README.md", encoding: .utf8)
    for row in rows {
      let keys = row.matches(of: #/[{,]"([a-z_]+)":/#).map { String($0.1) }
      #expect(keys.count == 32)
      #expect(readme.contains(keys.map { "`\($0)`" }.joined(separator: ", ")), "\(keys.joined(separator: ", "))")
    }
  }

  @Test("is the same as JSON on a terminal and in a pipe, without colours or isolates")
  func jsonEverywhere() { #expect(timeline(["--json"], width: 60).output == timeline(["--json"]).output) }

  @Test("puts right-to-left text into isolates on a terminal only, and colours there only")
  func terminalOnly() {
    let terminal = timeline(["--org", "NCC"], width: 100).output
    #expect(terminal.contains("\u{2068}معاون محتوا\u{2069}"))
    #expect(terminal.contains("\u{1B}[31mdenies"))
    let pipe = timeline(["--org", "NCC"]).output
    #expect(!pipe.unicodeScalars.contains("\u{2068}"))
    #expect(!pipe.unicodeScalars.contains("\u{1B}"))
    let plain = tracker(["timeline"], db: db, width: 100, environment: ["NO_COLOR": "1"]).output
    #expect(!plain.unicodeScalars.contains("\u{1B}"))
    #expect(timeline(["--color", "always"]).output.contains("\u{1B}[31mdenies"))
  }

  @Test("puts the English words behind a right-to-left claim on a line of their own")
  func rightToLeftClaim() {
    let claim = ["--denies", "سهمیه‌بندی آب آغاز می‌شود", "--target", "rumour", "--paraphrase", "p"]
    #expect(tracker(["add", "--hearsay"] + claim, db: db).code == 0)
    let shown = timeline(["--claim", "سهمیه‌بندی", "--color", "never"], width: 80).output
    #expect(
      shown.contains("  denies    \u{2068}سهمیه‌بندی آب آغاز می‌شود\u{2069}\n            (denies the rumour)\n"),
      "\(shown)")
  }

  @Test(
    "refuses what it cannot answer",
    arguments: [
      (["--org", "Nothing at all"], 66, "There is no organization \"Nothing at all\"."),
      (["--org", "Telegrum"], 66, "Did you mean #3 \"Telegram\"?"),
      (["--official", "Mohammad"], 65, "can mean 5 officials: #"),
      (["--claim", "Talks about nothing"], 66, "There is no claim"),
      (["--topic", "Telegramm"], 66, "Did you mean \"Telegram\"?"),
      (["--since", "yesterdayish"], 65, "--since is \"yesterdayish\", which is no date."),
      (["--since", "1600"], 65, "the year 1600 can be of more than one calendar; write j: before it"),
      (["--since", "g:1650"], 65, "--since is in the year 1650, Gregorian; statements lie between 1800 and 2199."),
      (["--since", "10 رمضان 1439"], 65, "it is of the lunar Hijri calendar"),
      (["--since", "3 دی"], 65, "it names no year; say which with --reference-year."),
      (["--since", "2018", "--calendar", "lunar"], 64, "calendar"),
      (["--since", "2019", "--until", "2018"], 65, "is later than"),
      (["--limit", "0"], 64, "at least 1"), (["--limit", "x"], 64, "limit"),
      (["--limit", "5", "--all"], 64, "do not go together"),
      (["--affiliated"], 64, "--org, which is not given"), (["--undated", "maybe"], 64, "undated"),
    ])
  func refused(arguments: [String], code: Int, sentence: String) {
    let refused = timeline(arguments)
    #expect(Int(refused.code) == code)
    #expect(refused.errors.contains(sentence), "\(refused.errors)")
    #expect(refused.output == "")
  }
}
