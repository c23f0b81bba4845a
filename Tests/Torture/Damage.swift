import Foundation
import TestSupport

extension Torture {
  /// Flips bits in a file, or cuts it short, and runs commands on it: they may refuse it or read it, never trap or hang.
  func damageFiles() throws {
    let folder = try TemporaryFolder()
    let whole = folder.file("whole.db")
    _ = try TestSupport.run([binary, "import", "--db", whole] + seedFiles)
    let bytes = try Data(contentsOf: URL(filePath: whole))
    let db = folder.file("now.db")
    let commands = [
      ["timeline"], ["check"], ["contradictions", "--json"], ["export", "--to", "jsonl"], ["search", "telegram"],
      Self.adding("a new one"), ["import"] + seedFiles, ["statement", "list"],
    ]
    for (what, damage) in [("flipped bits", flipped), ("its end cut off", truncated)] {
      var problems: [String] = []
      for number in 0..<runs {
        for name in try folder.names() where name.hasPrefix("now.db") {
          try FileManager.default.removeItem(atPath: folder.file(name))
        }
        try damage(bytes).write(to: URL(filePath: db))
        let command = commands[number % commands.count]
        let ended = try TestSupport.run(["timeout", "60", binary] + command + ["--db", db])
        if ![0, 1, 65, 66, 73, 74].contains(ended.code) {
          problems.append("\(what), \(command[0]): it ended with \(ended.code): \(ended.errors)")
        } else if ended.code != 0, ended.errors.isEmpty {
          problems.append("\(what), \(command[0]): it ended with \(ended.code) and said nothing")
        }
      }
      report.add("a file with \(what), read or written: no trap, no endless loop", runs: runs, problems: problems)
    }
  }
}

/// One to sixteen bits, anywhere; one time in four in the first page, where the schema begins.
private func flipped(_ bytes: Data) -> Data {
  var bytes = bytes
  let end = Int.random(in: 0..<4) == 0 ? min(4096, bytes.count) : bytes.count
  for _ in 0..<Int.random(in: 1...16) { bytes[Int.random(in: 0..<end)] ^= 1 << UInt8.random(in: 0..<8) }
  return bytes
}

private func truncated(_ bytes: Data) -> Data { bytes.prefix(Int.random(in: 1..<bytes.count)) }
