import Foundation
import TestSupport
import Testing

@Suite("A file that is exported")
struct ExportFileTests {
  let folder: TemporaryFolder
  let binary = builtTracker

  init() throws {
    folder = try TemporaryFolder()
    let imported = try run([binary, "import", "--db", folder.file("tracker.db")] + seedFiles)
    try #require(imported.code == 0, "\(imported.errors)")
  }

  /// Runs a line in the system's shell, in the folder, with the binary as $T.
  func line(_ script: String) throws -> Finished {
    try run(
      ["sh", "-c", "cd \(folder.path); \(script)"], environment: ["TRACKER_DB": "tracker.db", "T": binary])
  }

  /// The files besides the database.
  func names() throws -> [String] { try folder.names().filter { !$0.hasPrefix("tracker.db") } }

  @Test("is whole, and takes no other file's place without --force")
  func replacing() throws {
    #expect(try line("$T export a.csv").errors == "Wrote 44 statements to a.csv.\n")
    #expect(try line("$T export --to csv | cmp - a.csv").output == "")
    try folder.write("mine", to: "b.csv")
    let refused = try line("$T export b.csv; echo $?; cat b.csv")
    #expect(refused.output == "73\nmine")
    #expect(refused.errors == "tracker: b.csv is there already. Name another file, or add --force to replace it.\n")
    #expect(try line("chmod 640 b.csv; $T export b.csv --force; cmp a.csv b.csv; stat -c %a b.csv").output == "640\n")
    #expect(try line("umask 027; $T export c.csv; stat -c %a c.csv").output == "640\n")
    #expect(try names() == ["a.csv", "b.csv", "c.csv"])
  }

  @Test("through a symbolic link stands where the link points")
  func symbolicLink() throws {
    try folder.write("old", to: "real.csv")
    #expect(
      try line("ln -s real.csv link.csv; $T export link.csv --force; test -L link.csv; wc -l <real.csv").output
        == "49\n")
  }

  @Test("is never the database itself, a folder or a device")
  func dangerous() throws {
    for (target, sentence) in [
      ("tracker.db", "is an SQLite database"), (".", "is no file that could be replaced"),
      ("/dev/full", "is no file that could be replaced"),
    ] {
      let ran = try line("$T export \(target) --to csv --force; echo $?")
      #expect(ran.output == "73\n", "\(target)")
      #expect(ran.errors.contains(sentence), "\(ran.errors)")
    }
    #expect(try damage(of: folder.file("tracker.db")) == "")
  }

  @Test("is not there where anything goes wrong, and nothing is left behind")
  func failures() throws {
    let missing = try line("$T export none/a.csv; echo $?")
    #expect(missing.output == "73\n")
    #expect(missing.errors == "tracker: none/a.csv cannot be made: No such file or directory.\n")
    // A file that may not grow stands for a full disk.
    let full = try line("ulimit -f 80; $T export a.jsonl; echo $?")
    #expect(full.output == "74\n")
    #expect(full.errors == "tracker: a.jsonl cannot be written: File too large.\n")
    try folder.write("mine", to: "b.csv")
    #expect(try line("ulimit -f 80; $T export b.csv --to jsonl --force; cat b.csv").output == "mine")
    let stopped = try line("$T export c.csv & kill -9 $!; wait; ls -A | grep -v tracker.db | tr '\\n' ' '")
    #expect(["b.csv ", "b.csv c.csv "].contains(stopped.output), "\(stopped.output)")
    let notFound = try line("$T export d.csv --official Nobody; echo $?")
    #expect(notFound.output == "66\n")
    #expect(try names().filter { $0 != "c.csv" } == ["b.csv"])
  }

  @Test("cannot be made in a folder where one may not write, and the program says so", .enabled(if: getuid() == 0))
  func closedFolder() throws {
    try #require(run(["mkdir", folder.file("closed")]).code == 0)
    try #require(run(["cp", binary, folder.file("bin")]).code == 0)
    _ = try shell(folder.file("tracker.db"), "PRAGMA wal_checkpoint(TRUNCATE);")
    try #require(run(["chmod", "755", folder.path, folder.file("bin"), folder.file("closed")]).code == 0)
    let ran = try run(
      [
        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", folder.file("bin"), "export",
        folder.file("closed/a.csv"), "--db", folder.file("tracker.db"),
      ])
    #expect(ran.code == 73)
    #expect(ran.errors == "tracker: \(folder.file("closed/a.csv")) cannot be made: Permission denied.\n")
  }

  @Test("on a full or closed standard output is an error, and on one whose reader has gone it is not")
  func standardOutput() throws {
    for format in ["jsonl", "csv", "popolo", "timelinejs", "markdown", "graphml"] {
      for redirection in [">/dev/full", ">&-"] {
        let ran = try line("$T export --to \(format) \(redirection)")
        #expect(ran.code == 74, "\(format) \(redirection)")
        #expect(ran.errors.contains("standard output cannot be written"), "\(ran.errors)")
      }
      let gone = try line("$T export --to \(format) --undated no | head -c 1 >/dev/null")
      #expect(gone.errors == "")
    }
  }
}
