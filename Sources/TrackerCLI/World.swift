public import TrackerCore

/// Everything outside the program: what it was called with, what it reads, where it writes.
///
/// Commands are handed their world, so that tests run them in their own process with a world of their own.
public struct World {
  /// The words after the program's name.
  public var arguments: [String]
  /// The environment variables.
  public var environment: [String: String]
  /// Reads all of standard input.
  public var readInput: () throws -> [UInt8]
  /// Reads what somebody types on one line, nil where they end the input; nil where standard input is no terminal.
  public var readLine: (() throws -> String?)?
  /// Reads a whole file.
  public var readFile: (_ path: String) throws -> [UInt8]
  /// Opens standard input so that any part of it can be read at any time.
  public var openInput: () throws -> any ByteSource
  /// Opens a file so that any part of it can be read at any time.
  public var openFile: (_ path: String) throws -> any ByteSource
  /// Makes a file that takes the place of its path only when it is finished; `replacing` what stands there, or else
  /// refusing to.
  public var makeFile: (_ path: String, _ replacing: Bool) throws -> any OutputFile
  /// Puts a text into a file of its own, for a person to edit. `name` is what the file's name begins with.
  public var makeDraft: (_ text: String, _ name: String) throws -> any Draft
  /// Standard output: data.
  public var output: any Sink
  /// Standard error: talk.
  public var errors: any Sink
  /// Starts the pager that standard output goes through from its first line on.
  public var startPager: (_ command: String) -> Bool
  /// The width of the terminal that standard output is, in cells; nil where it is none.
  public var terminalWidth: Int?
  /// The width of the terminal that standard error is, in cells; nil where it is none.
  public var errorWidth: Int?
  /// A clock that only goes forward, in seconds.
  public var seconds: () -> Double
  /// The name of who runs the program.
  public var userName: () -> String?
  /// The day that it is where the program runs.
  public var today: () -> Day

  /// Which database file was opened, for messages.
  let opened = Opened()
  /// How far a long job has come.
  let progress: ProgressBar

  /// A world with all its parts.
  /// - Parameter startPager: tells whether there is such a program; by default there is none.
  public init(
    arguments: [String], environment: [String: String], readInput: @escaping () throws -> [UInt8],
    readLine: (() throws -> String?)?, readFile: @escaping (_ path: String) throws -> [UInt8],
    openInput: @escaping () throws -> any ByteSource, openFile: @escaping (_ path: String) throws -> any ByteSource,
    makeFile: @escaping (_ path: String, _ replacing: Bool) throws -> any OutputFile,
    makeDraft: @escaping (_ text: String, _ name: String) throws -> any Draft,
    output: any Sink,
    errors: any Sink, terminalWidth: Int?, errorWidth: Int?, seconds: @escaping () -> Double,
    userName: @escaping @autoclosure () -> String?, today: @escaping () -> Day,
    startPager: @escaping (_ command: String) -> Bool = { _ in false }
  ) {
    self.arguments = arguments
    self.environment = environment
    self.readInput = readInput
    self.readLine = readLine
    self.readFile = readFile
    self.openInput = openInput
    self.openFile = openFile
    self.makeFile = makeFile
    let isDumb = environment["TERM"] == "dumb"
    progress = ProgressBar(on: errors, width: isDumb ? nil : errorWidth, seconds: seconds)
    self.output = terminalWidth == nil ? output : Screen(output, progress)
    self.makeDraft = makeDraft
    self.errors = errors
    self.terminalWidth = terminalWidth
    self.errorWidth = errorWidth
    self.seconds = seconds
    self.userName = userName
    self.today = today
    self.startPager = startPager
  }

  /// Says a sentence on standard error.
  public func say(_ sentence: String) throws {
    progress.clear()
    try errors.write(shown(sentence) + "\n")
  }

  /// Sentences as standard error may show them, on a terminal in lines of its width.
  private func shown(_ sentences: String) -> String {
    let visible = Cell.visible(sentences, keepingLines: true)
    return errorWidth.map { Cell.isolatedWithin(visible, wrappedTo: max($0, 40)) } ?? visible
  }

  /// Asks a person yes or no.
  /// - Parameter otherwise: what an empty answer means.
  /// - Returns: the answer; nil where nobody is there to give one.
  func confirm(_ question: String, otherwise: Bool) throws -> Bool? {
    guard let readLine else { return nil }
    try output.flush()
    try errors.write(shown("\(question) [\(otherwise ? "Y/n" : "y/N")]") + " ")
    try errors.flush()
    guard let answer = try readLine()?.trimmed else { return otherwise }
    return answer.isYes
  }

  /// The value of an environment variable that is set and not empty.
  func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
}

extension String {
  /// Whether it is a yes, as an answer.
  var isYes: Bool { ["y", "yes", "بله", "آره"].contains(lowercased()) }
}

/// Standard output where it is a terminal: what is written to it takes the place of the progress bar.
private final class Screen: Sink {
  private let terminal: any Sink
  private let progress: ProgressBar

  init(_ terminal: any Sink, _ progress: ProgressBar) {
    self.terminal = terminal
    self.progress = progress
  }

  func write(_ text: String) throws {
    progress.end()
    try terminal.write(text)
  }

  func flush() throws { try terminal.flush() }
}

/// The database file that a command opened.
final class Opened {
  var path = "the database"
}

/// Thrown by a sink whose reader has seen enough and is gone: the end of the command, but no failure.
public struct ReaderGone: Error {
  /// The reader is gone.
  public init() {}
}

/// Something that text is written to.
public protocol Sink: AnyObject {
  /// Takes text; it may be kept back until `flush`.
  func write(_ text: String) throws
  /// Hands on all that was kept back. Throws where it cannot be written: a full disk, a closed pipe.
  func flush() throws
}

/// A text in a file that a person edits.
public protocol Draft: AnyObject {
  /// Where it is.
  var path: String { get }
  /// Opens it in the person's editor and waits until that ends. Throws where it cannot, or ends with an error.
  func edit() throws
  /// What stands in it now.
  func text() throws -> String
  /// Removes it.
  func discard()
}

/// A file that nobody sees until it is whole.
public protocol OutputFile: Sink {
  /// Puts the file, with all that was written, in its place. Throws where that cannot be; then nothing is there.
  func finish() throws
  /// Gives the file up: nothing of it stays behind.
  func discard()
}
