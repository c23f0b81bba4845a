import Foundation
import TestSupport
import Testing

/// Files to be brought in, and arguments, by somebody who means harm.
@Suite("Hostile input")
struct HostileInputTests {
  let folder: TemporaryFolder
  let db: String
  let binary = builtTracker
  let failing: String

  init() throws {
    folder = try TemporaryFolder()
    db = folder.file("tracker.db")
    failing = try failingWrites()
  }

  func bringIn(_ bytes: [UInt8], _ name: String) throws -> Finished {
    try Data(bytes).write(to: URL(filePath: folder.file(name)))
    return try run(["timeout", "20", binary, "import", "--db", db, folder.file(name)])
  }

  @Test("is refused with a sentence, whatever its depth, length and encoding")
  func malformed() throws {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 200_000)
    let deepObject = Array(String(repeating: "{\"a\":", count: 100_000).utf8)
    let surrogate = Array(#"{"type":"topic","name":"\ud800"}"#.utf8)
    let number = Array((#"{"type":"topic","name":"#.utf8)) + [UInt8](repeating: UInt8(ascii: "9"), count: 100_000)
    let bytes: [[UInt8]] = [
      deep, deepObject, surrogate, number, Array("{\"type\":\"topic\",\"name\":\"never closed".utf8),
      Array("{\"type\":\"topic\",\"name\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8),
      Array("{\"type\":\"topic\",\"name\":\"a\u{0}b\"}".utf8), Array(#"{"type":"topic","name":"a\u0000b"}"#.utf8),
      [0xFF, 0xFE, 0x7B, 0x00], Array("null".utf8), Array("{}".utf8),
      Array(#"{"type":"topic","name":"a","name":"b"}"#.utf8),
    ]
    for name in ["x.jsonl", "x.json", "x.csv", "x.dna"] {
      for (number, bytes) in bytes.enumerated() {
        let ran = try bringIn(bytes, name)
        #expect(ran.code == 65, "\(name) \(number): \(ran.code) \(ran.errors.prefix(300))")
        #expect(ran.errors.contains("was not imported; nothing was changed"), "\(name) \(number)")
        #expect(ran.errors.utf8.count < 2000, "\(name) \(number)")
      }
    }
    #expect(!FileManager.default.fileExists(atPath: db))
  }

  @Test("of the table that is never closed, is refused by the line on which it begins")
  func unterminated() throws {
    let ran = try bringIn(Array("quote,note\nfine,n\n\"never closed\nand on\n".utf8), "x.csv")
    #expect(
      ran.errors.contains("line 3: the quotation mark that opens one of its cells is never closed"), "\(ran.errors)")
  }

  /// Records whose every text has what steers a terminal, and names what is to be opened.
  private func poison(_ text: String) throws {
    let lines = """
      {"type":"organization","uid":"o","name":"O\(text)","note":"\(text)"}
      {"type":"official","uid":"p","name":"P\(text)","names":[{"name":"Q\(text)"}],"note":"\(text)"}
      {"type":"role","official":"p","organization":"o","title":"T\(text)","note":"\(text)"}
      {"type":"source","uid":"s","publisher":"P\(text)","title":"T\(text)","url":"file:///\(text.filter { $0 != "\\" })","text":"a\(text)"}
      {"type":"topic","name":"T\(text)"}
      {"type":"claim","uid":"c","text":"C\(text)","topics":["T\(text)"],"note":"\(text)"}
      {"type":"claim","uid":"d","text":"D\(text)","same_as":"c","sign":-1}
      {"type":"statement","uid":"u","official":"p","post":"o","role":"R\(text)","speaker":"S\(text)","quote":"q\(text)",\
      "said_on":"2018","translation":"t\(text)","paraphrase":"p\(text)","note":"n\(text)",\
      "stances":[{"claim":"c","position":"denies","condition":"if\(text)"}],"citations":[{"source":"s"}]}
      {"type":"statement","uid":"v","voice":"unnamed","speaker":"S\(text)","organization":"o","quote":"r\(text)",\
      "said_on":"2019","stances":[{"claim":"c","position":"affirms"}],"citations":[{"source":"s"}]}
      {"type":"link","from":"v","to":"u","kind":"contradicts","note":"n\(text)"}

      """
    let ran = try bringIn(Array(lines.utf8), "poison.jsonl")
    try #require(ran.code == 0, "\(ran.errors)")
  }

  @Test("opens and writes no file that is named in the data")
  func pathsInData() throws {
    let canary = folder.file("canary")
    try folder.write("secret", to: "canary")
    try poison(canary)
    let opened = folder.file("opened")
    for command in HostileFileTests.readers + [["check", "--fix"], ["export", folder.file("out.md")]] {
      let ran = try run(
        [binary] + command + ["--db", db],
        environment: ["LD_PRELOAD": failing, "FAIL_OPENED": opened, "LSAN_OPTIONS": "detect_leaks=0"])
      #expect([0, 1].contains(ran.code), "\(command): \(ran.errors)")
      #expect(!ran.output.contains("secret"))
    }
    let paths = try String(contentsOfFile: opened, encoding: .utf8)
    #expect(paths.contains(db))
    #expect(!paths.contains("canary"))
  }

  @Test("never reaches a terminal as what steers it, in any command and format")
  func escapeSequences() throws {
    let steering = [
      #"\u001b[31m\u001b]0;title\u0007"#, #"\u009b31m"#, #"\u0008\u0008\u007f"#, #"\u202e\u202a\u2066\u2069\u2069"#,
      #"\u200e\u200f\u061c"#, #"\r\u2028\u2029"#,
    ]
    // One line each, as names are; a carriage return is white space to no name.
    try poison(steering.dropLast().joined())
    for command in HostileFileTests.readers {
      let formats =
        command.contains("--json") || command[0] == "export" ? [""] : ["table", "json", "jsonl", "csv", "markdown"]
      for format in formats {
        let words = command + (format == "" ? [] : ["--format", format])
        let ran = tracker(words, db: db, width: 80, environment: ["NO_COLOR": "1"])
        expectNoSteering(ran.output, words)
        expectNoSteering(ran.errors, words)
      }
    }
    for words in [["official", "show", "\u{1B}[31m\u{202E}x"], ["import", "\u{1B}]0;x\u{07}.csv"], ["\u{1B}[2J"]] {
      expectNoSteering(tracker(words, db: db, width: 80).errors, words)
    }
  }

  private func expectNoSteering(_ text: String, _ words: [String]) {
    for line in text.split(separator: "\n") {
      var open = 0
      for scalar in line.unicodeScalars {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E:
          Issue.record("\(words): U+\(String(scalar.value, radix: 16)) in \(line.debugDescription)")
          return
        case 0x2066...0x2068: open += 1
        case 0x2069: open -= 1
        default: break
        }
        if open < 0 { break }
      }
      if open != 0 { Issue.record("\(words): isolates that do not close in \(line.debugDescription)") }
    }
  }

  @Test("is no formula in a spreadsheet")
  func formulas() throws {
    let lines = ["=", "+", "-", "@"].map { start in
      let text = start + "cmd|'/c calc'!A0"
      return """
        {"type":"statement","official":"\(text)p","post":"\(text)o","quote":"\(text)",\
        "stances":[{"claim":"\(text)c","position":"denies"}]}
        """
    }
    let imported = try bringIn(Array(lines.joined(separator: "\n").utf8), "formulas.jsonl")
    try #require(imported.code == 0, "\(imported.errors)")
    for command in [["export", "--to", "csv"], ["export", "--to", "tsv"]]
      + ["timeline", "official list", "org list", "claim list", "statement list"].map({
        $0.split(separator: " ").map(String.init) + ["--format", "csv"]
      })
    {
      let table = tracker(command, db: db).output
      #expect(table.contains("'=cmd"), "\(command)")
      for row in table.split(separator: "\r\n") {
        for cell in row.split(whereSeparator: { $0 == "," || $0 == "\t" }) {
          let bare = cell.drop { $0 == "\"" }
          let isNumber = bare.allSatisfy { $0.isNumber || "-./".contains($0) }
          #expect(isNumber || !"=+-@".contains(bare.first ?? " "), "\(command): \(cell)")
        }
      }
    }
  }
}
