import Foundation
import TestSupport
import Testing

/// Every command teaches: one sentence for itself and for each of its options, and an example that works on the seeds.
///
/// An example stands at the end of a command's `discussion`, under a line `Example:` (or `Examples:`), each line of it
/// indented by two spaces. It is run as it stands, line by line, in a folder with `seeds/` and a database of them.
@Suite("The help")
struct ExampleTests {
  /// A command as `--experimental-dump-help` describes it.
  struct Command: Decodable, CustomTestStringConvertible {
    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
      }
      var names: [Name]?
      var abstract: String?
      var valueName: String?
    }
    var commandName: String
    var superCommands: [String]?
    var abstract: String?
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [Command]?

    var path: [String] { (superCommands ?? []) + [commandName] }
    var testDescription: String { path.joined(separator: " ") }

    /// It and all below it, but for `help`, which the parser makes.
    var all: [Command] { [self] + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap(\.all) }

  }

  /// The lines of the example at the end of a text.
  static func example(_ text: String?) -> [String] {
    let lines = (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.lastIndex(where: { ["Example:", "Examples:"].contains($0) }) else { return [] }
    return lines[(start + 1)...].filter { !$0.isEmpty }
  }

  static let build = buildFolder

  static let commands: [Command] = {
    struct Dump: Decodable { var command: Command }
    let dump = try? TestSupport.run([build + "/tracker", "--experimental-dump-help"]).output
    return (try? JSONDecoder().decode(Dump.self, from: Data((dump ?? "").utf8)))?.command.all ?? []
  }()

  @Test("is there for all commands")
  func all() {
    #expect(Self.commands.count > 20)
  }

  @Test("has a sentence for each command and each option", arguments: commands)
  func sentences(command: Command) {
    func isSentence(_ text: String?) -> Bool { text.map { $0.count > 5 && ".:)".contains($0.last ?? " ") } ?? false }
    #expect(isSentence(command.abstract), "\(command.path)")
    for argument in command.arguments ?? [] {
      #expect(isSentence(argument.abstract), "\(command.path) \(argument.valueName ?? ""): \(argument.abstract ?? "")")
    }
  }

  @Test("has for each command, and each group of them, an example that works on the seeds", arguments: commands)
  func example(command: Command) throws {
    let name = command.path.joined(separator: " ")
    let lines = Self.example(command.discussion)
    #expect(lines.contains { $0.contains(name) }, "\(name) has no example")
    try run(lines, of: name)
  }

  @Test("shows each option in an example, but for those that nearly every command has")
  func options() {
    let general: Set = ["--by", "--color", "--db", "--format", "--help", "--version"]
    var (known, shown): (Set<String>, Set<String>) = ([], [])
    for command in Self.commands {
      let options = (command.arguments ?? []).flatMap { $0.names ?? [] }
      known.formUnion(options.filter { $0.kind == "long" }.map { "--\($0.name)" })
      shown.formUnion(Self.example(command.discussion).flatMap { $0.split(separator: " ").map(String.init) })
    }
    #expect(known.count > 100)
    #expect(known.subtracting(shown).subtracting(general).sorted() == [])
  }

  @Test("has no command that the README does not tell of")
  func readme() throws {
    let readme = try String(contentsOfFile: projectFolder + "/README.md", encoding: .utf8)
    for name in Set(Self.commands.compactMap { $0.path.dropFirst().first }) {
      #expect(readme.contains("`\(name)") || readme.contains("`tracker \(name)"), "\(name)")
    }
  }

  @Test("has pages besides the commands, with examples that work", arguments: ["exit-codes", "formats", "sqlite"])
  func page(name: String) throws {
    let lines = Self.example(try TestSupport.run([Self.build + "/tracker", "help", name]).output)
    #expect(!lines.isEmpty)
    try run(lines, of: name)
  }

  /// Runs lines in a folder with the seeds and a database of them.
  func run(_ lines: [String], of name: String) throws {
    // The help breaks longer lines, and what is copied from it would not run.
    #expect(lines.allSatisfy { $0.hasPrefix("  ") && $0.count < 80 }, "\(name): \(lines)")
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: Self.seeded.get().file("tracker.db"), toPath: folder.file("tracker.db"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("seeds"), withDestinationPath: projectFolder + "/seeds")
    let ran = try TestSupport.run(
      ["sh", "-e", "-c", "cd \(folder.path)\n\(lines.joined(separator: "\n"))"],
      environment: [
        "PATH": "\(Self.build):\(ProcessInfo.processInfo.environment["PATH"] ?? "")",
        "TRACKER_DB": folder.file("tracker.db"), "TRACKER_BY": "reader",
        "HOME": folder.path,
      ])
    #expect(ran.code == 0, "\(name): \(ran.errors)")
    #expect(try damage(of: folder.file("tracker.db")) == "")
  }

  /// The seeds, imported once.
  static let seeded = Result {
    let folder = try TemporaryFolder()
    _ = try TestSupport.run([build + "/tracker", "import", "--db", folder.file("tracker.db")] + seedFiles)
    return folder
  }
}
