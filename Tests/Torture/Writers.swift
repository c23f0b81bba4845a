import Foundation
import TestSupport

extension Torture {
  /// Sixteen processes at a time that add one statement after the other to one file, which is not there at first, and
  /// others that read it meanwhile.
  func writeTogether() throws {
    let folder = try TemporaryFolder()
    let db = folder.file("tracker.db")
    let (writers, each) = (16, runs)
    let writer = """
      for i in $(seq \(each)); do
        "$T" add --new --official "Official $W" --org "An Office" --on 2018-05-01 --quote "$W-$i" >/dev/null 2>>"$F/errors" \
          || echo "$W-$i: $?" >>"$F/failed"
      done
      """
    let reader = """
      until "$T" statement list --limit 5 >/dev/null 2>&1; do sleep 0.1; done
      while [ ! -e "$F/done" ]; do
        "$T" statement list --limit 5 >/dev/null 2>"$F/said" || cat "$F/said" >>"$F/unread"
        echo >>"$F/reads"; sleep 0.2
      done
      """
    let environment = ["TRACKER_DB": db, "T": binary, "F": folder.path]
    let started: [Running] = try (1...writers).map { number in
      try Running(["sh", "-c", writer], environment: environment.merging(["W": "\(number)"]) { $1 })
    }
    let reading = try Running(["sh", "-c", reader], environment: environment)
    for running in started { _ = try running.wait() }
    try folder.write("", to: "done")
    _ = try reading.wait()

    func lines(_ name: String) -> [String] {
      let text = (try? String(contentsOfFile: folder.file(name), encoding: .utf8)) ?? ""
      return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
    let failed = lines("failed")
    // Busy, and said so, is no loss; there should be none all the same.
    var problems = failed.filter { !$0.hasSuffix(": 75") }
    problems += try self.problems(of: db, statements: writers * each - failed.count)
    let distinct = try shell(db, "SELECT count(DISTINCT quote) FROM statements").output
    if distinct != "\(writers * each - failed.count)\n" { problems.append("\(distinct) different ones are there") }
    report.add(
      "\(writers) processes that `add` \(each) each to one file; \(failed.count) were told that it is busy",
      runs: writers * each, problems: problems)
    let reads = lines("reads").count
    report.add("reading it meanwhile", runs: reads, problems: lines("unread"))
  }

  /// Adds while another program holds the file and does not let go.
  func waitInVain() throws {
    let folder = try TemporaryFolder()
    let db = folder.file("tracker.db")
    _ = try TestSupport.run([binary, "import", "--db", db] + seedFiles)
    let holder = try Running(["sh", "-c", "{ echo 'BEGIN IMMEDIATE;'; sleep 40; } | sqlite3 \(db)"])
    usleep(500_000)
    let start = Date()
    let ended = try TestSupport.run([binary, "add", "--db", db, "--hearsay", "--paraphrase", "p"])
    let waited = Date().timeIntervalSince(start)
    _ = try holder.wait()
    let isRight = ended.code == 75 && ended.errors.contains("for 30 seconds") && (29...35).contains(waited)
    report.add(
      "`add` while another program does not let go: busy, exit code 75, after 30 seconds", runs: 1,
      problems: (isRight ? [] : ["It ended with \(ended.code) after \(waited) s: \(ended.errors)"])
        + (try problems(of: db, statements: 44)))
  }
}
