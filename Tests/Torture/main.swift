// torture TRACKER RUNS [PART…]
//
// Does to the program what the world does, over and over, and counts what is lost. Prints the table of the README, or of
// it only the parts named: kill, writes, disks, together, damage.
import Foundation
import TestSupport

let arguments = CommandLine.arguments
let parts: [(name: String, run: (Torture) throws -> Void)] = [
  ("kill", { try $0.kill() }),
  ("writes", { try $0.failWrites() }),
  ("disks", { try $0.fillDisks() }),
  (
    "together",
    {
      try $0.writeTogether()
      try $0.waitInVain()
    }
  ),
  ("damage", { try $0.damageFiles() }),
]
let wanted = arguments.dropFirst(3)
guard arguments.count > 2, let runs = Int(arguments[2]), runs > 0, wanted.allSatisfy(parts.map(\.name).contains) else {
  let names = parts.map(\.name).joined(separator: "|")
  FileHandle.standardError.write(Data("usage: torture TRACKER RUNS [\(names)]…\n".utf8))
  exit(64)
}
// Absolute: shells may change their folder.
let torture = try Torture(binary: URL(filePath: arguments[1]).path, runs: runs)
for part in parts where wanted.isEmpty || wanted.contains(part.name) { try part.run(torture) }
exit(torture.report.isClean ? 0 : 1)
