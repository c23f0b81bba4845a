import Foundation
import TestSupport
import Testing

@Suite("The help on formats")
struct FormatsPageTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
    // One quote that stands in the text of its source, and one that does not.
    for setting in [
      ["add", "--hearsay", "--quote", Self.quote, "--lang", "fa", "--url", Self.url],
      ["add", "--hearsay", "--quote", "هرگز", "--lang", "fa", "--url", Self.url],
      ["source", "add", "--title", "Archived", "--text", Self.article],
      ["add", "--hearsay", "--paraphrase", "p", "--source", "Archived"],
    ] {
      let made = tracker(setting, db: db)
      try #require(made.code == 0, "\(made.errors)")
    }
  }

  static let url = "https://example.org/metro"
  static let article = projectFolder + "/seeds/examples/article.txt"
  static let quote = "ایستگاه‌های تازه را تا پایان پاییز به مردم تحویل می‌دهیم."

  static let page = tracker(["help", "formats"], db: "/nonexistent").output

  /// The keys that the page gives for each command.
  static let documented: [String: [String]] = {
    var keys: [String: [String]] = [:]
    var commands: [String] = []
    var before: Substring = ""
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("tracker ") {
        let heading = line.prefix { $0 != "," }
        // A heading of several lines.
        if !before.hasPrefix("tracker ") { commands = [] }
        commands += heading.components(separatedBy: " · ").map { String($0.dropFirst("tracker ".count)) }
      } else if line.hasPrefix("  "), let key = line.split(separator: " ").first {
        for command in commands { keys[command, default: []].append(String(key)) }
      } else {
        commands = []
      }
      before = line
    }
    return keys
  }()

  /// How to make each command print something. A new command is added here and to the page.
  static let commands: [String: [String]] = [
    "timeline": [], "stance": ["--claim", "14"], "contradictions": [], "search": ["telegram"], "official list": [],
    "official show": ["1"], "official duplicates": [], "org list": [], "org show": ["NCC"], "org duplicates": [],
    "claim list": [], "claim show": ["18"], "claim add": ["A claim"], "claim duplicates": [],
    "source list": [], "source show": ["2"], "statement list": [], "statement show": ["founding-s04"], "link list": [],
    "link add": ["founding-s11", "founding-s08", "--kind", "reaffirms"], "link suggest": [],
    "add": ["--hearsay", "--quote", quote, "--lang", "fa", "--source", "Archived"], "import": seedFiles, "check": [],
    "seal": [], "db stats": [],
    "history": [], "undo": ["--dry-run"],
    "official add": ["A. Newcomer"], "org add": ["A New Body"], "link show": ["1"],
    "statement add": ["--hearsay", "--quote", quote, "--lang", "fa", "--source", "Archived"],
    "source add": ["--url", url, "--text", article], "source text": [url, article],
    "source show --statements": ["2"], "official show --history": ["1"], "org show --history": ["NCC"],
    "role show --history": ["1"], "claim show --history": ["18"], "topic show --history": ["1"],
    "source show --history": ["2"], "statement show --history": ["founding-s04"], "link show --history": ["1"],
    "role list": [], "role show": ["1"],
    "role add": ["adviser", "--official", "1", "--org", "NCC"], "topic list": [], "topic show": ["1"],
    "topic add": ["Rail"],
    "official edit": ["1", "--note", "n"], "org edit": ["1", "--note", "n"], "role edit": ["1", "--note", "n"],
    "claim edit": ["1", "--note", "n"], "topic edit": ["1", "--rename", "Rail"], "source edit": ["2", "--title", "T"],
    "statement edit": ["1", "--note", "n"], "link edit": ["1", "--note", "n"],
    "official remove": ["1", "--cascade", "--yes"], "org remove": ["1", "--cascade", "--yes"],
    "role remove": ["1"], "claim remove": ["1", "--cascade", "--yes"],
    "topic remove": ["1", "--cascade", "--yes"], "source remove": ["2", "--cascade", "--yes"],
    "statement remove": ["1", "--cascade", "--yes"], "link remove": ["1"],
    "official merge": ["1", "2", "--yes"], "org merge": ["1", "2", "--yes"], "claim merge": ["1", "5", "--yes"],
    "topic merge": ["1", "2", "--yes"], "source merge": ["2", "4", "--yes"], "official not-same": ["1", "2"],
    "org not-same": ["1", "2"], "claim not-same": ["1", "5"], "source not-same": ["2", "4"],
  ]

  @Test("is there for every command that prints records")
  func everyCommand() throws {
    func paths(_ command: [String: Any]) -> [String] {
      let path = (command["superCommands"] as? [String] ?? []).dropFirst() + [command["commandName"] as? String ?? ""]
      let names = (command["arguments"] as? [[String: Any]] ?? []).compactMap {
        ($0["preferredName"] as? [String: Any])?["name"] as? String
      }
      let below = (command["subcommands"] as? [[String: Any]] ?? []).flatMap(paths)
      return below + (names.contains("format") ? [path.joined(separator: " ")] : [])
    }
    let dump = try JSONSerialization.jsonObject(
      with: Data(tracker(["--experimental-dump-help"], db: db).output.utf8))
    let printing = paths(((dump as? [String: Any])?["command"] as? [String: Any]) ?? [:])
    #expect(printing.count > 20)
    #expect(Set(printing).subtracting(Self.documented.keys) == [], "put these into `tracker help formats`")
    #expect(Set(Self.documented.keys).subtracting(Self.commands.keys) == [], "put these into `commands` above")
  }

  @Test("gives the keys that the command prints, in their order", arguments: commands.keys.sorted())
  func keys(command: String) throws {
    if command.hasSuffix("duplicates") {
      for name in ["Amir Khorakiyan", "Board of Examples"] + ["Board of Exampels"] {
        _ = tracker(
          ["add", "--new", "--official", name, "--org", name, "--denies", name, "--quote", name], db: db)
      }
    }
    if command == "check" { _ = try shell(db, "DELETE FROM official_words;") }
    let printed = tracker(
      command.split(separator: " ").map(String.init) + (Self.commands[command] ?? []) + ["--format", "jsonl"], db: db)
    let file = try folder.write(String(printed.output.prefix { $0 != "\n" }), to: "record.json")
    let keys = try shell(
      ":memory:",
      """
      SELECT coalesce(k.key || '.' || m.key, k.key)
      FROM json_each(readfile('\(file)')) AS k LEFT JOIN json_each(
        CASE WHEN k.type = 'array' AND json_type(k.value, '$[0]') = 'object' THEN json_extract(k.value, '$[0]') END) AS m;
      """
    ).output.split(separator: "\n").map(String.init)
    try #require(!keys.isEmpty, "\(printed.errors)")
    var documented = try #require(Self.documented[command])
    if let flag = command.firstRange(of: " --") {
      documented = try #require(Self.documented[String(command[..<flag.lowerBound])]) + documented
    }
    // `first_…` stands for all that begin so.
    let several = documented.filter { $0.hasSuffix("…") }.map { String($0.dropLast()) }
    documented.removeAll { $0.hasSuffix("…") }
    // Of a list that is empty there is but the name.
    let others = keys.filter { key in
      documented.contains(key) || !several.contains { key.hasPrefix($0) || "\(key)." == $0 }
    }
    #expect(others == documented, "\(command)")
    for prefix in several {
      let same = prefix == "missing." ? documented : Self.documented[prefix == "history." ? "history" : "timeline"]
      for key in keys where key.hasPrefix(prefix) {
        let name = String(key.dropFirst(prefix.count))
        #expect(try #require(same).contains(prefix == "missing." ? "places.\(name)" : name), "\(key)")
      }
    }
  }

  @Test(
    "holds every command to data on standard output in a pipe, and to talk on standard error",
    arguments: commands.keys.sorted())
  func nothingButData(command: String) throws {
    func output(_ format: String, in db: String) -> String {
      tracker(
        command.split(separator: " ").map(String.init) + (Self.commands[command] ?? []) + ["--format", format], db: db
      ).output
    }
    func copy(_ name: String) throws -> String {
      try FileManager.default.copyItem(atPath: db, toPath: folder.file(name))
      return folder.file(name)
    }
    let json = try output("json", in: copy("json.db"))
    _ = try JSONSerialization.jsonObject(with: Data(json.utf8))
    for line in try output("jsonl", in: copy("jsonl.db")).split(separator: "\n") {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any], "\(line)")
    }
    let csv = try output("csv", in: copy("csv.db"))
    try folder.write(csv, to: "rows.csv")
    let read = try shell(
      ":memory:", ".import --csv \(folder.file("rows.csv")) rows\nSELECT 'read', count(*) FROM rows;")
    #expect(read.output.hasPrefix("read|") && read.errors == "", "\(command): \(read.errors)")
    let table = try output("table", in: copy("table.db"))
    for hint in ["tracker ", "--all", "--yes", " matches."] {
      #expect(!table.contains(hint), "\(command): \(table)")
    }
  }

  @Test("gives every key of the exchange format, and the README does too")
  func exchange() throws {
    let readme = try String(contentsOfFile: projectFolder + "/README.md", encoding: .utf8)
    for text in [Self.page, readme] {
      let described = text.components(separatedBy: #"{"type":""#).dropFirst()
      for line in tracker(["export"], db: db).output.split(separator: "\n") {
        let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let type = try #require(object["type"] as? String)
        let lines = try #require(described.first { $0.hasPrefix("\(type)\"") }, "\(type)")
        for key in object.keys where key != "type" { #expect(lines.contains("\"\(key)\":"), "\(type) \(key)") }
      }
    }
  }
}
