internal import ArgumentParser
internal import TrackerCore

/// The program from its arguments to its exit code.
public enum Program {
  /// Runs one command.
  /// - Returns: the exit code: 0, 1, or one of `sysexits.h`.
  public static func run(_ world: World) -> Int32 {
    do {
      try runCommand(in: world)
      world.progress.end()
      try world.output.flush()
      try world.errors.flush()
      return 0
    } catch is ReaderGone {
      return 0
    } catch {
      // What was printed before the failure is shown before it, as far as that still goes.
      try? world.output.flush()
      let ending = Ending(error, at: world.opened.path)
      try? world.say(ending.message)
      try? world.errors.flush()
      return ending.code
    }
  }

  private static func runCommand(in world: World) throws {
    // The fastest answer, since scripts ask it often.
    if world.arguments == ["--version"] { return try world.output.write(Tracker.version + "\n") }
    if world.arguments.first == "--complete" { return try Completion.answer(world.arguments.dropFirst(), in: world) }
    if world.arguments.count == 2, world.arguments[0] == "help", let page = HelpPage(rawValue: world.arguments[1]) {
      let text = try page.text()
      guard let width = world.terminalWidth, page != .man else { return try world.output.write(text) }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      return try world.output.write(lines.flatMap { HelpLine($0).wrapped(to: width) }.joined(separator: "\n"))
    }
    try suggestCommand(for: world.arguments)
    let command: any ParsableCommand
    do {
      command = try Tracker.parseAsRoot(world.arguments)
    } catch {
      guard Tracker.exitCode(for: error) == .success else {
        let message = Tracker.fullMessage(for: error)
        throw try UnknownOption(message, world.arguments)?.failure ?? UnfitValue(message, world.arguments)?.failure
          ?? MisplacedWord(message, world.arguments)?.failure ?? Ending(message: message, code: ExitCode.usage)
      }
      return try world.output.write(Tracker.fullMessage(for: error) + "\n")  // --help
    }
    switch command {
    case let command as any TrackerCommand: try command.run(in: world)
    case is any CommandGroup:
      throw Ending(message: Tracker.helpMessage(for: type(of: command)), code: ExitCode.usage)
    default: try showHelp(command, in: world)
    }
  }

  /// Runs the parser's own command for `--help` and `help`, which answers by throwing what to print.
  private static func showHelp(_ command: any ParsableCommand, in world: World) throws {
    var command = command
    do {
      try command.run()
    } catch {
      try world.output.write(Tracker.fullMessage(for: error) + "\n")
    }
  }

  /// The parser only says that a word is unexpected; this says which command was probably meant.
  private static func suggestCommand(for arguments: [String]) throws {
    var commands = Tracker.configuration.subcommands.map { $0.configuration }
    var path = "tracker"
    let isHelp = arguments.first == "help"
    for word in isHelp ? arguments.dropFirst() : arguments[...] {
      guard !commands.isEmpty, !word.hasPrefix("-"), word != "help" else { return }
      if let command = commands.first(where: { $0.commandName == word }) {
        commands = command.subcommands.map { $0.configuration }
        path += " \(word)"
        continue
      }
      let pages = isHelp && path == "tracker" ? HelpPage.allCases.map(\.rawValue) : []
      let names = commands.compactMap(\.commandName) + pages
      let hint = Suggestion.closest(to: word, among: names).map {
        " Did you mean `\(isHelp ? "tracker help\(path.dropFirst("tracker".count))" : path) \($0)`?"
      }
      throw Failure(
        .usage, "There is no command `\(path) \(word)`.\(hint ?? " There are: \(names.joined(separator: ", ")).")")
    }
  }
}

/// How the program ends when something went wrong.
struct Ending: Error {
  let message: String
  let code: Int32

  init(message: String, code: Int32) {
    self.message = message
    self.code = code
  }

  init(_ error: any Error, at path: String) {
    if let ending = error as? Ending {
      self = ending
      return
    }
    let failure = Failure(error, at: path)
    self.init(message: "tracker: \(failure.sentence)", code: ExitCode.of(failure.kind))
  }
}

extension Failure {
  /// The message with a full stop, unless it ends in a list.
  var sentence: String {
    ".!?".contains(description.last ?? ".") || description.contains("\n") ? description : description + "."
  }
}

/// The exit codes, after `sysexits.h`.
enum ExitCode {
  static let usage: Int32 = 64

  static func of(_ kind: Failure.Kind) -> Int32 {
    switch kind {
    case .failed: 1
    case .usage: usage
    case .badData: 65
    case .notFound: 66
    case .cannotCreate: 73
    case .inputOutput: 74
    case .busy: 75
    }
  }
}
