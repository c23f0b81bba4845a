import FoundationEssentials
import TrackerCLI
import TrackerCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text in a file of its own in the folder for such files, which only its owner may read, and the person's editor.
final class EditorDraft: Draft {
  let path: String

  /// - Parameters:
  ///   - text: what stands in it.
  ///   - name: what the file's name begins with.
  init(_ text: String, name: String) throws {
    let folder = temporaryFolder()
    var template = Array("\(folder)/\(name)-XXXXXX.txt".utf8CString)
    let file = mkstemps(&template, 4)
    guard file >= 0 else {
      throw Failure(.cannotCreate, "A file in \(folder) for your editor cannot be made: \(Self.reason).")
    }
    defer { close(file) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try Descriptor(file, path).writeNow(text)
  }

  /// Runs `$VISUAL`, else `$EDITOR`, with words behind it as people write them ("code --wait"), else nano or vi.
  func edit() throws {
    let environment = ProcessInfo.processInfo.environment
    let editor = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
    guard editor != nil || isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 else {
      throw Failure(
        .usage, "There is no terminal for an editor. Say what to change by options, set EDITOR, or use --form FILE.")
    }
    let script = "\(editor ?? #"$(command -v nano || command -v vi || echo vi)"#) \"$TRACKER_DRAFT\""
    setenv("TRACKER_DRAFT", path, 1)
    // `system` leaves Ctrl-C to the editor while that runs.
    let status = system(script)
    guard status == 0 else {
      throw Failure(.failed, "The editor \"\(editor ?? "nano or vi")\" could not be run, or ended with an error.")
    }
  }

  func text() throws -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(.inputOutput, "\(path) cannot be read: \(Self.reason).") }
    defer { close(file) }
    guard let text = String(validating: try readAll(file, path), as: UTF8.self) else {
      throw Failure(.badData, "The text is not UTF-8.")
    }
    return text
  }

  func discard() { unlink(path) }

  private static var reason: String { String(cString: strerror(errno)) }
}
