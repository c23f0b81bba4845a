import Foundation
import TestSupport
import Testing

/// The examples of the README: each block that begins with `$ ` is a session; what follows a command is exactly
/// what it prints.
@Suite("The README")
struct ReadmeTests {
  struct Step {
    var command: String
    var output: String
  }

  static func steps() throws -> [Step] {
    let readme = try String(contentsOfFile: projectFolder + "/README.md", encoding: .utf8)
    var steps: [Step] = []
    var isSession = false
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isSession = line == "```console"
      } else if isSession, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: ""))
      } else if isSession, !steps.isEmpty {
        let command = steps[steps.count - 1].command
        // A command goes on after a backslash, and while a quotation mark is open.
        if steps[steps.count - 1].output.isEmpty,
          command.hasSuffix("\\") || command.split(separator: "\"", omittingEmptySubsequences: false).count % 2 == 0
        {
          steps[steps.count - 1].command += "\n" + line
        } else {
          steps[steps.count - 1].output += line + "\n"
        }
      }
    }
    return steps
  }

  @Test("shows sessions that are true, on a database of their own")
  func sessions() throws {
    let folder = try TemporaryFolder()
    let build = buildFolder
    let path = "\(build):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("seeds"), withDestinationPath: projectFolder + "/seeds")
    let steps = try Self.steps()
    try #require(steps.count > 8)
    // What a session exports holds for what comes after it.
    var exported = ""
    for step in steps {
      if step.command.hasPrefix("export ") {
        exported += step.command + "\n"
        #expect(step.output == "", "\(step.command)")
        continue
      }
      let ran = try run(
        ["sh", "-c", "cd \(folder.path)\n\(exported)\(step.command)"],
        environment: ["PATH": path, "TRACKER_DB": folder.file("tracker.db"), "TRACKER_BY": "reader"])
      #expect(ran.output + ran.errors == step.output, "\(step.command)")
    }
    #expect(try damage(of: folder.file("tracker.db")) == "")
  }
}
