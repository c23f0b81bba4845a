// generate-data N FILE.db|FILE.jsonl|- [--seed S]
//
// Writes an archive of N invented statements, the same for the same seed, as a database or as an exchange file.
import Foundation
import SeededData

/// Ends the program with a sentence on standard error.
func fail(_ sentence: String, _ code: Int32) -> Never {
  FileHandle.standardError.write(Data("generate-data: \(sentence)\n".utf8))
  exit(code)
}

/// Where the exchange file goes.
func open(_ path: String) -> FileHandle {
  guard path != "-" else { return .standardOutput }
  guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
  else { fail("\(path) cannot be made.", 73) }
  return file
}

var words = Array(CommandLine.arguments.dropFirst())
var seed: UInt64 = 1397
if let place = words.firstIndex(of: "--seed") {
  guard words.indices.contains(place + 1), let number = UInt64(words[place + 1]) else {
    fail("--seed is followed by a whole number from 0.", 64)
  }
  seed = number
  words.removeSubrange(place...place + 1)
}
guard words.count == 2 else { fail("usage: generate-data N FILE.db|FILE.jsonl|- [--seed S]", 64) }
guard let count = Int(words[0]), count > 0 else { fail("\"\(words[0])\" is no number of statements.", 64) }
let path = words[1]

let archive = Archive(seed: seed, statements: count)
let hasTerminal = isatty(STDERR_FILENO) == 1
/// Says from time to time how many statements are written.
func tell(_ written: Int) {
  guard hasTerminal, written % 10_000 == 0 || written == count else { return }
  FileHandle.standardError.write(Data("\r\(written) of \(count) statements\(written == count ? "\n" : "")".utf8))
}

do {
  if path.hasSuffix(".db") {
    guard !FileManager.default.fileExists(atPath: path) else {
      fail("\(path) is there already. Name a file that is not there yet.", 73)
    }
    try archive.fill(databaseAt: path, progress: tell)
  } else if path == "-" || path.hasSuffix(".jsonl") {
    let file = open(path)
    try archive.writeJSONLines(progress: tell) { try file.write(contentsOf: $0) }
  } else {
    fail("\"\(path)\" ends neither in .db nor in .jsonl, and is not -.", 64)
  }
} catch {
  fail("\(error)", 1)
}
