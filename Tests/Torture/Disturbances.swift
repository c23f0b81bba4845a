import Foundation
import TestSupport

extension Torture {
  /// Kills each command at random moments of the time that it takes.
  func kill() throws {
    for scenario in try scenarios(statements: 300) {
      let disturbed = try Disturbed(scenario, binary: binary)
      let count = ["add", "import"].contains(scenario.name) ? runs : max(1, runs / 5)
      var problems: [String] = []
      for _ in 0..<count {
        problems += try disturbed.run(killingAfter: Double.random(in: 0...disturbed.duration * 1.1))
      }
      report.add("`kill -9` at a random moment of `\(scenario.name)`", runs: count, problems: problems)
    }
  }

  /// Lets the first write of each command fail, then the second, and so on to the last.
  func failWrites() throws {
    for scenario in try scenarios(statements: 20) {
      let disturbed = try Disturbed(scenario, binary: binary)
      for disk in Disturbed.Disk.allCases {
        var problems: [String] = []
        var write = 1
        while let found = try disturbed.run(disk, at: write) {
          problems += found
          write += 1
        }
        report.add("`\(scenario.name)`: \(disk.words)", runs: write - 1, problems: problems)
      }
    }
  }

  /// Limits the size of files, and where one may mount it, a disk.
  func fillDisks() throws {
    for scenario in try scenarios(statements: 300) {
      let disturbed = try Disturbed(scenario, binary: binary)
      var problems: [String] = []
      // In blocks of 512 bytes; the file has some hundred kilobytes.
      let limits = Array(stride(from: 1, through: 6000, by: max(1, 6000 / max(1, runs / 5))))
      for limit in limits { problems += try disturbed.run(under: "ulimit -f \(limit)") }
      report.add(
        "`\(scenario.name)` with files that may not grow (`RLIMIT_FSIZE`)", runs: limits.count, problems: problems)
    }
    try fillSmallDisk()
  }

  /// Adds to a file on a disk of two megabytes until it is full.
  private func fillSmallDisk() throws {
    guard getuid() == 0 else { return report.line("| a full disk of 2 MiB | not tried: only root may mount one | |") }
    let folder = try TemporaryFolder()
    guard try TestSupport.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", folder.path]).code == 0 else {
      return report.line("| a full disk of 2 MiB | not tried: this system lets nobody mount one | |")
    }
    defer { _ = try? run(["umount", folder.path]) }
    let db = folder.file("tracker.db")
    var problems: [String] = []
    var recorded = 0
    var count = 0
    var refusal: Finished?
    while refusal == nil, count < 5000 {
      count += 1
      let ended = try TestSupport.run([
        binary, "add", "--db", db, "--hearsay", "--paraphrase", "\(count) " + Self.filler,
      ])
      if ended.code == 0 { recorded += 1 } else { refusal = ended }
    }
    if refusal?.code != 74 {
      problems.append("A full disk ended it with \(refusal?.code ?? 0): \(refusal?.errors ?? "")")
    }
    problems += try self.problems(of: db, statements: recorded)
    report.add("`add` on a disk of 2 MiB until it is full", runs: count, problems: problems)
  }

  private static let filler = String(repeating: "Much was said that day. ", count: 200)
}

extension Disturbed.Disk {
  fileprivate var words: String {
    switch self {
    case .enospc: "the disk is full from the n-th write on"
    case .eio: "the disk is broken from the n-th write on"
    case .once: "the n-th write fails"
    case .kill: "the process is gone before the n-th write"
    case .torn: "the process is gone in the middle of the n-th write"
    }
  }
}
