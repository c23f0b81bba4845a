import Foundation
import TestSupport
import Testing

@Suite("What is installed")
struct InstallTests {
  let folder: TemporaryFolder
  let build = buildFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs make with the program that is built already.
  func make(_ target: String) throws {
    let made = try run(
      ["make", "-C", projectFolder, "-o", "release", target, "BUILD=\(build)", "DESTDIR=\(folder.path)", "PREFIX=/usr"])
    try #require(made.code == 0, "\(made.errors)")
  }

  func files() throws -> [String] {
    try run(["find", folder.path, "-type", "f"]).output.split(separator: "\n")
      .map { String($0.dropFirst(folder.path.count)) }.sorted()
  }

  @Test("is the program, its manual page and the completions; uninstalling takes these away and nothing else")
  func installed() throws {
    try make("install")
    #expect(
      try files() == [
        "/usr/bin/tracker", "/usr/share/bash-completion/completions/tracker",
        "/usr/share/fish/vendor_completions.d/tracker.fish", "/usr/share/man/man1/tracker.1",
        "/usr/share/zsh/site-functions/_tracker",
      ])
    #expect(try run([folder.file("usr/bin/tracker"), "--version"]).code == 0)
    try folder.write("mine", to: "usr/bin/other")
    try make("uninstall")
    #expect(try files() == ["/usr/bin/other"])
  }

  @Test("has a manual page without a warning of groff or mandoc, with all commands", .enabled(if: isThere("groff")))
  func manualPage() throws {
    let page = try folder.write(try run([build + "/tracker", "help", "man"]).output, to: "tracker.1")
    let shown = try run(["groff", "-man", "-K", "utf8", "-T", "utf8", "-ww", "-P", "-c", page])
    #expect(shown.errors == "")
    let text = shown.output.replacingOccurrences(of: ".\u{8}", with: "", options: .regularExpression)
    for words in [
      "--since date", "معاون محتوا", "said_on_basis", "TRACKER_DB", "TRACKER_PAGER, PAGER", "VISUAL, EDITOR", "TMPDIR",
      "NCC \\",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    for command in ExampleTests.commands where command.subcommands == nil {
      #expect(text.contains(command.path.joined(separator: " ")), "\(command.path)")
    }
    if isThere("mandoc") {
      let linted = try run(["mandoc", "-T", "lint", "-W", "warning", page])
      #expect(linted.output == "")
    }
  }

  /// A shell at a terminal, with the completions loaded and the seeds as its database.
  func shell(_ name: String, _ start: [String], _ load: String) throws -> PseudoTerminal {
    let db = folder.file("tracker.db")
    try FileManager.default.copyItem(atPath: ExampleTests.seeded.get().file("tracker.db"), toPath: db)
    let path = "\(build):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
    let terminal = try PseudoTerminal(
      start,
      environment: [
        "PATH": path, "TRACKER_DB": db, "PS1": "> ", "LC_ALL": "C.UTF-8", "TERM": "dumb", "HOME": folder.path,
      ])
    terminal.type(load + "; echo re''ady\n")
    try #require(terminal.waits(for: "ready\r\n"), "\(terminal.text)")
    return terminal
  }

  /// What is typed, with the tab key, and which official that shows.
  static let typed = [
    ("tracker official show Khorak\t\n", "Amir Khorakian"), ("tracker official show خوراك\t\n", "Amir Khorakian"),
    ("tracker official show \"Amir \t\n", "Amir Khorakian"),
    ("tracker official show Amir\\ Kh\t\n", "Amir Khorakian"), ("tracker offic\tsho\t12\n", "Elias Hazrati"),
  ]

  func complete(_ terminal: PseudoTerminal) {
    for (keys, shown) in Self.typed {
      terminal.type(keys)
      #expect(terminal.waits(for: "name        \(shown)"), "\(keys): \(terminal.text)")
    }
    terminal.type("exit\n")
    _ = terminal.end()
  }

  @Test("completes names with spaces, and Persian ones, in bash")
  func bash() throws {
    complete(try shell("bash", ["bash", "--norc", "--noprofile", "-i"], #"eval "$(tracker completions bash)""#))
  }

  @Test("completes them in zsh", .enabled(if: isThere("zsh")))
  func zsh() throws {
    complete(
      try shell(
        "zsh", ["zsh", "-f", "-i"], #"autoload -U compinit; compinit -u; eval "$(tracker completions zsh)""#))
  }

  @Test("has a script that fish reads, and completes them there", .enabled(if: isThere("fish")))
  func fish() throws {
    let db = try ExampleTests.seeded.get().file("tracker.db")
    let ran = try run(
      ["fish", "--no-config", "-c", "tracker completions fish | source; complete -C 'tracker official show خورا'"],
      environment: [
        "PATH": "\(build):\(ProcessInfo.processInfo.environment["PATH"] ?? "")", "TRACKER_DB": db, "LC_ALL": "C.UTF-8",
        "HOME": folder.path,
      ])
    #expect(ran.output == "امیر خوراکیان\t#1 Amir Khorakian\n", "\(ran.errors)")
  }
}
