import Foundation
import TestSupport
import Testing

@Suite("Cross-references")
struct CrossReferenceTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  @Test("are added, changed, and left as they are, with a word on which it was")
  func add() throws {
    let ends = "#10 Amir Khorakian, date unknown, reaffirms #7 Amir Khorakian, date unknown"
    func link(_ arguments: String...) -> String { tracker(["link", "add"] + arguments, db: db).output }
    #expect(
      link("founding-s11", "founding-s08", "--kind", "reaffirms") == "Recorded link #23, confirmed: \(ends)\n"
    )
    #expect(
      link("10", "7", "--kind", "reaffirms")
        == "Link #23 is confirmed already; nothing was changed: \(ends)\n")
    #expect(
      link("10", "7", "--kind", "reaffirms", "--status", "dismissed", "--note", "n")
        == "Link #23 is dismissed now; it was confirmed: \(ends)\n")
    #expect(
      link("10", "7", "--kind", "reaffirms", "--status", "dismissed", "--note", "other")
        == "Link #23 stays dismissed, with a new note: \(ends)\n")
    // The import, and the three that changed something.
    #expect(try shell(db, "SELECT count(*) FROM changes;").output == "4\n")
    #expect(try damage(of: db) == "")
  }

  @Test("stand in the timeline and in show, seen from both ends; dismissed ones in show only")
  func bothEnds() {
    func timeline(_ official: String) -> String { tracker(["timeline", "--official", official], db: db).output }
    #expect(timeline("Pourdehghan").contains("  → softens #40 Mostafa Pourdehghan, 2025-11-04\n"))
    #expect(timeline("Pourdehghan").contains("  ← softened by #41 Mostafa Pourdehghan, 2025-11-07\n"))
    #expect(timeline("Hazrati").contains("  → contradicts #3 Amir Khorakian, date unknown, as somebody suggests\n"))
    #expect(tracker(["link", "add", "41", "40", "--kind", "softens", "--status", "dismissed"], db: db).code == 0)
    #expect(!timeline("Pourdehghan").contains("soften"))
    #expect(tracker(["statement", "show", "40"], db: db).output.contains("softens from #41 (dismissed) Mostafa"))
  }

  @Test("are suggested where a denial says what it denies and somebody affirmed it before; answered, no more")
  func suggestions() throws {
    let suggested = tracker(["link", "suggest"], db: db)
    #expect(suggested.output.contains("#16 Mahmoud Vaezi, 2015-10-21: Denies"))
    #expect(suggested.output.split(separator: "\n").count == 2)
    let denial = ["timeline", "--official", "Vaezi"]
    #expect(tracker(denial, db: db).output.contains("  → may respond to #14 Pavel Durov, 2015-10-20\n"))
    #expect(tracker(denial + ["--json"], db: db).output.contains(#""responds-to #14 (suggested)"]"#))
    #expect(tracker(["link", "add", "16", "14", "--kind", "responds-to", "--status", "dismissed"], db: db).code == 0)
    #expect(!tracker(denial, db: db).output.contains("may respond"))
    #expect(tracker(["link", "suggest", "--json"], db: db).output == "[]\n")
  }

  @Test(
    "that cannot be are refused",
    arguments: [
      (["3", "3", "--kind", "quotes"], 65, "a link joins two"),
      (["3", "99", "--kind", "quotes"], 66, "There is no statement"),
      (["3", "4", "--kind", "agrees"], 64, "kind"), (["3", "4"], 64, "--kind"),
      (["founding-", "4", "--kind", "quotes"], 65, "can mean several statements"),
    ])
  func refused(arguments: [String], code: Int, sentence: String) throws {
    let refused = tracker(["link", "add"] + arguments, db: db)
    #expect(Int(refused.code) == code, "\(refused.errors)")
    #expect(refused.errors.contains(sentence), "\(refused.errors)")
    #expect(try shell(db, "SELECT count(*) FROM links;").output == "22\n")
  }

  // MARK: - A claim with its dispute

  @Test("make up the whole dispute on a claim: who said what, in which order, what is opposed, who has not answered")
  func dispute() throws {
    let shown = tracker(["claim", "show", "p08-ministry-blocked-2015", "--color", "never"], db: db, width: 100)
    #expect(shown.output == (try golden("claim-dispute.txt", shown.output)))
    let json = tracker(["claim", "show", "p08-ministry-blocked-2015", "--json"], db: db).output
    #expect(json.contains(#""unanswered":[{"speaker":"Pavel Durov","statement":14,"opposed_by":16}]"#))
    #expect(
      json.contains(#"{"pair":"14-16","class":"conflict","order_known":true,"both_may_hold":false,"days_apart":1,"#))
  }

  @Test("reach a claim by its negation: positions on either count on the one thing, and the dispute has both")
  func negation() throws {
    let added = tracker(
      ["claim", "add", "Telegram is to stay open", "--negates", "p04-telegram-should-be-blocked"],
      db: db)
    #expect(added.output == "Recorded claim #23: Telegram is to stay open\n", "\(added.errors)")
    let said = tracker(
      [
        "add", "--official", "Hassan Rouhani", "--org", "Government of Iran", "--opposes", "Telegram is to stay open",
        "--on", "1397-06-01", "--paraphrase", "p",
      ], db: db)
    #expect(said.code == 0, "\(said.errors)")
    let pairs = tracker(["contradictions", "--official", "Rouhani", "--class", "reversal", "--brief"], db: db).output
    #expect(pairs.contains("26-45  reversal  247   2017-12-19  2018-08-23"), "\(pairs)")
    #expect(tracker(["claim", "show", "23"], db: db).output.contains("Hassan Rouhani"))
    #expect(tracker(["claim", "show", "23"], db: db).output.contains("the negation of #14"))
    #expect(try damage(of: db) == "")
  }

  @Test("of a claim that is close to a recorded one, or wrong, are refused")
  func claimRefused() throws {
    for (arguments, code, sentence) in [
      (["The government is renegotiating with Telegrm"], 65, "Did you mean #1"),
      (["X", "--same-as", "1", "--negates", "2"], 64, "either repeats another"),
      (["X", "--same-as", "no such claim at all"], 66, "There is no claim"),
      (["X", "--about", "1398-12-30"], 65, "the nearest date is 1398-12-29"),
      (["renegotiation", "--about", "today", "--kind", "policy"], 65, "is recorded with the kind"),
    ] {
      let refused = tracker(["claim", "add"] + arguments, db: db)
      #expect(Int(refused.code) == code, "\(refused.errors)")
      #expect(refused.errors.contains(sentence), "\(refused.errors)")
    }
    #expect(try shell(db, "SELECT count(*) FROM claims;").output == "22\n")
  }

  @Test("between a reversal and its claim come with the time that the claim speaks of, given to add")
  func about() throws {
    for (position, date) in [("affirms", "2018-06-01"), ("denies", "2019-06-01")] {
      let added = tracker(
        [
          "add", "--official", "Z", "--\(position)", "The dam burst", "--about", "خرداد ۱۳۹۷", "--on", date,
          "--paraphrase", date,
        ], db: db)
      #expect(added.code == 0, "\(added.errors)")
    }
    let pairs = tracker(["contradictions", "--official", "Z", "--brief", "--format", "jsonl"], db: db).output
    #expect(
      pairs.contains(#""class":"reversal","order_known":true,"both_may_hold":false,"days_apart":365"#), "\(pairs)")
    #expect(try shell(db, "SELECT about FROM claims WHERE id = 23;").output == "2018-05-22/2018-06-21\n")
  }
}
