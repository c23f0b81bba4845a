import TestSupport
import TrackerCore
import Testing

@testable import TrackerCLI

@Suite("A text on a terminal")
struct CellTests {
  @Test(
    "takes as many cells as one sees",
    arguments: [
      ("abc", 3), ("سلام", 4), ("می‌خواهم", 7), ("مُحَمَّد", 4), ("e\u{0301}", 1), ("日本語", 6), ("한국", 4), ("ｱ", 1), ("Ａ", 2),
      ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇮🇷", 2), ("🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", 2), ("❤️", 2),
      ("\u{2068}سلام\u{2069}", 4),
      ("", 0), ("۱۳۹۷", 4), ("ـــ", 3), ("\u{0601}", 1), ("ﷺ", 1),
    ])
  func width(text: String, cells: Int) { #expect(Cell.width(text) == cells) }

  @Test(
    "shows what would move the cursor or turn words round, and leaves out what nobody sees",
    arguments: [
      ("\u{1B}[31mred", "␛[31mred"), ("a\u{7}\u{7F}", "a␇␡"), ("abc\u{202E}txt.exe", "abc<U+202E>txt.exe"),
      ("\u{9B}31m", "\u{FFFD}31m"), ("a\tb\r\nc\u{2028}d", "a b  c d"), ("می\u{200C}خواهم", "می\u{200C}خواهم"),
      ("\u{2067}a\u{2069}\u{200F}\u{FEFF}\u{AD}\u{61C}\u{200B}", "a"), ("\u{0601}\u{06DD}۵", "\u{0601}\u{06DD}۵"),
      ("\u{2}a\u{3}", "␂a␃"), ("a\u{E0061}b", "ab"), ("🏴\u{E0067}\u{E007F}", "🏴\u{E0067}\u{E007F}"),
      ("🏴a\u{E0067}", "🏴a"),
    ])
  func visible(text: String, shown: String) {
    #expect(
      Cell.visible(text).unicodeScalars.elementsEqual(shown.unicodeScalars), "\(Cell.visible(text).debugDescription)")
  }

  @Test("breaks at words, and within one only where it must")
  func wrapped() {
    #expect(Cell.wrapped("one two three", to: 8) == ["one two", "three"])
    #expect(Cell.wrapped("abcdefghij kl", to: 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(Cell.wrapped("日本語日本語", to: 5) == ["日本", "語日", "本語"])
    #expect(Cell.wrapped("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", to: 5) == ["👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧"])
    #expect(Cell.wrapped("می‌خواهم بروم خانه", to: 12) == ["می‌خواهم بروم", "خانه"])
    #expect(Cell.wrapped("", to: 5) == [""])
    #expect(Cell.cut("日本語", to: 4) == "日…")
  }

  @Test("runs in the direction of its paragraph, whichever words its lines begin with")
  func direction() {
    #expect(Cell.isolated(lines: ["سلام", "Telegram"]) == ["\u{2067}سلام\u{2069}", "\u{2067}Telegram\u{2069}"])
    #expect(Cell.isolated(lines: ["«Say", "سلام»"]) == ["\u{2066}«Say\u{2069}", "\u{2066}سلام»\u{2069}"])
    #expect(Cell.isolated(lines: ["one", "two"]) == ["one", "two"])
    #expect(Cell.isolated(lines: ["سلام"]) == ["\u{2068}سلام\u{2069}"])
  }

  @Test("breaks long sentences at words and keeps their margins, and leaves short lines as they are")
  func sentences() {
    #expect(
      Cell.wrapped(sentences: "a  b\n  one two three four five six", to: 22) == "a  b\n  one two three four\n  five six"
    )
  }

  @Test("keeps names of the other direction together within sentences")
  func names() {
    #expect(
      Cell.isolatedWithin("There is no \"علی رضا\". Did you mean #1 \"علی Reza\"?", wrappedTo: 80)
        == "There is no \"\u{2068}علی رضا\u{2069}\". Did you mean #1 \"\u{2068}علی Reza\u{2069}\"?")
    #expect(Cell.isolatedWithin("about علی رضا, 12 or so", wrappedTo: 80) == "about \u{2068}علی رضا\u{2069}, 12 or so")
    #expect(
      Cell.isolatedWithin("at:\n  سلام Telegram.\nno", wrappedTo: 80) == "at:\n  \u{2068}سلام Telegram.\u{2069}\nno")
    #expect(Cell.isolatedWithin("plain \"x\"", wrappedTo: 80) == "plain \"x\"")
  }

  @Test("does not turn the rest of a sentence round that breaks before such a name")
  func brokenBeforeName() {
    #expect(
      Cell.isolatedWithin("Nobody is called so: علی رضا, or is there", wrappedTo: 21)
        == "Nobody is called so:\n\u{2068}علی رضا\u{2069}, or is there")
    #expect(
      Cell.isolatedWithin("Did you mean \"علی رضا علی رضا علی رضا\"?", wrappedTo: 22)
        == "Did you mean \"\u{2068}علی رضا\u{2069}\n\u{2068}علی رضا علی رضا\u{2069}\"?")
  }
}

@Suite("A table on a terminal")
struct NarrowTableTests {
  @Test("is never wider than it, and leaves out only columns that are empty", arguments: [40, 60, 80, 160])
  func narrow(width: Int) throws {
    let folder = try TemporaryFolder()
    let db = try seeded(folder)
    for command in [
      ["source", "list"], ["claim", "list"], ["official", "list"], ["statement", "list"], ["link", "list"],
      ["contradictions", "--brief"], ["claim", "show", "18"], ["timeline"], ["search", "تلگرام"],
    ] {
      let printed = tracker(command + ["--color", "never"], db: db, width: width)
      for line in printed.output.split(separator: "\n") {
        #expect(Cell.width(String(line)) <= width, "\(command) \(line)")
      }
    }
    let list = tracker(["source", "list", "--color", "never"], db: db, width: 60).output
    #expect(list.hasPrefix("id  publi"), "\(list.prefix(80))")
    #expect(!list.contains("published") && list.contains("url"))
    #expect(tracker(["source", "list"], db: db).output.contains("published"))
  }

  @Test(
    "gives each column what is in it, and puts the last below where there is no room",
    arguments: ["claim list", "statement list", "contradictions --brief"], [60, 80, 160])
  func shares(command: String, width: Int) throws {
    let folder = try TemporaryFolder()
    let words = command.split(separator: " ").map(String.init)
    let shown = tracker(words + ["--color", "never"], db: try seeded(folder), width: width).output
    #expect(try shown == golden("\(words[0])-\(words[1].drop { $0 == "-" })-\(width).txt", shown))
  }

  @Test("breaks no number and no date where it is 60 cells wide, and no address but behind a slash")
  func whole() throws {
    let folder = try TemporaryFolder()
    let db = try seeded(folder)
    let pairs = tracker(["contradictions", "--brief"], db: db, width: 60).output
    #expect(pairs.contains("17-18  conflict  0     2016-01-13   2016-01-13/2016-01-31\n"), "\(pairs)")
    #expect(
      Cell.wrapped("https://example.org/a/b 2016-01-13/2016-01-31", to: 20)
        == ["https://example.org/", "a/b", "2016-01-13/", "2016-01-31"])
    #expect(Cell.wrapped("one two three four", to: 5, most: 3) == ["one", "two", "thre…"])
    #expect(Cell.wrapped("one two", to: 5, most: 3) == ["one", "two"])
  }
}

@Suite("A terminal that talks back")
struct TalkTests {
  @Test("gets errors without controls, and with names of the other direction by themselves")
  func errors() throws {
    let folder = try TemporaryFolder()
    let db = folder.file("tracker.db")
    _ = tracker(["add", "--hearsay", "--paraphrase", "p"], db: db)
    let refused = tracker(["timeline", "--official", "علی\u{1B}[2J\u{202E}"], db: db, errorWidth: 80)
    #expect(
      refused.errors.hasPrefix("tracker: There is no official \"\u{2068}علی␛[2J<U+202E>\u{2069}\"."),
      "\(refused.errors)")
    let piped = tracker(["timeline", "--official", "علی"], db: db)
    #expect(!piped.errors.unicodeScalars.contains("\u{2068}"))
  }

  @Test("gets no isolates, marks or colours in data, whatever the terminal")
  func data() throws {
    let folder = try TemporaryFolder()
    let db = try seeded(folder)
    for command in ["timeline", "search تلگرام", "contradictions", "source list", "stance --org NCC"] {
      for format in ["json", "jsonl", "csv", "markdown"] {
        let words = command.split(separator: " ").map(String.init) + ["--format", format]
        let pipe = tracker(words, db: db)
        let terminal = tracker(
          words + ["--color", "always", "--all"].prefix(command == "timeline" ? 3 : 2), db: db, width: 60)
        // A carriage return would move the cursor.
        #expect(pipe.output.replacing("\r\n", with: "\n") == terminal.output, "\(command) \(format)")
        #expect(!pipe.output.unicodeScalars.contains { (0x2066...0x2069).contains($0.value) || $0 == "\u{1B}" })
        #expect(pipe.errors == "")
      }
    }
  }
}

@Suite("The progress of a long job")
struct ProgressTests {
  final class Terminal: Sink {
    var text = ""
    func write(_ text: String) { self.text += text }
    func flush() {}
  }

  final class Clock { var now = 0.0 }

  @Test("is shown after a second, ten times a second at most, and is gone before anything is printed")
  func pulse() {
    let (terminal, clock) = (Terminal(), Clock())
    let progress = ProgressBar(on: terminal, width: 40, seconds: { clock.now })
    progress.pulse()
    clock.now = 0.9
    progress.pulse()
    #expect(terminal.text == "")
    clock.now = 61.2
    progress.begin("Setting statements against each other")
    clock.now = 126.5
    progress.pulse()
    progress.pulse()
    #expect(terminal.text == "\rSetting statements against ea…  1:05\u{1B}[K")
    progress.end()
    #expect(terminal.text.hasSuffix("\r\u{1B}[K"))
    let before = terminal.text
    clock.now = 200
    progress.pulse()
    #expect(terminal.text == before)
  }

  @Test("is not shown where nobody sees it, and not beside a count")
  func hidden() {
    let (terminal, clock) = (Terminal(), Clock())
    let nobody = ProgressBar(on: terminal, width: nil, seconds: { clock.now })
    clock.now = 10
    nobody.pulse()
    #expect(terminal.text == "" && !nobody.isVisible)
    let progress = ProgressBar(on: terminal, width: 80, seconds: { clock.now })
    clock.now = 20
    progress.show(1, of: 10, "rows")
    let counted = terminal.text
    clock.now = 30
    progress.pulse()
    #expect(terminal.text == counted && counted.contains("1 of 10 rows"))
  }
}
