/// The help as one manual page, in the macros of man(7). <https://man7.org/linux/man-pages/man7/groff_man.7.html>
struct ManualPage {
  private let root: CommandTree

  /// The page of `tracker` and all its commands.
  init(_ root: CommandTree) { self.root = root }

  var text: String {
    var lines = [
      #".TH TRACKER 1 "\#(Tracker.versionDate)" "tracker \#(Tracker.version)" "User Commands""#,
      ".SH NAME", "tracker \\- \(Self.escaped(Self.lowered(root.abstract)))",
      ".SH SYNOPSIS", ".B tracker", "\\fIcommand\\fR [\\fIoptions\\fR]",
      ".SH DESCRIPTION",
    ]
    lines += Self.blocks(root.discussion)
    lines.append(".SH COMMANDS")
    for (path, command) in root.all().dropFirst() where command.commands.isEmpty {
      lines += Self.section(path, command)
    }
    for page in HelpPage.allCases {
      guard let heading = page.heading, let text = try? page.text() else { continue }
      lines.append(".SH \(heading)")
      lines += Self.blocks(text)
    }
    lines += [
      ".SH ENVIRONMENT",
      ".TP", ".B TRACKER_DB", "The database file, where \\fB\\-\\-db\\fR does not name one.",
      ".TP", ".B TRACKER_BY", "Who is noted as the author of changes; otherwise the login name.",
      ".TP", ".B TRACKER_CALENDAR", "In which calendar tables show dates: gregorian, persian, both.",
      ".TP", ".BR TRACKER_PAGER \", \" PAGER",
      "What shows long output on a terminal page by page: the first that is set, else \\fBless \\-FRX\\fR.",
      "Where it is empty or cat, all is shown at once.",
      ".TP", ".BR VISUAL \", \" EDITOR",
      "The editor of the edit commands, with its options: the first that is not empty, else nano or vi.",
      ".TP", ".B TMPDIR",
      "The folder for the text that is edited and for what import reads from a pipe; otherwise /tmp.",
      ".TP", ".B NO_COLOR", "Where it is set and not empty, \\fB\\-\\-color auto\\fR does not colour.",
      ".SH FILES",
      ".TP", ".I $XDG_DATA_HOME/tracker/tracker.db", "The database file where nothing else is said;",
      "without XDG_DATA_HOME it is in", ".IR ~/.local/share .",
      ".SH SEE ALSO", ".BR sqlite3 (1)",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ path: [String], _ command: CommandTree) -> [String] {
    let arguments = command.arguments.map { argument in
      let name = "\\fI\(escaped(argument.valueName ?? ""))\\fR" + (argument.isRepeating ? " …" : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    var lines = [".SS \(escaped(path.joined(separator: " ")))", escaped(command.abstract)]
    lines += [
      ".PP",
      ([path.joined(separator: " ")].map { "\\fB\(escaped($0))\\fR" } + ["[\\fIoptions\\fR]"] + arguments)
        .joined(separator: " "),
    ]
    lines += [".PP"] + blocks(command.discussion)
    // What all commands have is told once, by the parser's own words.
    for option in command.options where !option.names.contains("--version") && !option.names.contains("--help") {
      let names = option.names.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
      let value = option.valueName.map { "\\fI\(escaped($0))\\fR" } ?? ""
      let head = [names, value].filter { !$0.isEmpty }.joined(separator: " ")
      lines += [".TP", head, escaped(option.help)]
    }
    return lines
  }

  /// Paragraphs, and as they stand the lines that are indented or head those.
  private static func blocks(_ text: String) -> [String] {
    var lines: [String] = []
    for block in text.split(separator: "\n\n") {
      let block = block.split(separator: "\n")
      if !lines.isEmpty { lines.append(".PP") }
      if block.contains(where: { $0.hasPrefix("  ") }) {
        // Examples are 79 characters wide; what explains words breaks beside them.
        let isList = block.contains { HelpLine(String($0)).meaning != nil } && !block[0].hasPrefix("Example")
        lines +=
          isList
          ? [".PD 0"] + block.flatMap(listed) + [".PD"]
          : [".nf", ".in 1n"] + block.map { escaped(String($0)) } + [".in", ".fi"]
      } else {
        lines += block.map { escaped(String($0)) }
      }
    }
    return lines
  }

  /// A line of a list: a word with what it means, or else a heading.
  private static func listed(_ line: Substring) -> [String] {
    // What goes on below stays beside the word.
    if line.hasPrefix("          ") { return [".br", escaped(String(line.drop { $0 == " " }))] }
    let line = HelpLine(String(line))
    guard let meaning = line.meaning else { return [".PP", escaped(line.word)] }
    return [".TP 18n", "\\fB\(escaped(line.word))\\fR", escaped(meaning)]
  }

  private static func lowered(_ sentence: String) -> String {
    let sentence = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }

  /// A line of text as roff reads it: backslashes and hyphens for what they are, and no request at the beginning.
  private static func escaped(_ line: String) -> String {
    let text = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }
}

extension HelpPage {
  /// What it is called in the manual page; nil where it is not in it.
  fileprivate var heading: String? {
    switch self {
    case .dates: "DATES"
    case .exitCodes: "EXIT STATUS"
    case .formats: "FORMATS"
    case .sqlite: "SQLITE"
    case .man: nil
    }
  }
}
