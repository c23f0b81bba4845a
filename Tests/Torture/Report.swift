import Foundation

/// What was tried, how often, and how often something was lost: a row of a Markdown table each.
final class Report {
  private(set) var isClean = true

  init() {
    line("| what was done | runs | losses |")
    line("|---|---|---|")
  }

  /// Adds a row, and says on standard error what was wrong.
  func add(_ what: String, runs: Int, problems: [String]) {
    line("| \(what) | \(Self.grouped(runs)) | \(problems.count) |")
    for problem in problems.prefix(5) { FileHandle.standardError.write(Data("torture: \(problem)\n".utf8)) }
    if !problems.isEmpty { isClean = false }
  }

  /// Writes a line at once, for those who watch.
  func line(_ text: String) { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }

  private static func grouped(_ number: Int) -> String {
    number < 1000 ? "\(number)" : "\(number / 1000),\(String(format: "%03d", number % 1000))"
  }
}
