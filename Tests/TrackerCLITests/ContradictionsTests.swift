import Foundation
import TestSupport
import Testing

@Suite("tracker contradictions on the seeds")
struct ContradictionsTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  func contradictions(_ arguments: [String] = [], width: Int? = nil) -> Finished {
    tracker(["contradictions"] + arguments, db: db, width: width)
  }

  func rows(_ arguments: [String] = []) throws -> [[String: Any]] {
    let output = contradictions(arguments + ["--json"]).output
    return try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]] ?? []
  }

  func pairs(_ arguments: [String] = []) throws -> [String] { try rows(arguments).map { $0["pair"] as? String ?? "" } }

  @Test(
    "on the founding claim are this, in a pipe and on terminals of 60, 80 and 160 columns",
    arguments: [nil, 60, 80, 160])
  func golden(width: Int?) throws {
    let shown = contradictions(["--claim", "renegotiation", "--calendar", "both", "--color", "never"], width: width)
    #expect(shown.code == 0)
    #expect(shown.errors.isEmpty == (width == nil), "on a terminal it says how to go on")
    let name = "contradictions-\(width.map(String.init) ?? "pipe").txt"
    #expect(shown.output == (try TestSupport.golden(name, shown.output)))
    for line in shown.output.split(separator: "\n") where width != nil {
      let cells = line.unicodeScalars.count { ![.nonspacingMark, .format].contains($0.properties.generalCategory) }
      #expect(cells <= width ?? 0, "\(line)")
    }
  }

  @Test("are all these, a line each")
  func brief() throws {
    let shown = contradictions(["--brief", "--color", "never"], width: 120)
    #expect(shown.output == (try TestSupport.golden("contradictions-brief.txt", shown.output)))
  }

  // MARK: - What the seeds must show, and what they must not

  @Test("have the founding denial and the statement of August 2025, unasked, as a conflict whose order is unknown")
  func foundingDenial() throws {
    let pair = try #require(try rows().first { $0["claim_id"] as? Int == 1 })
    #expect(pair["class"] as? String == "conflict")
    #expect(pair["order_known"] as? Bool == false)
    #expect(pair["both_may_hold"] as? Bool == true)
    #expect(pair["first_uid"] as? String == "founding-s04")
    #expect(pair["second_uid"] as? String == "telegram-s20")
    #expect((pair["first_quote"] as? String)?.hasPrefix("این موضوع را به شدت تکذیب می کنم") == true)
    #expect(pair["second_sources"] as? String == "Tabnak, citing ISNA")
    #expect(pair["second_review"] as? String == "unverified")
    #expect(pair["days_apart"] is NSNull)
  }

  @Test("are none of one speaker's two statements on different claims, S08 and S12")
  func differentClaims() throws {
    let found = try rows(["--official", "Mohammad Hosseinpour"])
    #expect(found.count == 2)
    #expect(found.allSatisfy { ($0["first_official"] as? String) != ($0["second_official"] as? String) })
  }

  @Test("have nothing of \"I never said it\", S18, which denies that it was said and not what was said")
  func neverSaid() throws {
    let uids = try rows().flatMap { [$0["first_uid"] as? String, $0["second_uid"] as? String] }
    #expect(!uids.contains("telegram-s18"))
  }

  @Test("have no reversal: not of anybody whose claim is an event without a time, nor where one day saw neither and no")
  func noReversal() throws {
    #expect(try pairs(["--class", "reversal"]) == [])
    #expect(try pairs(["--claim", "p09-minister-resigned"]) == [])  // S14a, S15
    #expect(contradictions().output.contains("Reversal") == false)
  }

  @Test("call nobody anything")
  func neutralWords() {
    let output = contradictions(width: 160).output.lowercased()
    for word in ["liar", " lie ", "hypocr", "flip", "contradicted himself", "u-turn"] {
      #expect(!output.contains(word), "\(word)")
    }
  }

  // MARK: - Filters, formats

  @Test("are filtered by organization with its parts, official, topic, order, days, date and state")
  func filters() throws {
    #expect(try pairs(["--org", "NCC"]) == ["26-24", "3-35"])
    #expect(try pairs(["--org", "Supreme Council of Cyberspace"]) == ["26-22", "26-25", "20-21", "38-39"])
    #expect(
      try pairs(["--org", "Supreme Council of Cyberspace", "--with-children"]) == [
        "26-22", "26-24", "26-25", "20-21", "3-35", "38-39",
      ])
    #expect(try pairs(["--official", "خوراکیان"]) == ["3-35"])
    #expect(try pairs(["--topic", "Telegram"]).count == 11)
    #expect(try pairs(["--topic", "domestic messengers"]) == [])
    #expect(try pairs(["--order", "unknown"]) == ["14-15", "17-18", "20-21", "3-35", "38-39"])
    #expect(try pairs(["--order", "known", "--min-days", "100"]) == ["26-23", "26-24", "26-25"])
    #expect(try pairs(["--order", "known", "--max-days", "1"]) == ["14-16"])
    #expect(try pairs(["--since", "آبان ۱۴۰۴"]) == ["38-39"])
    #expect(try pairs(["--until", "2015"]) == ["14-16", "14-15"])
    #expect(try pairs(["--status", "confirmed"]) == ["14-15", "17-18", "20-21", "38-39"])
    #expect(try pairs(["--status", "suggested"]).contains("3-35"))
    #expect(contradictions(["--limit", "2"]).errors == "The newest 2 of 11 pairs; --all shows the others too.\n")
  }

  @Test("as JSON have the documented keys, and an empty list where nothing matches")
  func keys() throws {
    let readme = try String(contentsOfFile: projectFolder + "/README.md", encoding: .utf8)
    for key in try #require(try rows().first).keys {
      let name = key.replacing(#/^(first|second)_/#, with: "")
      #expect(readme.contains("`\(key)`") || readme.contains("`\(name)`"), "\(key)")
    }
    let none = contradictions(["--class", "reversal", "--json"])
    #expect(none.output == "[]\n")
    #expect(none.code == 0)
    #expect(contradictions(["--class", "reversal"]).errors == "No pair matches.\n")
  }

  @Test("are the same for sqlite3, in the views opposed, conflicts and reversals")
  func views() throws {
    let ofView = try shell(
      db, "SELECT first_statement_id || '-' || second_statement_id || ' ' || class FROM opposed ORDER BY 1;"
    ).output
    let ofCommand = try rows().map { "\($0["pair"] as? String ?? "") \($0["class"] as? String ?? "")" }.sorted()
    #expect(ofView.split(separator: "\n").map(String.init) == ofCommand)
    #expect(try shell(db, "SELECT count(*) FROM conflicts; SELECT count(*) FROM reversals;").output == "11\n0\n")
  }

  // MARK: - What a person says of a pair

  @Test(
    "that are dismissed do not come back; confirmed again, they do; both leave a link with its note and its history")
  func decide() throws {
    let link = "#35 Elias Hazrati, 2025-08-28, contradicts #3 Amir Khorakian, date unknown"
    let dismissed = contradictions(["--dismiss", "3-35", "--note", "two cabinets"])
    #expect(
      dismissed.output
        == "Link #14 is dismissed now; it was suggested: \(link)\n")
    #expect(try !pairs().contains("3-35"))
    #expect(try shell(db, "SELECT count(*) FROM opposed WHERE root_id = 1;").output == "0\n")
    let listed = tracker(["link", "list", "--status", "dismissed"], db: db).output
    #expect(listed.contains("  dismissed  two cabinets\n") && listed.contains("14  #35 Elias Hazrati"))
    #expect(!tracker(["timeline", "--claim", "1"], db: db).output.contains("contradicts #3"))

    #expect(contradictions(["--confirm", "35-3"]).output.contains("is confirmed now; it was dismissed: #35"))
    #expect(try pairs(["--status", "confirmed"]).contains("3-35"))
    #expect(contradictions(["--confirm", "3-35"]).output.contains("is confirmed already; nothing was changed: #35"))
    #expect(
      contradictions(["--confirm", "#14-#16"]).output.hasPrefix("Recorded link #23, confirmed: #16 Mahmoud Vaezi"))
    #expect(
      try shell(db, "SELECT command, by FROM changes WHERE id > 1;").output == """
        contradictions|tester
        contradictions|tester
        contradictions|tester

        """)
    #expect(try damage(of: db) == "")
  }

  @Test(
    "refuse what they cannot do, and write nothing",
    arguments: [
      (["--confirm", "1-2"], 66, "The statements #1 and #2 are no opposed pair."),
      (["--dismiss", "999-3"], 66, "are no opposed pair"), (["--confirm", "3"], 65, "\"3\" is no pair"),
      (["--confirm", "a-b"], 65, "as in 3-35"), (["--confirm", "3-35", "--dismiss", "3-35"], 64, "Only one of"),
      (["--confirm", "3-35", "--org", "NCC"], 64, "filters do not go with them"),
      (["--confirm", "3-35", "--min-days", "3"], 64, "filters do not go with them"),
      (["--confirm", "3-35", "--limit", "3"], 64, "filters do not go with them"),
      (["--confirm", "3-35", "--json", "--format", "jsonl"], 64, "do not go together"),
      (["--since", "unknown"], 64, "which is no time to go by"),
      (["--note", "x"], 64, "--note goes with"), (["--class", "lie"], 64, "class"),
      (["--status", "dismissed"], 64, "tracker link list --status dismissed"),
      (["--with-children"], 64, "which is not given"), (["--org", "NCC", "--official", "1"], 64, "Only one of"),
      (["--since", "1398-12-30"], 65, "the nearest date is 1398-12-29"),
      (["--claim", "nothing of the kind"], 66, "There is no claim"),
    ])
  func refused(arguments: [String], code: Int, sentence: String) throws {
    let before = try shell(db, "SELECT count(*) FROM history;").output
    let refused = contradictions(arguments)
    #expect(Int(refused.code) == code, "\(refused.errors)")
    #expect(refused.errors.contains(sentence), "\(refused.errors)")
    #expect(try shell(db, "SELECT count(*) FROM history;").output == before)
  }
}
