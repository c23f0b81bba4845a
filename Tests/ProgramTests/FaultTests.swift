import Foundation
import TestSupport
import Testing

@Suite("When something fails")
struct FaultTests {
  let folder: TemporaryFolder
  let db: String
  let binary = builtTracker
  let failing: String

  init() throws {
    folder = try TemporaryFolder()
    db = folder.file("tracker.db")
    failing = try TestSupport.failingWrites()
  }

  func tracker(_ arguments: String..., environment: [String: String] = [:]) throws -> Finished {
    try run([binary] + arguments, environment: ["TRACKER_DB": db].merging(environment) { $1 })
  }

  /// Runs a line in the system's shell, in the folder, with the binary as $T.
  func line(_ script: String, environment: [String: String] = [:]) throws -> Finished {
    try run(
      ["sh", "-c", "cd \(folder.path); \(script)"],
      environment: ["TRACKER_DB": "tracker.db", "T": binary].merging(environment) { $1 })
  }

  /// As another user than root, for whom permissions count: themselves, or nobody where root runs the tests.
  func asNobody(_ script: String) throws -> Finished {
    try #require(run(["cp", binary, folder.file("bin")]).code == 0)
    let other = getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
    return try run(
      other + ["sh", "-c", "cd \(folder.path); \(script)"],
      environment: ["TRACKER_DB": folder.file("closed/tracker.db"), "T": folder.file("bin")])
  }

  func seed() throws {
    let imported = try run([binary, "import", "--db", db] + seedFiles)
    try #require(imported.code == 0, "\(imported.errors)")
  }

  static let scenarios: [Disturbed.Scenario] = [
    Disturbed.Scenario(
      "add",
      ["add", "--official", "A", "--org", "B", "--on", "2018", "--denies", "C", "--quote", "q", "--publisher", "P"],
      after: [["add", "--hearsay", "--paraphrase", "first"]]),
    Disturbed.Scenario("add to a new file", ["add", "--hearsay", "--paraphrase", "first"]),
    Disturbed.Scenario("import", ["import", seedFiles[0]], after: [["add", "--hearsay", "--paraphrase", "first"]]),
    Disturbed.Scenario("undo", ["undo"], after: [["add", "--hearsay", "--paraphrase", "first"]]),
    Disturbed.Scenario(
      "merge", ["official", "merge", "1", "2", "--yes"],
      after: [["add", "--official", "A", "--quote", "q"], ["add", "--official", "Other", "--quote", "q"]]),
    Disturbed.Scenario("backup", ["backup", "NEW"], after: [["add", "--hearsay", "--paraphrase", "first"]]),
    Disturbed.Scenario(
      "restore", ["restore", "KEPT", "--yes"],
      after: [
        ["add", "--hearsay", "--paraphrase", "first"], ["backup", "KEPT"], ["add", "--hearsay", "--quote", "q"],
      ]),
    .migrate,
  ]

  /// A few of the writes; `make torture` takes all of them.
  @Test("at the n-th write, the file is whole, and what was said of it is true", arguments: scenarios)
  func failingWrites(scenario: Disturbed.Scenario) throws {
    let disturbed = try Disturbed(scenario, binary: binary)
    for disk in [Disturbed.Disk.enospc, .torn] {
      var (write, step, count) = (1, 1, 0)
      while let problems = try disturbed.run(disk, at: write) {
        #expect(problems == [])
        (write, step, count) = (write + step, step * 5, count + 1)
      }
      #expect(count > 2, "\(scenario.name), \(disk)")
    }
  }

  @Test("a disk that breaks while a command ends leaves open whether it is done, and that is said")
  func brokenAtTheEnd() throws {
    // About where the new file is committed, which comes long before the end: then its log is brought into it.
    let disturbed = try Disturbed(Self.scenarios[1], binary: binary)
    for write in 485...505 { #expect(try disturbed.run(.eio, at: write) == []) }
  }

  @Test("a disk that is full when a backup has just been put back does not make it undone, and nobody says so")
  func fullAfterRestore() throws {
    let disturbed = try Disturbed(Self.scenarios[6], binary: binary)
    let problems = try stride(from: 500, to: 780, by: 20).compactMap { try disturbed.run(.enospc, at: $0) }
    #expect(!problems.isEmpty, "no write failed")
    for problem in problems { #expect(problem == []) }
  }

  @Test("a file that may not grow is a full disk, and what was there stays")
  func fullDisk() throws {
    let disturbed = try Disturbed(Self.scenarios[2], binary: binary)
    for blocks in [1, 64, 400, 1000, 4000] { #expect(try disturbed.run(under: "ulimit -f \(blocks)") == []) }
    try seed()
    let refused = try line("ulimit -f 64; $T add --hearsay --paraphrase p; echo $?")
    #expect(refused.output == "74\n")
    #expect(refused.errors.contains("make room on the disk and try again"), "\(refused.errors)")
  }

  @Test("a file that is cut short or has other bytes is refused or read, and nothing traps")
  func damagedFile() throws {
    try seed()
    let whole = try Data(contentsOf: URL(filePath: db))
    let page = 4096
    var damaged: [Data] = [0, 1, 15, 16, 99, 100, 500, page, page + 1, whole.count / 2, whole.count - 1].map {
      whole.prefix($0)
    }
    for place in [18, 20, 28, 40, 56, 60, 100, 105, page, page * 7 + 3, whole.count / 2, whole.count - page] {
      var bytes = whole
      bytes.replaceSubrange(place..<place + 4, with: [0xFF, 0xFE, 0x00, 0x7F])
      damaged.append(bytes)
    }
    for (number, bytes) in damaged.enumerated() {
      let commands = [["timeline"], ["check"], ["add", "--hearsay", "--paraphrase", "p"]]
      for command in number < 3 ? commands : [commands[number % 3]] {
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: db + end) }
        try bytes.write(to: URL(filePath: db))
        let ran = try run(["timeout", "20", binary] + command + ["--db", db])
        #expect([0, 1, 65, 66].contains(ran.code), "\(number), \(command[0]): \(ran.code) \(ran.errors)")
        #expect(ran.code == 0 || ran.errors.hasPrefix("tracker: "), "\(number), \(command[0])")
      }
    }
  }

  @Test("without a home directory it says how to name a file")
  func noHome() throws {
    let ran = try run(["env", "-u", "HOME", "-u", "XDG_DATA_HOME", "-u", "TRACKER_DB", binary, "timeline"])
    #expect(ran.code == 64)
    #expect(
      ran.errors == "tracker: There is no home directory. Name the database file with --db or TRACKER_DB.\n")
  }

  @Test("a home directory that cannot be written is said so")
  func closedHome() throws {
    let ran = try asNobody("HOME=/proc/1 TRACKER_DB= XDG_DATA_HOME= $T add --hearsay --paraphrase p; echo $?")
    #expect(ran.output == "73\n", "\(ran.errors)")
    #expect(ran.errors.contains("cannot be made"), "\(ran.errors)")
  }

  @Test("a file in a folder that cannot be written is read, and not written")
  func closedFolder() throws {
    try #require(run(["mkdir", folder.file("closed")]).code == 0)
    try #require(run([binary, "import", "--db", folder.file("closed/tracker.db")] + seedFiles).code == 0)
    try #require(run(["chmod", "755", folder.path]).code == 0)
    for mode in ["555", "755"] {
      // As another user's for root, who else could still write it.
      try #require(run(["chmod", mode, folder.file("closed")]).code == 0)
      let read = try asNobody("$T timeline | wc -l; $T search telegram >/dev/null; echo $?")
      #expect(read.output.hasSuffix("\n0\n") && !read.output.hasPrefix("0\n"), "\(read.errors)")
      #expect(read.errors == "")
    }
    try #require(run(["chmod", "555", folder.file("closed")]).code == 0)
    let refused = try asNobody("$T add --hearsay --paraphrase p; echo $?")
    #expect(refused.output == "73\n")
    #expect(
      refused.errors.contains("Nothing was changed") || refused.errors.contains("permission"), "\(refused.errors)")
    _ = try run(["chmod", "755", folder.file("closed")])
    #expect(try damage(of: folder.file("closed/tracker.db")) == "")
  }

  @Test("a file in a folder that may not be entered is not said to be missing")
  func unseenFolder() throws {
    try #require(run(["mkdir", folder.file("closed")]).code == 0)
    try #require(run([binary, "import", "--db", folder.file("closed/tracker.db")] + seedFiles).code == 0)
    try #require(run(["chmod", "755", folder.path]).code == 0)
    try #require(run(["chmod", "600", folder.file("closed")]).code == 0)
    for command in ["timeline", "add --hearsay --paraphrase p", "timeline --db closed/deeper/tracker.db"] {
      let refused = try asNobody("$T \(command); echo $?")
      #expect(refused.output == "73\n", "\(command)")
      #expect(refused.errors.contains("because the folders around it may not be entered"), "\(refused.errors)")
    }
    _ = try run(["chmod", "755", folder.file("closed")])
  }

  @Test("a log with newer pages in a folder that cannot be written is named, with the way to read it")
  func logInClosedFolder() throws {
    try #require(run(["mkdir", folder.file("closed")]).code == 0)
    try #require(run([binary, "import", "--db", folder.file("closed/tracker.db")] + seedFiles).code == 0)
    // As a writer that was killed leaves it, copied without the index of the log.
    _ = try line(
      """
      { echo "\(door) INSERT INTO topics (name) VALUES ('late');"; echo ".shell cp closed/tracker.db-wal kept"; } \
        | sqlite3 -bail closed/tracker.db; mv kept closed/tracker.db-wal; chmod 644 closed/*; chmod 755 .; chmod 555 closed
      """)
    let refused = try asNobody("$T timeline; echo $?")
    #expect(refused.output == "73\n")
    #expect(refused.errors.contains("stands in \(folder.file("closed/tracker.db-wal")) beside it"), "\(refused.errors)")
    _ = try run(["chmod", "755", folder.file("closed")])
    #expect(try damage(of: folder.file("closed/tracker.db")) == "")
  }

  @Test("a reader does not wait for a writer")
  func readersDoNotWait() throws {
    try seed()
    // The shell holds the lock for writing, with a row in it, until the readers are gone; who waits, waits 30 seconds.
    let ran = try line(
      """
      { echo "\(door) BEGIN IMMEDIATE; INSERT INTO topics (name) VALUES ('held');"; \
        until [ -e done ]; do sleep 0.1; done; echo "ROLLBACK;"; } | sqlite3 -bail tracker.db & sleep 0.5
      for command in "timeline" "search telegram" "contradictions" "export --to csv" "statement list"; do
        timeout 20 $T $command >/dev/null || echo "$command: $?"; done
      touch done; wait
      """)
    #expect(ran.output + ran.errors == "")
  }

  @Test("an import that is refused is refused at once, though somebody else is writing")
  func importReadsBeforeItLocks() throws {
    try seed()
    try folder.write("{\"type\":\"topic\"}\n", to: "bad.jsonl")
    let ran = try line(
      """
      { echo "BEGIN IMMEDIATE;"; sleep 3; echo "ROLLBACK;"; } | sqlite3 -bail tracker.db & sleep 0.5
      timeout 2 $T import bad.jsonl; echo $?; wait
      """)
    #expect(ran.output == "65\n", "\(ran.errors)")
  }

  @Test("sixteen that make the file at the same time lose nothing")
  func sixteenWriters() throws {
    let ran = try line(
      """
      for i in $(seq 16); do
        for j in 1 2 3; do "$T" add --official "O $i" --on 2018 --quote "$i-$j" >/dev/null || echo "$i-$j: $?"; done &
      done; wait
      """)
    #expect(ran.output + ran.errors == "")
    #expect(try shell(db, "SELECT count(DISTINCT quote), count(*) FROM statements").output == "48|48\n")
    #expect(try tracker("check").code == 0)
    #expect(try damage(of: db) == "")
  }

  @Test("a file on a network drive is warned of, once")
  func networkDrive() throws {
    try seed()
    // 0x6969: NFS_SUPER_MAGIC, statfs(2).
    let ran = try tracker("official", "list", environment: ["LD_PRELOAD": failing, "FAIL_STATFS": "6969"])
    #expect(ran.code == 0)
    #expect(
      ran.errors == """
        tracker: \(db) is on a network drive (nfs), where two machines that write at the same time destroy it. Let one \
        machine use it at a time, or keep it on a disk of this one.

        """)
    #expect(try tracker("official", "list").errors == "")
  }
}
