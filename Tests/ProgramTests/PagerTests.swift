import Foundation
import TestSupport
import Testing

/// Through a pseudo-terminal, which `script` makes.
@Suite("The pager")
struct PagerTests {
  let folder: TemporaryFolder
  let binary = builtTracker

  init() throws {
    folder = try TemporaryFolder()
    // More than fits into a pipe, so that the program still writes when its reader goes.
    let lines = (0..<3_000).map { #"{"type":"statement","voice":"hearsay","paraphrase":"می‌گویند \#($0)"}"# }
    let file = try folder.write(lines.joined(separator: "\n"), to: "many.jsonl")
    let imported = try run([binary, "import", "--db", folder.file("tracker.db"), file])
    try #require(imported.code == 0, "\(imported.errors)")
  }

  /// Runs a line in the system's shell on a terminal, with the binary as $T; all that the terminal gets is the output.
  func onTerminal(_ script: String, _ environment: [String: String] = [:]) throws -> Finished {
    let usual = ["TRACKER_DB": folder.file("tracker.db"), "T": binary, "TERM": "xterm", "LC_ALL": "C"]
    let line = "unset TRACKER_PAGER PAGER LESS LESSCHARSET; stty cols 80 rows 24; \(script)"
    return try run(["script", "-qec", line, "/dev/null"], environment: usual.merging(environment) { $1 })
  }

  @Test("shows what a command prints on a terminal, and what it says behind it")
  func shown() throws {
    let piped = try onTerminal("TRACKER_PAGER=\"sed 's/^/P:/'\" $T timeline --color never | tail -n 1")
    #expect(!piped.output.contains("P:"), "a pipe has none")
    let paged = try onTerminal("TRACKER_PAGER=\"sed 's/^/P:/'\" $T timeline --color never; echo $?")
    // Before it stands the progress, on a slow machine.
    #expect(paged.output.contains("P:Undated\r\nP:\r\nP:date unknown"), "\(paged.output.prefix(200))")
    #expect(paged.output.hasSuffix("source unknown · unverified\r\n0\r\n"), "\(paged.output.suffix(200))")
    let talk = try onTerminal("TRACKER_PAGER=\"sed 's/^/P:/'\" $T search می‌گویند --kind statement --color never")
    #expect(
      talk.output.hasSuffix("P:The best 20 statements; --all shows the others too.\r\n"), "\(talk.output.suffix(200))")
  }

  @Test(
    "is that of TRACKER_PAGER, else of PAGER, else less, and none where it is empty, cat or the terminal is dumb",
    arguments: [
      ("export PAGER=\"sed 's/^/P:/'\"", true), ("export PAGER=false TRACKER_PAGER=\"sed 's/^/P:/'\"", true),
      ("export PAGER=\"sed 's/^/P:/'\" TRACKER_PAGER=", false),
      ("export PAGER=\"sed 's/^/P:/'\" TRACKER_PAGER=cat", false),
      ("export PAGER=\"sed 's/^/P:/'\" TERM=dumb", false), ("export PAGER=' '", false), (":", false),
    ])
  func chosen(setting: String, isPaged: Bool) throws {
    let ran = try onTerminal("\(setting); $T source list; $T statement show 1 --color never")
    #expect(ran.output.contains("P:voice") == isPaged, "\(ran.output)")
    #expect(ran.output.contains("می‌گویند 0"), "\(ran.output)")
    #expect(ran.code == 0)
  }

  @Test("that is left early ends the command, which has not failed")
  func leftEarly() throws {
    for command in ["timeline", "timeline --json", "export", "export --to csv", "statement list --all"] {
      let ran = try onTerminal("TRACKER_PAGER='head -n 2' $T \(command); echo $?")
      #expect(ran.output.hasSuffix("\r\n0\r\n"), "\(command): \(ran.output.suffix(300))")
      #expect(ran.output.split(separator: "\r\n").count < 5, "\(command): \(ran.output.suffix(300))")
    }
    #expect(try onTerminal("TRACKER_PAGER='false' $T timeline; echo $?").output == "0\r\n")
  }

  @Test("that is not there is told, and nothing is lost")
  func missing() throws {
    let ran = try onTerminal("TRACKER_PAGER='no-such-pager -x' $T statement show 1 --color never")
    #expect(
      ran.output.hasPrefix(
        "tracker: There is no pager \"no-such-pager -x\"; it is named by TRACKER_PAGER.\r\nWithout one:\r\nid "),
      "\(ran.output)")
    // The usual one is not missed.
    #expect(try onTerminal("PATH=/nonexistent $T statement show 1 --color never").output.hasPrefix("id "))
  }

  @Test("is not started where a command fails or only writes, and the exit code is that of the command")
  func exitCode() throws {
    let failed = try onTerminal("TRACKER_PAGER=\"sed 's/^/P:/'\" $T timeline --official Nobody; echo $?")
    #expect(failed.output.hasPrefix("tracker: There is no official \"Nobody\"") && failed.output.hasSuffix("66\r\n"))
    let added = try onTerminal("TRACKER_PAGER=\"sed 's/^/P:/'\" $T add --hearsay --paraphrase p")
    #expect(added.output.hasPrefix("Recorded statement #3001."), "\(added.output)")
    #expect(try damage(of: folder.file("tracker.db")) == "")
  }

  @Test(
    "less shows half-spaces and colours as they are in any locale, and ends by itself where all fits",
    .enabled(if: isThere("less")))
  func less() throws {
    let ran = try onTerminal("$T search 2999 --color always")
    #expect(ran.output.contains("\u{2068}paraphrase: می‌گویند \u{1B}[1;33m2999"), "\(ran.output)")
    #expect(ran.code == 0)
  }
}
