// torture TRACKER RUNS
//
// Does to the program what the world does, over and over, and counts what is lost. Prints the table of the README.
import Foundation
import TestSupport

guard CommandLine.arguments.count == 3, let runs = Int(CommandLine.arguments[2]), runs > 0 else {
  FileHandle.standardError.write(Data("usage: torture TRACKER RUNS\n".utf8))
  exit(64)
}
// Absolute: shells may change their folder.
let torture = try Torture(binary: URL(filePath: CommandLine.arguments[1]).path, runs: runs)
try torture.kill()
try torture.failWrites()
try torture.fillDisks()
try torture.writeTogether()
try torture.waitInVain()
try torture.damageFiles()
exit(torture.report.isClean ? 0 : 1)
