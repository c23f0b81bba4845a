import TrackerCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal at which answers are typed, in the kernel's own line mode: it works on any terminal, and leaves it as
/// it was even where the program is killed.
enum Terminal {
  /// A line of fewer bytes, its end counted, goes through; a longer one is cut to so many by the kernel without a word.
  /// <https://man7.org/linux/man-pages/man3/termios.3.html>
  private static let longest = 4096

  /// The settings before the first question, where they were changed.
  nonisolated(unsafe) private static var before: termios?

  /// Reads what is typed on one line; nil at the end of input. Nil where standard input is no terminal.
  static var lineReader: (() throws -> String?)? {
    isatty(STDIN_FILENO) == 1 ? { try line() } : nil
  }

  private static func line() throws -> String? {
    keepLettersWhole()
    var bytes = [UInt8](repeating: 0, count: longest)
    var count = read(STDIN_FILENO, &bytes, bytes.count)
    while count < 0, errno == EINTR { count = read(STDIN_FILENO, &bytes, bytes.count) }
    guard count >= 0 else {
      throw Failure(.inputOutput, "standard input cannot be read: \(String(cString: strerror(errno))).")
    }
    guard count > 0 else { return nil }
    guard count < longest else {
      throw Failure(
        .badData, "A terminal takes lines of 4094 bytes at most. Give longer words from a file: --quote - <FILE.")
    }
    guard let text = String(validating: bytes[..<count], as: UTF8.self) else {
      throw Failure(.badData, "What was typed is not UTF-8. Set a UTF-8 locale, or let the terminal send UTF-8.")
    }
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// Makes the backspace key take a whole letter away, not a byte of it, until the program ends.
  private static func keepLettersWhole() {
    var settings = termios()
    guard before == nil, tcgetattr(STDIN_FILENO, &settings) == 0, settings.c_iflag & tcflag_t(IUTF8) == 0 else {
      return
    }
    before = settings
    settings.c_iflag |= tcflag_t(IUTF8)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    for ending in [SIGINT, SIGTERM, SIGHUP] {
      signal(ending) { number in
        Terminal.restore()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Leaves the terminal as it was.
  static func restore() {
    if var before { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
  }
}
