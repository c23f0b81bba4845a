import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program that shows standard output page by page on the terminal. It is started with the first line, so that what
/// fails before needs none, and a long job can show how far it is.
final class Pager {
  private let command: String
  private let output: Descriptor
  private let errors: Descriptor
  private var child: pid_t?
  /// The terminal that standard error is, which is the pager's too while it runs.
  private var terminal: Int32?

  /// - Parameter command: a line for the shell, such as `less -FRX`.
  /// - Returns: nil where there is no such program.
  init?(_ command: String, for output: Descriptor, _ errors: Descriptor) {
    guard Self.isThere(command) else { return nil }
    self.command = command
    self.output = output
    self.errors = errors
    output.beforeFirstWrite = { [unowned self] in start() }
  }

  /// Whether the first word of a line is a program. What only the shell understands is left to the shell.
  private static func isThere(_ command: String) -> Bool {
    let name = command.prefix { $0 != " " && $0 != "\t" }
    guard !name.contains(where: { "'\"\\$`;|&()<>=*?[]#~{}".contains($0) }) else { return true }
    if name.contains("/") { return access(String(name), X_OK) == 0 }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  private func start() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { ends.forEach { _ = close($0) } }
    guard let child = spawn(reading: ends[0]) else { return }
    self.child = child
    dup2(ends[1], STDOUT_FILENO)
    if isatty(STDERR_FILENO) == 1 {
      // Two programs that write to one screen would write over each other.
      terminal = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
      dup2(ends[1], STDERR_FILENO)
    }
    (output.mayEndEarly, errors.mayEndEarly) = (true, true)
    // Whoever leaves the pager early has seen enough; Ctrl-C is for the pager, which must not lose its terminal.
    for number in [SIGPIPE, SIGINT, SIGQUIT] { signal(number, SIG_IGN) }
  }

  private func spawn(reading end: Int32) -> pid_t? {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_adddup2(&files, end, STDIN_FILENO)
    // What git sets too: colours are shown, and what fits on a screen needs no key. The output is UTF-8 in any locale.
    let usual = ["LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8"]
    let variables = ProcessInfo.processInfo.environment.merging(usual) { own, _ in own }.map { "\($0.key)=\($0.value)" }
    let line = ["sh", "-c", command]
    var words = line.map { strdup($0) } + [nil]
    var settings = variables.map { strdup($0) } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var child = pid_t()
    return posix_spawn(&child, "/bin/sh", &files, nil, &words, &settings) == 0 ? child : nil
  }

  /// Says that this is the end, and waits until the pager is left.
  func finish() {
    guard let child else { return }
    close(STDOUT_FILENO)
    if let terminal { dup2(terminal, STDERR_FILENO) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
  }
}
