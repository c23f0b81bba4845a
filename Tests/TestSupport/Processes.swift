internal import Foundation

/// What a finished process left behind.
public struct Finished: Sendable {
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String
  /// Its exit code; 128 + n where signal n ended it.
  public let code: Int32
}

/// A program that was started.
///
/// By `posix_spawn`, with files for its streams and no signal blocked: a pipe could be inherited by another test's
/// child and would then not end, and a shell that inherits the signal mask of a dispatch thread waits for ever.
public final class Running {
  private let folder = Result { try TemporaryFolder() }
  private var child = pid_t()

  /// - Parameters:
  ///   - arguments: the program, looked up in PATH, and its arguments.
  ///   - input: what it reads from standard input.
  ///   - environment: what is said besides the variables of this process.
  public init(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws {
    let folder = try folder.get()
    try folder.write(input, to: "input")
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, folder.file("input"), O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, folder.file("output"), O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&files, 2, folder.file("errors"), O_WRONLY | O_CREAT, 0o600)

    child = try spawn(arguments, &files, environment: environment)
  }

  /// Ends it at once, wherever it is.
  public func kill() { _ = Foundation.kill(child, SIGKILL) }

  /// Waits for its end. Call it once.
  public func wait() throws -> Finished {
    let code = exitCode(of: child)
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: folder.get().file(name))), as: UTF8.self)
    }
    return Finished(output: try text("output"), errors: try text("errors"), code: code)
  }
}

/// Runs a program to its end.
/// - Parameters:
///   - arguments: the program, looked up in PATH, and its arguments.
///   - input: what it reads from standard input.
public func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Finished {
  try Running(arguments, input: input, environment: environment).wait()
}

/// Whether there is such a program in PATH.
public func isThere(_ program: String) -> Bool { (try? run(["sh", "-c", "command -v \(program)"]).code) == 0 }

/// Starts a program, looked up in PATH, with no signal blocked.
func spawn(
  _ arguments: [String], _ files: inout posix_spawn_file_actions_t, flags: Int16 = 0, environment: [String: String]
) throws -> pid_t {
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | flags)

  let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
  var words = arguments.map { strdup($0) } + [nil]
  var settings = variables.map { strdup($0) } + [nil]
  defer { (words + settings).forEach { free($0) } }
  var child = pid_t()
  let failure = posix_spawnp(&child, arguments[0], &files, &attributes, &words, &settings)
  guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
  return child
}

/// Waits for a process; 128 + n where signal n ended it.
func exitCode(of child: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  let signal = status & 0x7F
  return signal == 0 ? status >> 8 & 0xFF : 128 + signal
}

/// Runs SQL in the stock `sqlite3` shell, which stops at the first error.
public func shell(_ file: String, _ sql: String) throws -> Finished {
  try run(["sqlite3", "-bail", "-batch", file], input: sql)
}

/// What the stock shell says to the two checks that every file must pass; empty where all is well.
public func damage(of file: String) throws -> String {
  let checked = try shell(file, "PRAGMA integrity_check; PRAGMA foreign_key_check;")
  let said = checked.output + checked.errors
  return said == "ok\n" ? "" : said
}

/// The two switches without which no table lets a writer in.
public let door = "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;\n"

/// Writes to a table as a clumsy or a sly hand does: all its triggers are dropped before, and put back as they were, so
/// that nobody sees it.
/// - Returns: what the shell says; empty where all went well.
public func writePast(_ file: String, _ table: String, _ sql: String) throws -> String {
  let triggers = "FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)' ORDER BY rowid;"
  let made = try shell(file, "SELECT sql || ';' \(triggers)").output
  let dropped = try shell(file, "SELECT 'DROP TRIGGER ' || name || ';' \(triggers)").output
  return try shell(file, dropped + sql + ";\n" + made).errors
}
