import TestSupport
import Testing

@Suite("A misspelt")
struct HintTests {
  func errors(_ line: String) -> String {
    let ran = tracker(line.split(separator: " ").map(String.init), db: "/nonexistent")
    return ran.code == 64 ? ran.errors : "exit code \(ran.code)"
  }

  @Test(
    "option is told with the one that was probably meant",
    arguments: [
      ("add --deny x", "--denies"), ("timeline --unti 2018", "--until"),
      ("contradictions --min-day 3", "--min-days"), ("import --dryrun x", "--dry-run"), ("--verzion", "--version"),
      ("claim add x --same_as=y", "--same-as"), ("search telegram --offical x", "--official"),
    ])
  func option(line: String, meant: String) {
    #expect(errors(line).contains("Did you mean `\(meant)`?"), "\(errors(line))")
  }

  @Test("option that is like none is told without a guess")
  func noGuess() {
    #expect(
      errors("timeline --xyzzy")
        == "tracker: There is no option `--xyzzy` of `tracker timeline`. `tracker timeline --help` lists them all.\n")
  }

  @Test(
    "value of an option is refused in a sentence, with the one that was probably meant",
    arguments: [
      ("timeline --position denys", "--position cannot be \"denys\". Did you mean denies?"),
      (
        "timeline --position=it's",
        "--position cannot be \"it's\". It can be: affirms, denies, declines, "
          + "supports, opposes, neutral."
      ),
      ("link add 1 2 --kind retract", "--kind cannot be \"retract\". Did you mean retracts?"),
      ("official list --format jsn", "--format cannot be \"jsn\". Did you mean json?"),
      ("completions zssh", "The shell cannot be \"zssh\". Did you mean zsh?"),
      ("timeline --limit few", "--limit is \"few\"; it is a whole number."),
    ])
  func value(line: String, refusal: String) {
    #expect(errors(line) == "tracker: \(refusal)\n")
  }

  @Test(
    "option without a value, or a word too many or too few, is refused in a sentence that says what to do",
    arguments: [
      (
        "timeline --org",
        "--org has no value; write --org <org>, or --org=… where it begins with a hyphen. `tracker timeline --help` says more."
      ),
      (
        "history --limit -1",
        "--limit has no value; write --limit <number>, or --limit=… where it begins with a hyphen. `tracker history --help` says more."
      ),
      (
        "timeline foo",
        "`tracker timeline` has no place for \"foo\". Put quotation marks around what has spaces; `tracker timeline --help` says what it takes."
      ),
      ("link add 1 2", "`tracker link add` needs --kind <kind>. `tracker link add --help` says more."),
      ("official show", "`tracker official show` needs <official>. `tracker official show --help` says more."),
      ("search", "`tracker search` needs <words>. `tracker search --help` says more."),
      ("history --limit=-1", "--limit is -1; it is at least 1."),
      ("timeline --limit 99999999999999999999", "--limit is \"99999999999999999999\"; it is a whole number."),
      (
        "search x --limit 9223372036854775807",
        "--limit is 9223372036854775807; it is at most 1,000,000. --all shows all of them."
      ),
      (
        "search x --limit 9223372036854775790",
        "--limit is 9223372036854775790; it is at most 1,000,000. --all shows all of them."
      ),
      ("history --limit 1000001", "--limit is 1000001; it is at most 1,000,000. --all shows all of them."),
      ("history --all --limit 1", "--all and --limit do not go together."),
      ("contradictions --min-days x", "--min-days is \"x\"; it is a whole number."),
    ])
  func misplaced(line: String, refusal: String) {
    #expect(errors(line) == "tracker: \(refusal)\n")
  }

  @Test(
    "command or page of the help is told with the one that was probably meant",
    arguments: [
      ("tmeline", "tracker timeline"), ("claim lst", "tracker claim list"), ("help tmeline", "tracker help timeline"),
      ("help claim lst", "tracker help claim list"), ("help exit-code", "tracker help exit-codes"),
      ("contradict", "tracker contradictions"),
    ])
  func command(line: String, meant: String) {
    #expect(errors(line).contains("Did you mean `\(meant)`?"), "\(errors(line))")
  }

  @Test(
    "name of a record of any kind is told with the record that was probably meant",
    arguments: [
      ("official show Khorakain", "#1 \"Amir Khorakian\""), ("org show Telegran", "#3 \"Telegram\""),
      ("topic show Telegrm", "\"Telegram\""), ("timeline --topic Telegrm", "\"Telegram\""),
      ("source show Tabnk", "#1 \"Tabnak\""), ("source show clik", "#2 \"Click, citing Tabnak\""),
      ("source show persian", "#27 \"BBC Persian\""),
      ("add --hearsay --quote q --source Tabnk", "#1 \"Tabnak\""),
      ("role show durov", "#2 \"Pavel Durov, founder and CEO, Telegram\", or #5"),
      ("role show Presidnet", "#11 \"Hassan Rouhani, President, Government of Iran\""),
      ("statement show founding-s4", "founding-s0"),
      ("link show link-founding-s04-h02-respond-to", "link-founding-s04-h02-"),
      ("history --record statment:3", "statement:3"),
    ])
  func record(line: String, meant: String) throws {
    let folder = try TemporaryFolder()
    let told = tracker(line.split(separator: " ").map(String.init), db: try seeded(folder))
    #expect(told.errors.contains("Did you mean \(meant)"), "\(told.errors)")
  }

  @Test(
    "name that is empty is refused, in a sentence with its full stop", arguments: ["official", "org", "claim", "topic"])
  func emptyName(kind: String) {
    let refused = tracker([kind, "add", ""], db: "/nonexistent")
    #expect(refused.code == 65)
    #expect(refused.errors == "tracker: The \(kind == "claim" ? kind : "name") is empty.\n")
    let note = tracker([kind == "topic" ? "claim" : kind, "add", "x", "--note", ""], db: "/nonexistent")
    #expect(note.errors == "tracker: --note is empty; leave it out where it is unknown.\n")
  }

  @Test("source is found by its publisher in another case or in Arabic letters")
  func foldedSource() throws {
    let folder = try TemporaryFolder()
    #expect(tracker(["source", "show", "dawn"], db: try seeded(folder)).output.contains("publisher   Dawn"))
  }

  @Test("misspelt claim is told with the closest wording")
  func claim() throws {
    let folder = try TemporaryFolder()
    let shown = tracker(["claim", "show", "renegotation"], db: try seeded(folder))
    #expect(shown.code == 66)
    #expect(
      shown.errors.hasSuffix("Did you mean #1 \"The government is renegotiating with Telegram\"?\n"), "\(shown.errors)")
  }
}
