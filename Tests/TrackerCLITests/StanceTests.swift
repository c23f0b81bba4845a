import Foundation
import TestSupport
import Testing

@Suite("tracker stance")
struct StanceTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  func stance(_ arguments: [String], width: Int? = nil) -> Finished {
    tracker(["stance"] + arguments, db: db, width: width)
  }

  func rows(_ arguments: [String]) throws -> [[String: Any]] {
    let output = stance(arguments + ["--json"]).output
    return try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]] ?? []
  }

  func add(_ official: String, _ position: String, _ date: String, strength: Int) {
    let added = tracker(
      [
        "add", "--official", official, "--org", "A body", "--\(position)", "Dams should be built", "--on", date,
        "--strength", "\(strength)", "--paraphrase", "said on \(date)", "--new",
      ], db: db)
    #expect(added.code == 0, "\(added.errors)")
  }

  @Test("of a claim is who holds which position, in a pipe and on a terminal", arguments: [nil, 80])
  func holders(width: Int?) throws {
    let shown = stance(["--claim", "p04-telegram-should-be-blocked", "--color", "never"], width: width)
    #expect(shown.code == 0)
    #expect(shown.output == (try golden("stance-claim-\(width.map(String.init) ?? "pipe").txt", shown.output)))
  }

  @Test("as of a date is what may have been said by then")
  func asOf() throws {
    func holders(_ date: String) throws -> [String] {
      try rows(["--claim", "p04-telegram-should-be-blocked", "--as-of", date])
        .filter { $0["actor_kind"] as? String == "official" }.map { $0["actor"] as? String ?? "" }
    }
    #expect(try holders("2017-12-18") == [])
    #expect(try holders("1396") == ["Abolhassan Firouzabadi", "Hassan Rouhani"])
    #expect(try holders("2018-04-29").count == 3)
    #expect(try holders("today").count == 4)
  }

  @Test("of an actor is their spans, and what each statement did to them")
  func spans() throws {
    add("X", "supports", "2015", strength: 2)
    add("X", "supports", "2016", strength: 2)
    add("X", "supports", "2017", strength: 3)
    add("X", "supports", "2018", strength: 1)
    add("X", "opposes", "2019", strength: 1)
    add("X", "neutral", "2020", strength: 1)
    add("X", "opposes", "2021", strength: 2)
    add("X", "supports", "unknown", strength: 2)
    for actor in [["--official", "X"], ["--org", "A body"]] {
      let found = try rows(actor + ["--claim", "Dams should be built"])
      #expect(found.map { $0["position"] as? String } == ["supports", "opposes", "supports"])
      #expect(found.map { $0["since"] as? String } == ["2015", "2019", nil])
      #expect(found.map { $0["last_said"] as? String } == ["2018", "2021", nil])
      #expect(found.map { $0["is_last"] as? Bool } == [false, true, true])
      #expect(
        found.map { $0["steps"] as? [String] } == [
          ["takes", "reaffirms", "hardens", "softens"], ["turns", "hardens"], ["takes"],
        ])
    }
    let shown = stance(["--official", "X", "--color", "never"])
    #expect(shown.output == (try golden("stance-official.txt", shown.output)))
    let then = try rows(["--official", "X", "--as-of", "2018"])
    #expect(then.map { $0["is_last"] as? Bool } == [true, true])
    #expect(try damage(of: db) == "")
  }

  @Test("says of nobody that they turned where nobody knows which came first")
  func unordered() throws {
    add("X", "supports", "2018", strength: 2)
    add("X", "opposes", "2018-05", strength: 2)
    let found = try rows(["--official", "X"])
    #expect(found.map { $0["steps"] as? [String] } == [["takes"], ["unordered"]])
    #expect(stance(["--official", "X"]).output.contains("opposes, 2018-05 (order unknown)"))
  }

  @Test("is the same for sqlite3, in the views stance_history and current_stances")
  func views() throws {
    add("X", "supports", "2015", strength: 2)
    add("X", "opposes", "2019", strength: 1)
    add("Y", "supports", "2019-05", strength: 1)
    let claims = try shell(db, "SELECT id FROM claims ORDER BY id;").output.split(separator: "\n").map(String.init)
    var spans: [String] = []
    var holders: [String] = []
    for claim in claims {
      for row in try rows(["--claim", claim]) { holders.append(Self.line(row)) }
    }
    for (option, table) in [("--official", "officials"), ("--org", "organizations")] {
      for id in try shell(db, "SELECT id FROM \(table);").output.split(separator: "\n") {
        for row in try rows([option, String(id)]) { spans.append(Self.line(row)) }
      }
    }
    let columns = """
      actor_kind || '|' || actor || '|' || position || '|' || root_id || '|' || ifnull(since, '') || '|'
        || ifnull(last_said, '') || '|' || statement_ids
      """
    func ofView(_ view: String) throws -> [String] {
      try shell(db, "SELECT \(columns) FROM \(view);").output.split(separator: "\n").map(String.init).sorted()
    }
    #expect(try ofView("stance_history") == spans.sorted())
    #expect(try ofView("current_stances") == holders.sorted())
    #expect(holders.count > 40)
  }

  private static func line(_ row: [String: Any]) -> String {
    let statements = (row["statement_ids"] as? [Int] ?? []).map(String.init).joined(separator: " ")
    return [
      row["actor_kind"] as? String ?? "", row["actor"] as? String ?? "", row["position"] as? String ?? "",
      "\(row["claim_id"] as? Int ?? 0)", row["since"] as? String ?? "", row["last_said"] as? String ?? "", statements,
    ].joined(separator: "|")
  }

  @Test("shows dates in the calendar that is asked for, in Persian where the locale is")
  func calendar() {
    let claim = ["--claim", "p04-telegram-should-be-blocked", "--as-of", "2018-01"]
    #expect(stance(claim + ["--calendar", "persian"]).output.contains("28 Azar 1396"))
    #expect(stance(claim + ["--calendar", "both"]).output.contains("2017-12-19 (28 Azar 1396)"))
    let persian = ["TRACKER_CALENDAR": "persian", "LANG": "fa_IR.UTF-8"]
    #expect(tracker(["stance"] + claim, db: db, environment: persian).output.contains("۲۸ آذر ۱۳۹۶"))
    #expect(tracker(["stance"] + claim + ["--json"], db: db, environment: persian).output.contains("\"2017-12-19\""))
    let wrong = tracker(["stance"] + claim, db: db, environment: ["TRACKER_CALENDAR": "lunar"])
    #expect(wrong.code == 64)
    #expect(wrong.errors.contains("TRACKER_CALENDAR is \"lunar\"; it is gregorian, persian, both."))
  }

  @Test(
    "refuses what it cannot answer",
    arguments: [
      ([], 64, "Name the claim with --claim"), (["--official", "1", "--org", "1"], 64, "Only one of"),
      (["--claim", "none such at all"], 66, "There is no claim"),
      (["--claim", "1", "--as-of", "31 June"], 65, "June has 30 days"),
    ])
  func refused(arguments: [String], code: Int, sentence: String) {
    let refused = stance(arguments)
    #expect(Int(refused.code) == code)
    #expect(refused.errors.contains(sentence), "\(refused.errors)")
    #expect(refused.output == "")
  }

  @Test("says so where nobody takes a position")
  func nobody() {
    let shown = stance(["--claim", "p10-firouzabadi-end-of-safar", "--as-of", "2000"])
    #expect(shown.output == "")
    #expect(shown.errors == "No statement takes such a position.\n")
    #expect(shown.code == 0)
  }
}
