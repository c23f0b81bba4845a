import FoundationEssentials
import TrackerCLI
import TrackerCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// A file that reaches its size limit is an error that SQLite reports and undoes, not the end of the process.
// SIGPIPE stays as it is: `tracker timeline | head` ends quietly, like any filter.
signal(SIGXFSZ, SIG_IGN)

let output = Descriptor(STDOUT_FILENO, "standard output")
let errors = Descriptor(STDERR_FILENO, "standard error")
var pager: Pager?

let world = World(
  arguments: Array(CommandLine.arguments.dropFirst()),
  environment: ProcessInfo.processInfo.environment,
  readInput: { try readAll(STDIN_FILENO, "standard input") },
  readLine: Terminal.lineReader,
  readFile: { path in
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw Failure(.notFound, "\(path) cannot be read: \(String(cString: strerror(errno))).")
    }
    defer { close(file) }
    return try readAll(file, path)
  },
  openInput: { try InputFile(standardInput: STDIN_FILENO) },
  openFile: { try InputFile($0) },
  makeFile: { try AtomicFile($0, replacing: $1) },
  makeDraft: { try EditorDraft($0, name: $1) },
  output: output,
  errors: errors,
  terminalWidth: terminalWidth(STDOUT_FILENO),
  errorWidth: terminalWidth(STDERR_FILENO),
  seconds: monotonicSeconds,
  userName: loginName(),
  today: localToday,
  startPager: { command in
    pager = Pager(command, for: output, errors)
    return pager != nil
  })

// Swift repairs arguments that are not UTF-8; a quote must not be repaired unseen.
for argument in UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)) {
  if let argument, String(validatingCString: argument) == nil {
    let sentence = "The argument \"\(String(cString: argument))\" is not UTF-8. Set a UTF-8 locale, or convert it."
    try? world.say("tracker: \(sentence)")
    try? errors.flush()
    exit(65)
  }
}

let code = Program.run(world)
pager?.finish()
Terminal.restore()
exit(code)

/// All bytes that a descriptor gives.
func readAll(_ descriptor: Int32, _ name: String) throws -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    if count == 0 { return bytes }
    if count < 0 {
      if errno == EINTR { continue }
      throw Failure(.inputOutput, "\(name) cannot be read: \(String(cString: strerror(errno))).")
    }
    bytes += buffer[..<count]
  }
}

/// The folder for files that live for a while: $TMPDIR, or /tmp where that is not set or empty.
func temporaryFolder() -> String {
  getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
}

/// The width of the terminal that a descriptor is, in cells; nil where it is none.
func terminalWidth(_ descriptor: Int32) -> Int? {
  guard isatty(descriptor) == 1 else { return nil }
  var size = winsize()
  guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
  return Int(size.ws_col)
}

/// A clock that is not set while the program runs.
func monotonicSeconds() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}

/// Who runs the program, as the system knows them.
func loginName() -> String? {
  getpwuid(getuid()).flatMap { $0.pointee.pw_name }.map { String(cString: $0) }
}

/// The day that the clock and the time zone of this machine say it is.
func localToday() -> Day {
  var now = time(nil)
  var local = tm()
  localtime_r(&now, &local)
  return CalendarSystem.gregorian.day(Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday))
}
