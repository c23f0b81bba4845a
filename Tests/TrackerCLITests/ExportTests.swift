import Foundation
import TestSupport
import Testing

@Suite("tracker export on the seeds")
struct ExportTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  func export(_ arguments: [String], width: Int? = nil) -> Finished {
    tracker(["export"] + arguments, db: db, width: width)
  }

  func json(_ arguments: [String]) throws -> [String: Any] {
    let text = export(arguments).output
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test(
    "is this, in each format",
    arguments: [
      "export.jsonl", "export.csv", "export.tsv", "export.popolo.json", "export.timelinejs.json", "export.md",
      "export.graphml", "export.congruence.graphml", "export.conflict.graphml",
    ])
  func goldenFiles(name: String) throws {
    let parts = name.split(separator: ".")
    let network = parts.count == 3 && parts[2] == "graphml" ? ["--network", String(parts[1])] : []
    // The networks are of all; the others of what one body said.
    let filter = name.hasSuffix("graphml") ? [] : ["--org", "NCC"]
    let written = export([folder.file(name)] + network + filter)
    #expect(written.code == 0, "\(written.errors)")
    let text = try String(contentsOfFile: folder.file(name), encoding: .utf8)
    // A CR stands as it is in the golden file, which git leaves alone.
    #expect(text == (try golden(name, text)))
    #expect(written.output == "")
    #expect(written.errors.hasPrefix("Wrote "))
  }

  @Test("to a file and to standard output is the same, whatever says which format")
  func sameEverywhere() throws {
    for (name, format) in [("a.jsonl", "jsonl"), ("a.ndjson", "jsonl"), ("a.CSV", "csv"), ("a.markdown", "markdown")] {
      #expect(export([folder.file(name)]).code == 0)
      let file = try Data(contentsOf: URL(filePath: folder.file(name)))
      #expect(file == Data(export(["--to", format]).output.utf8), "\(name)")
      #expect(file == Data(export(["-", "--to", format]).output.utf8), "\(name)")
    }
    #expect(export([]).output == export(["--to", "jsonl"]).output)
    #expect(export(["--network", "conflict"]).output == export(["--to", "graphml", "--network", "conflict"]).output)
  }

  @Test(
    "has the filters of the timeline, and the same statements",
    arguments: [
      ["--org", "NCC"], ["--org", "NCC", "--affiliated"],
      ["--org", "Supreme Council of Cyberspace", "--with-children"],
      ["--official", "خوراکیان"], ["--claim", "renegotiation"], ["--topic", "Telegram"], ["--position", "declines"],
      ["--since", "2018-04", "--until", "2018-05-07"], ["--undated", "only"], ["--undated", "no"],
      ["--since", "فروردین ۱۳۹۷", "--undated", "no", "--position", "denies"],
    ])
  func filters(arguments: [String]) throws {
    let shown = tracker(["timeline", "--format", "jsonl"] + arguments, db: db).output
    let uids = Set(shown.matches(of: #/"uid":"([^"]+)","said_on"/#).map { String($0.1) })
    try #require(!uids.isEmpty)
    let lines = export(arguments).output
    #expect(Set(lines.matches(of: #/"type":"statement","uid":"([^"]+)"/#).map { String($0.1) }) == uids)
    #expect(export(arguments + ["--to", "csv"]).output.components(separatedBy: "\r\n").count - 2 >= uids.count)
    let speeches = try #require(try json(arguments + ["--to", "popolo"])["speeches"] as? [[String: Any]])
    #expect(Set(speeches.compactMap { $0["id"] as? String }) == uids)
  }

  @Test("makes cells safe that a spreadsheet would run, unless it is --raw, and puts a mark first with --bom")
  func formulas() throws {
    let add = ["add", "--official", "=1+1", "--org", "@A1", "--quote", "-", "--note", "+2"]
    #expect(tracker(add, db: db, input: Array("-3".utf8)).code == 0)
    let filter = ["--official", "=1+1", "--to", "csv"]
    #expect(export(filter).output.contains("\r\n,'=1+1,'@A1,,,,,,'-3,,,,,,,,unverified,'+2\r\n"))
    #expect(export(filter + ["--raw"]).output.contains("\r\n,=1+1,@A1,,,,,,-3,,,,,,,,unverified,+2\r\n"))
    #expect(export(filter + ["--bom"]).output.unicodeScalars.first == "\u{FEFF}")
    #expect(export(filter).output.hasPrefix("said_on,official,"))
  }

  @Test("to TimelineJS leaves the undated out and says how many; dates are as exact as they are known")
  func timelineJS() throws {
    for (date, words) in [("2018-21", "a"), ("201X~", "b"), ("2018-05/..", "c"), ("../1999", "d"), ("2018-24", "e")] {
      #expect(tracker(["add", "--official", "X", "--on", date, "--paraphrase", words], db: db).code == 0)
    }
    let exported = export(["--to", "timelinejs", "--official", "X"])
    let events = exported.output.matches(of: #/\{"start_date".*?,"text"/#).map { String($0.0) }
    #expect(
      events == [
        #"{"start_date":{"year":1999},"display_date":"until 1999","text""#,
        #"{"start_date":{"year":2010},"end_date":{"year":2019},"display_date":"about the 2010s","text""#,
        #"{"start_date":{"year":2018,"month":3},"end_date":{"year":2018,"month":5},"display_date":"spring 2018","text""#,
        #"{"start_date":{"year":2018,"month":5},"display_date":"from 2018-05 on","text""#,
        #"{"start_date":{"year":2018,"month":12},"end_date":{"year":2019,"month":2},"display_date":"winter 2018","text""#,
      ])
    #expect(exported.errors == "")
    let all = export(["--to", "timelinejs"])
    #expect(all.errors == "13 statements without a date are left out; TimelineJS has no place for them.\n")
    #expect(export(["--to", "timelinejs", "--undated", "no"]).errors == "")
    let none = export(["--to", "timelinejs", "--undated", "only"])
    #expect(none.output == "{\"events\":[]}\n")
    #expect(none.errors == all.errors)
    let events2 = try #require(try json(["--to", "timelinejs"])["events"] as? [[String: Any]])
    #expect(events2.count == 31 + 5)
    #expect(Set(events2.compactMap { $0["unique_id"] as? String }).count == events2.count)
  }

  @Test("puts no markup of a record into HTML, Markdown or XML")
  func markup() throws {
    let quote = "<script>alert('x')</script> & [a](javascript:b)\n# heading\n- item\n1. one\n\n> deep *bold* `code` |"
    let add = ["add", "--official", "<b>&\"X\"", "--on", "2018", "--denies", "<i>c</i>", "--quote", "-"]
    #expect(tracker(add, db: db, input: Array((quote + "\u{1B}\u{01}").utf8)).code == 0)
    let html = export(["--to", "timelinejs", "--claim", "<i>c</i>"]).output
    #expect(!html.contains("<script") && !html.contains("<i>") && html.contains("&lt;script&gt;alert(&#39;x&#39;)"))
    let xml = export(["--to", "graphml", "--claim", "<i>c</i>"]).output
    #expect(xml.contains("<data key=\"label\">&lt;b&gt;&amp;&quot;X&quot;</data>"))
    let markdown = export(["--to", "markdown", "--claim", "<i>c</i>"]).output
    #expect(
      markdown.contains(
        """
        > &lt;script&gt;alert('x')&lt;/script&gt; &amp; \\[a\\](javascript:b)\\
        > \\# heading\\
        > \\- item\\
        > 1\\. one
        >
        > &gt; deep \\*bold\\* \\`code\\` \\|␛␁

        """), "\(markdown)")
    #expect(!markdown.unicodeScalars.contains("\u{1B}"))
  }

  @Test("draws networks whose ties are those that one counts by hand")
  func networks() throws {
    func edges(_ network: String, _ arguments: [String] = []) -> Set<String> {
      let text = export(["--network", network] + arguments).output
      return Set(
        text.matches(of: #/source="[a-z]+\.([^"]+)" target="[a-z]+\.([^"]+)"><data key="weight">(\d+)/#).map { match in
          ([String(match.1), String(match.2)].sorted() + [String(match.3)]).joined(separator: " ")
        })
    }
    // Pairs of officials by what the view of stances says, worked out row by row.
    func counted(_ sign: Int) throws -> Set<String> {
      let rows = try shell(
        db,
        """
        SELECT uid || ' ' || root_id || axis || ' ' || side FROM stances JOIN officials ON officials.id = official_id
        WHERE side <> 0;
        """
      ).output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      var claims: [String: Set<String>] = [:]
      for one in rows {
        for other in rows where one[0] < other[0] && one[1] == other[1] && Int(one[2]) == sign * (Int(other[2]) ?? 0) {
          claims["\(one[0]) \(other[0])", default: []].insert(one[1])
        }
      }
      return Set(claims.map { "\($0.key) \($0.value.count)" })
    }
    #expect(edges("congruence") == (try counted(1)))
    #expect(edges("conflict") == (try counted(-1)))
    #expect(edges("conflict").contains("abolhassan-firouzabadi hassan-rouhani 1"))
    #expect(edges("conflict", ["--since", "2018-04"]).isSubset(of: edges("conflict")))
    #expect(edges("actor-claim").contains("amir-khorakian renegotiation 3"))
    // The negation of a claim, affirmed, is the claim denied.
    let negation = ["claim", "add", "Nobody renegotiates", "--negates", "renegotiation", "--new"]
    #expect(tracker(negation, db: db).code == 0)
    let add = ["add", "--official", "Neg Ator", "--affirms", "Nobody renegotiates", "--paraphrase", "p", "--new"]
    #expect(tracker(add, db: db).code == 0)
    let polarity = export(["--network", "actor-claim", "--official", "Neg Ator"]).output
    #expect(polarity.contains("target=\"claim.renegotiation\""))
    #expect(polarity.contains("<data key=\"position\">denies</data>"))
    #expect(polarity.contains("<data key=\"polarity\">-1</data>"))
  }

  @Test("takes what has no date into a time window only where one asks for it, and says so")
  func timeWindow() {
    let window = ["--network", "actor-claim", "--since", "2018", "--until", "2018"]
    let without = export(window)
    #expect(without.errors == "13 statements without a date are left out; --undated include takes them in.\n")
    #expect(!without.output.contains("amir-khorakian"))
    let with = export(window + ["--undated", "include"])
    #expect(with.errors == "")
    #expect(with.output.contains("amir-khorakian"))
    #expect(export(["--network", "actor-claim"]).output.contains("amir-khorakian"))
  }

  @Test("shows no control character on a terminal, in any format")
  func terminal() {
    #expect(tracker(["add", "--hearsay", "--quote", "-"], db: db, input: Array("a\u{1B}[31m\u{9B}b".utf8)).code == 0)
    for format in ["jsonl", "csv", "tsv", "popolo", "timelinejs", "markdown", "graphml"] {
      let shown = export(["--to", format], width: 80).output
      #expect(!shown.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" }, "\(format)")
    }
  }

  @Test(
    "refuses what does not fit together",
    arguments: [
      (["a.json"], 64, "say --to popolo or timelinejs"), (["a.txt"], 64, "say --to jsonl, csv"),
      (["--to", "xml"], 64, "xml"),
      (["--to", "csv", "--network", "conflict"], 64, "go with --to graphml, not with csv"),
      (["--actors", "official"], 64, "go with --to graphml"),
      (["--bom"], 64, "go with --to csv or tsv, not with jsonl"),
      (["a.md", "--raw"], 64, "go with --to csv or tsv"), (["--force"], 64, "none is named"),
      (["--affiliated"], 64, "--org, which is not given"), (["--org", "Nobody at all"], 66, "no organization"),
    ])
  func refused(arguments: [String], code: Int, sentence: String) {
    let refused = export(arguments)
    #expect(Int(refused.code) == code)
    #expect(refused.errors.contains(sentence), "\(refused.errors)")
    #expect(refused.output == "")
  }

  @Test("takes a month that there is not, and a language that is markup, from a file that somebody has forged")
  func forged() throws {
    let forged = """
      \(door)
      PRAGMA ignore_check_constraints = ON;
      INSERT INTO statements (voice, paraphrase, quote, lang, said_on)
      VALUES ('hearsay', 'z', 'q', 'x"><img src=x>', '2018-14'), ('hearsay', 'y', NULL, NULL, '2018-99');
      """
    #expect(try shell(db, forged).errors == "")
    for format in ["markdown", "timelinejs", "popolo", "jsonl", "csv"] {
      let exported = export(["--to", format])
      #expect(exported.code >= 0, "\(format): \(exported.errors)")
      if format == "timelinejs" { #expect(!exported.output.contains("<img")) }
    }
  }

  @Test("goes through records whatever their numbers are")
  func numbers() throws {
    let file = folder.file("numbers.db")
    #expect(tracker(["import", seedFiles[0]], db: file).code == 0)
    let renumbered = """
      \(door)
      DELETE FROM links; DELETE FROM stances; DELETE FROM citations; DELETE FROM statements WHERE id > 2;
      UPDATE statements SET id = id - 11;
      """
    #expect(try shell(file, renumbered).errors == "")
    let exported = tracker(["export"], db: file)
    #expect(exported.code == 0)
    #expect(exported.output.split(separator: "\n").count { $0.contains(#""type":"statement""#) } == 2)
  }

  @Test("speaks of one edge as of one")
  func oneEdge() throws {
    #expect(tracker(["add", "--official", "A", "--affirms", "Only this", "--paraphrase", "p"], db: db).code == 0)
    let written = export(["--official", "A", "--network", "actor-claim", folder.file("one.graphml")])
    #expect(written.errors.hasPrefix("Wrote 2 nodes and 1 edge to "), "\(written.errors)")
  }
}
