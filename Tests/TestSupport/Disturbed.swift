internal import Foundation

/// A command whose writing is disturbed, and the file that it writes to, before and after.
public final class Disturbed {
  /// How the disk fails: see `Tests/FailWrites/failwrites.h`.
  public enum Disk: String, CaseIterable, Sendable {
    /// It is full from some write on.
    case enospc
    /// It is broken from some write on.
    case eio
    /// One write fails.
    case once
    /// The process is gone before some write.
    case kill
    /// The process is gone in the middle of some write.
    case torn
  }

  /// A command and the commands that make the file it is run on. Among their words `NEW` stands for a file that is not
  /// there, and `KEPT` for one that the preparation makes.
  public struct Scenario: Sendable {
    /// What it is called in reports.
    public let name: String
    let arguments: [String]
    let preparation: [[String]]
    /// Whether the file is one of an older version.
    var isOlder = false

    /// A command, with its arguments, on a file that others have made before.
    public init(_ name: String, _ arguments: [String], after preparation: [[String]] = []) {
      self.name = name
      self.arguments = arguments
      self.preparation = preparation
    }

    /// The opening of a file that an older version made.
    public static var migrate: Scenario {
      var scenario = Scenario("migrate", ["timeline"])
      scenario.isOlder = true
      return scenario
    }
  }

  /// The scenario.
  public let scenario: Scenario
  /// How long the command takes undisturbed, in seconds.
  public private(set) var duration = 0.0
  private let binary: String
  private let folder: TemporaryFolder
  private let (before, after): (State, State)

  /// What a file holds, as far as that is the same each time.
  private struct State: Equatable {
    var rows: String
    var findings: String
  }

  /// Runs the command once undisturbed.
  /// - Parameter binary: the program.
  public init(_ scenario: Scenario, binary: String) throws {
    (self.scenario, self.binary) = (scenario, binary)
    let folder = try TemporaryFolder()
    self.folder = folder
    let base = folder.file("base.db")
    if scenario.isOlder { try Self.makeOlder(base, binary) }
    for arguments in scenario.preparation {
      try Self.succeed([binary] + Self.named(arguments, in: folder) + ["--db", base])
    }
    before = try Self.state(of: base, binary)
    if FileManager.default.fileExists(atPath: base) {
      try FileManager.default.copyItem(atPath: base, toPath: folder.file("after.db"))
    }
    let start = Date()
    try Self.succeed([binary] + Self.named(scenario.arguments, in: folder) + ["--db", folder.file("after.db")])
    duration = Date().timeIntervalSince(start)
    after = try Self.state(of: folder.file("after.db"), binary)
  }

  /// Runs the command with a disk that fails.
  /// - Parameter write: at which write, counted from 1.
  /// - Returns: what is wrong afterwards, in sentences; nil where there are not so many writes.
  public func run(_ disk: Disk, at write: Int) throws -> [String]? {
    let mark = folder.file("mark")
    try? FileManager.default.removeItem(atPath: mark)
    let problems = try disturbed { command in
      try TestSupport.run(
        command,
        environment: [
          "LD_PRELOAD": failingWrites(), "FAIL_AT": "\(write)", "FAIL_HOW": disk.rawValue, "FAIL_MARK": mark,
          "LSAN_OPTIONS": "detect_leaks=0",
        ])
    }
    guard FileManager.default.fileExists(atPath: mark) else { return problems.isEmpty ? nil : problems }
    return problems.map { "\(scenario.name), \(disk.rawValue) at write \(write): \($0)" }
  }

  /// Runs the command and kills it.
  /// - Parameter seconds: after how long.
  /// - Returns: what is wrong afterwards, in sentences.
  public func run(killingAfter seconds: Double) throws -> [String] {
    try disturbed { command in
      let running = try Running(command)
      usleep(UInt32(seconds * 1e6))
      running.kill()
      return try running.wait()
    }.map { "\(scenario.name), killed after \(seconds) s: \($0)" }
  }

  /// Runs the command in a shell that sets limits first.
  /// - Returns: what is wrong afterwards, in sentences.
  public func run(under limits: String) throws -> [String] {
    try disturbed { try TestSupport.run(["sh", "-c", "\(limits); exec \"$@\"", "sh"] + $0) }
      .map { "\(scenario.name), \(limits): \($0)" }
  }

  /// Runs the command on a fresh copy of the file, and looks at what it left behind.
  private func disturbed(_ run: ([String]) throws -> Finished) throws -> [String] {
    for name in try folder.names() where name.hasPrefix("now.db") || name.hasPrefix("new.db") {
      try FileManager.default.removeItem(atPath: folder.file(name))
    }
    let db = folder.file("now.db")
    if FileManager.default.fileExists(atPath: folder.file("base.db")) {
      try FileManager.default.copyItem(atPath: folder.file("base.db"), toPath: db)
    }
    let ended = try run([binary] + Self.named(scenario.arguments, in: folder) + ["--db", db])
    var problems: [String] = []
    let wasKilled = ended.code == 128 + SIGKILL
    if !wasKilled, ![0, 73, 74].contains(ended.code) {
      problems.append("It ended with \(ended.code): \(ended.errors)")
    }
    if ended.code != 0, !wasKilled, !ended.errors.hasPrefix("tracker: ") {
      problems.append("It says nothing of what happened: \(ended.errors)")
    }
    let state = try Self.state(of: db, binary)
    let isReported = ended.code == 0 || ended.output.contains("Recorded")
    if state != after, isReported || state != before {
      problems.append(
        "The file is not as it was\(isReported ? " reported" : ""): \(state); it ended with \(ended.code): "
          + "\(ended.output)\(ended.errors)")
    }
    if state == after, state != before, ended.errors.contains("Nothing was changed") {
      problems.append("It says that nothing was changed, and all of it was: \(ended.errors)")
    }
    // A copy that has its name is whole.
    let ends = ["-wal", "-shm", "-journal"]
    for name in try folder.names() where name == "new.db" || name.hasPrefix("now.db.before-") {
      if ends.contains(where: name.hasSuffix) { continue }
      let copy = try Self.state(of: folder.file(name), binary)
      if copy != before { problems.append("The copy \(name) is not whole: \(copy)") }
    }
    return problems
  }

  // MARK: - Files

  private static func named(_ arguments: [String], in folder: TemporaryFolder) -> [String] {
    arguments.map { $0 == "NEW" ? folder.file("new.db") : $0 == "KEPT" ? folder.file("kept.db") : $0 }
  }

  /// What is in a file, and all that the shell and the program find wrong with it.
  private static func state(of db: String, _ binary: String) throws -> State {
    func has(_ table: String) throws -> Bool {
      guard FileManager.default.fileExists(atPath: db) else { return false }
      return try shell(db, "SELECT count(*) FROM sqlite_schema WHERE name = '\(table)'").said == "1\n"
    }
    guard try has("changes") else {
      // An older one is not opened, which would migrate it.
      return try State(rows: has("topics") ? shell(db, "SELECT count(*) FROM topics").said : "nothing", findings: "")
    }
    // The program first: after a crash the file is as the next one to open it finds it.
    let findings = try TestSupport.run([binary, "check", "--full", "--wrong", "--db", db]).said
    let tables = [
      "changes", "history", "topics", "officials", "claims", "sources", "statements", "stances", "citations",
    ]
    let counts = tables.map { "(SELECT count(*) FROM \($0))" }.joined(separator: ", ")
    let rows = try shell(db, "SELECT \(counts), (SELECT change_id FROM open_change)").said
    // A file that has been begun and has no records is as good as none.
    let isEmpty = rows.allSatisfy { "0|\n".contains($0) }
    return State(rows: isEmpty ? "nothing" : rows, findings: findings + (try damage(of: db)))
  }

  /// A file as a version before the doors made it: with the scripts up to a number, by the stock shell.
  private static func makeOlder(_ db: String, _ binary: String) throws {
    try succeed([binary, "add", "--hearsay", "--paraphrase", "p", "--db", db + ".new"])
    let scripts = try shell(
      db + ".new",
      """
      SELECT sql || ';' FROM sqlite_schema WHERE name = 'migrations';
      SELECT sql FROM migrations WHERE name < '0007' ORDER BY id;
      """)
    let marks = """
      ATTACH '\(db).new' AS new;
      INSERT INTO migrations SELECT * FROM new.migrations WHERE name < '0007';
      INSERT INTO topics (name) VALUES ('Telegram');
      PRAGMA application_id = \(0x5452_4B52);
      PRAGMA journal_mode = WAL;
      """
    let made = try shell(db, scripts.output + marks)
    guard made.errors == "" else { throw Unprepared(said: made.errors) }
  }

  private static func succeed(_ command: [String]) throws {
    let ended = try TestSupport.run(command)
    guard ended.code == 0 else { throw Unprepared(said: ended.errors) }
  }
}

/// What is to be disturbed does not work undisturbed.
public struct Unprepared: Error {
  /// What was said.
  public let said: String
}

extension Finished {
  /// All that it said.
  var said: String { output + errors }
}
