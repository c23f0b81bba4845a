internal import Foundation

/// A program at a terminal of its own: what is typed there, and what is shown.
public final class PseudoTerminal {
  private let terminal: Int32
  private let child: pid_t
  private var shown: [UInt8] = []
  private var seen = 0
  private var hasEnded = false

  /// Everything that was shown, the line breaks as line feeds.
  public var text: String { String(decoding: shown, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n") }

  /// Starts a program, looked up in PATH.
  /// - Parameter output: a file for its standard output; nil: the terminal.
  public init(_ arguments: [String], output: String? = nil, environment: [String: String] = [:]) throws {
    var (ours, theirs): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: 40, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&ours, &theirs, &name, nil, &size) == 0 else { throw POSIXError(.EIO) }
    for descriptor in [ours, theirs] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    terminal = ours
    defer { close(theirs) }
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    // Opened first by the leader of a new session, it becomes its terminal, from which Ctrl-C comes.
    posix_spawn_file_actions_addopen(&files, 0, name, O_RDWR, 0)
    if let output {
      posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT, 0o600)
    } else {
      posix_spawn_file_actions_adddup2(&files, 0, 1)
    }
    posix_spawn_file_actions_adddup2(&files, 0, 2)
    child = try spawn(arguments, &files, flags: Self.newSession, environment: environment)
  }

  /// POSIX_SPAWN_SETSID, which the headers show to programs with GNU extensions only.
  private static let newSession: Int16 = 0x80

  deinit {
    if !hasEnded {
      kill(child, SIGKILL)
      _ = exitCode(of: child)
    }
    close(terminal)
  }

  /// Types something; a line ends with "\n".
  public func type(_ text: String) {
    var bytes = Array(text.utf8)
    _ = write(terminal, &bytes, bytes.count)
  }

  /// Waits until something new is shown.
  /// - Returns: whether it was, within 20 seconds.
  public func waits(for text: String) -> Bool {
    for _ in 0..<200 {
      if String(decoding: shown[seen...], as: UTF8.self).contains(text) {
        seen = shown.count
        return true
      }
      guard read(for: 100) else { return false }
    }
    return false
  }

  /// Waits for the end of the program.
  /// - Returns: its exit code; 128 + n where signal n ended it.
  public func end() -> Int32 {
    while read(for: 20_000) {}
    hasEnded = true
    return exitCode(of: child)
  }

  /// Reads what is shown within some milliseconds.
  /// - Returns: whether there may be more.
  private func read(for milliseconds: Int32) -> Bool {
    var request = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, milliseconds) > 0 else { return milliseconds < 1000 }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = Foundation.read(terminal, &buffer, buffer.count)
    if count > 0 { shown += buffer[..<count] }
    return count > 0
  }

  /// Whether the kernel takes whole letters away at the backspace key.
  public var keepsLettersWhole: Bool {
    var settings = termios()
    return tcgetattr(terminal, &settings) == 0 && settings.c_iflag & tcflag_t(IUTF8) != 0
  }
}
