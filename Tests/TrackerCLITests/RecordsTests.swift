import Foundation
import TestSupport
import Testing

@Suite("The records of the seeds")
struct RecordsTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  static let kinds = ["official", "org", "role", "claim", "topic", "source", "statement", "link"]

  @Test("are listed like this", arguments: kinds)
  func list(kind: String) throws {
    let listed = tracker([kind, "list", "--color", "never"], db: db, width: 100)
    #expect(listed.code == 0)
    #expect(listed.output == (try golden("\(kind)-list.txt", listed.output)))
  }

  @Test(
    "are shown like this",
    arguments: [
      ("official", "Khorramabadi"), ("org", "NCC"), ("claim", "renegotiation"), ("source", "click-191695"),
      ("statement", "founding-s04"), ("role", "1"), ("topic", "Telegram"), ("link", "14"),
    ])
  func show(kind: String, reference: String) throws {
    let query = kind == "official" ? "عبدالصمد خرم آبادی" : reference
    let shown = tracker([kind, "show", query, "--color", "never"], db: db)
    #expect(shown.code == 0, "\(shown.errors)")
    #expect(shown.output == (try golden("\(kind)-show.txt", shown.output)))
  }

  @Test("have as JSON the keys that the README documents", arguments: kinds)
  func keys(kind: String) throws {
    let readme = try String(contentsOfFile: projectFolder + "/README.md", encoding: .utf8)
    for arguments in [["list"], ["show", "1"]] {
      let text = tracker([kind] + arguments + ["--json"], db: db).output
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
      let row = try #require((object as? [[String: Any]])?.first ?? object as? [String: Any])
      for key in row.keys { #expect(readme.contains("`\(key)`"), "\(kind) \(key)") }
    }
  }

  @Test("that are not there are not found", arguments: kinds)
  func notFound(kind: String) {
    for reference in ["99999", "no such thing at all"] {
      let shown = tracker([kind, "show", reference], db: db)
      #expect(shown.code == 66)
      #expect(shown.errors.contains("There is no "))
      #expect(shown.errors.contains("list` shows them all."))
    }
  }

  @Test("are found by a surname or another part that only one of them has")
  func surname() {
    #expect(tracker(["official", "show", "Khorakian"], db: db).output.contains("Amir Khorakian"))
    #expect(tracker(["official", "show", "خوراکیان"], db: db).output.contains("Amir Khorakian"))
    #expect(tracker(["official", "show", "hammad"], db: db).code == 66)  // within a word, not its beginning
    #expect(tracker(["official", "show", "Reza F"], db: db).code == 0)
  }

  @Test("with one beginning in common are all named")
  func ambiguous() {
    let shown = tracker(["statement", "show", "founding-"], db: db)
    #expect(shown.code == 65)
    #expect(shown.errors.contains("can mean several statements: #2 founding-h01; #1 founding-h02"))
  }
}

@Suite("The program")
struct ProgramManners {
  @Test("tells which command was probably meant")
  func didYouMean() throws {
    let folder = try TemporaryFolder()
    let db = folder.file("tracker.db")
    #expect(
      tracker(["timelin"], db: db).errors
        == "tracker: There is no command `tracker timelin`. Did you mean `tracker timeline`?\n")
    #expect(tracker(["org", "lst"], db: db).errors.contains("Did you mean `tracker org list`?"))
    #expect(
      tracker(["xyzzy"], db: db).errors.contains("There are: add, timeline, stance, contradictions, search, import"))
    #expect(tracker(["xyzzy"], db: db).code == 64)
  }

  @Test("prints the help of a bare group on standard error and exits 64", arguments: [[], ["official"], ["source"]])
  func bareGroup(arguments: [String]) {
    let ran = tracker(arguments, db: "/nonexistent")
    #expect(ran.code == 64)
    #expect(ran.output == "")
    #expect(ran.errors.contains("USAGE: tracker"))
  }

  @Test(
    "has help for every command, with an example",
    arguments: [
      ["add"], ["timeline"], ["stance"], ["contradictions"], ["import"], ["export"], ["link", "add"], ["link", "list"],
      ["link", "suggest"], ["claim", "add"], ["official", "list"], ["official", "show"], ["org", "list"],
      ["org", "show"],
      ["claim", "list"], ["claim", "show"], ["source", "list"], ["source", "show"], ["statement", "list"],
      ["statement", "show"],
    ])
  func help(command: [String]) {
    let ran = tracker(command + ["--help"], db: "/nonexistent")
    #expect(ran.code == 0)
    #expect(ran.errors == "")
    let example = ":\n  tracker \(command.joined(separator: " "))"
    #expect(["Example", "Examples"].contains { ran.output.contains($0 + example) })
  }

  @Test(
    "shows its help where it is asked for it",
    arguments: [["--help"], ["-h"], ["help"], ["official", "--help"], ["help", "add"]])
  func askedForHelp(arguments: [String]) {
    let ran = tracker(arguments, db: "/nonexistent")
    #expect(ran.code == 0)
    #expect(ran.errors == "")
    #expect(ran.output.contains("USAGE: tracker"))
  }

  @Test("lets no control character of a record through in JSON either, and wraps a megabyte without a space")
  func hostileTerminal() throws {
    let folder = try TemporaryFolder()
    let db = folder.file("tracker.db")
    let words = "\u{9B}31m\u{202E}" + String(repeating: "ب", count: 500_000)
    #expect(tracker(["add", "--hearsay", "--quote", "-"], db: db, input: Array(words.utf8)).code == 0)
    let json = tracker(["timeline", "--json"], db: db).output
    #expect(json.contains(#"\u009b31m\u202e"#))
    #expect(tracker(["timeline"], db: db, width: 80).output.split(separator: "\n").count > 6_000)
  }

  @Test(
    "that are only referred to make no file where there is none",
    arguments: [
      ["link", "add", "1", "2", "--kind", "rates"], ["contradictions", "--confirm", "1-2"], ["seal"], ["undo"],
      ["source", "text", "1", seedFiles[0]], ["source", "add", "--title", "T", "--quotes", "5"],
      ["add", "--hearsay", "--quote", "q", "--source", "5"], ["claim", "add", "C", "--same-as", "5"],
      ["official", "edit", "1", "--note", "n"], ["official", "remove", "1"], ["official", "merge", "1", "2"],
    ])
  func noFile(command: [String]) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("mistyped.db")
    let refused = tracker(command, db: path)
    #expect(refused.code == 66)
    #expect(refused.errors.hasPrefix("tracker: There is no tracker database at \(path)"), "\(refused.errors)")
    #expect(try !folder.names().contains("mistyped.db"))
  }

  @Test("finds its file by --db, then TRACKER_DB, then XDG_DATA_HOME, then HOME")
  func whichFile() throws {
    let folder = try TemporaryFolder()
    let words = ["add", "--hearsay", "--paraphrase", "p"]
    func made(_ arguments: [String], _ environment: [String: String]) throws -> String {
      let ran = tracker(words + arguments, db: "", environment: environment)
      #expect(ran.code == 0, "\(ran.errors)")
      return try run(["find", folder.path, "-name", "*.db", "-newermt", "@0"]).output
    }
    #expect(try made([], ["HOME": folder.path]).contains("/.local/share/tracker/tracker.db"))
    #expect(
      try made([], ["HOME": folder.path, "XDG_DATA_HOME": folder.file("xdg")]).contains("/xdg/tracker/tracker.db"))
    #expect(try made([], ["TRACKER_DB": folder.file("a.db"), "XDG_DATA_HOME": folder.file("other")]).contains("/a.db"))
    #expect(try made(["--db", folder.file("b.db")], ["TRACKER_DB": folder.file("c.db")]).contains("/b.db"))
    #expect(try folder.names() == [".local", "a.db", "b.db", "xdg"])
    #expect(tracker(words, db: ":memory:").errors.hasPrefix("tracker: TRACKER_DB names no file; "))
    #expect(tracker(words + ["--db", ":memory:"], db: "").errors.hasPrefix("tracker: --db names no file; "))
    let homeless = tracker(words, db: "", environment: ["HOME": ""])
    #expect(homeless.code == 64)
    #expect(homeless.errors.contains("There is no home directory. Name the database file with --db or TRACKER_DB."))
  }
}
