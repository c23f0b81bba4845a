import TrackerCLI
import TrackerCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is written beside its place and put there at the end, whole and on the disk, so that nobody ever reads
/// half of it. Where the system can, it has no name until then, so that not even a power cut leaves anything behind.
final class AtomicFile: OutputFile {
  private let path: String
  private let replacing: Bool
  private let descriptor: Int32
  private let sink: Descriptor
  /// The name that the unfinished file has; nil while it has none.
  private var temporary: String?
  private var isOpen = true

  /// - Parameters:
  ///   - path: where the file shall stand; a symbolic link is followed.
  ///   - replacing: whether a file that stands there gives way.
  /// - Throws: `Failure` where there is a file already, or none can be made.
  init(_ path: String, replacing: Bool) throws {
    var status = stat()
    let exists = stat(path, &status) == 0
    guard !exists || status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(
        .cannotCreate, "\(path) is no file that could be replaced. Name another one, or write to standard output.")
    }
    guard !exists || replacing else { throw Self.isThere(path) }
    guard !exists || !Self.isDatabase(path) else {
      throw Failure(.cannotCreate, "\(path) is an SQLite database, which no export replaces. Name another file.")
    }
    self.path = exists ? Self.resolved(path) : path
    self.replacing = replacing
    let folder = Self.folder(of: self.path)
    var file = Self.openNameless(in: folder)
    if file < 0 {
      let name = Self.temporaryName(beside: self.path)
      temporary = name
      file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    guard file >= 0 else {
      throw Failure(.cannotCreate, "\(path) cannot be made: \(Self.reason).")
    }
    if exists { fchmod(file, status.st_mode & 0o7777) }
    descriptor = file
    sink = Descriptor(file, path)
  }

  func write(_ text: String) throws { try sink.write(text) }
  func flush() throws { try sink.flush() }

  func finish() throws {
    do {
      try sink.flush()
      guard fsync(descriptor) == 0 else { throw failed("cannot be written") }
      if temporary == nil, replacing {
        let name = Self.temporaryName(beside: path)
        try link(descriptor, to: name)
        temporary = name
      }
      switch temporary {
      case nil: try link(descriptor, to: path)
      case let name? where replacing:
        guard rename(name, path) == 0 else { throw failed("cannot be put in its place") }
        temporary = nil
      case let name?:
        guard Self.systemLink(name, path) == 0 else {
          throw errno == EEXIST ? Self.isThere(path) : failed("cannot be made")
        }
      }
    } catch {
      discard()
      throw error
    }
    discard()
    // The folder says that the file is there; it goes to the disk too.
    let folder = open(Self.folder(of: path), O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  func discard() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
    if let temporary { unlink(temporary) }
    temporary = nil
  }

  deinit { discard() }

  // MARK: - What the system offers

  /// A file without a name, which is gone when it is closed; negative where the system has none.
  /// <https://man7.org/linux/man-pages/man2/open.2.html>, O_TMPFILE
  private static func openNameless(in folder: String) -> Int32 {
    #if os(Linux)
      return open(folder, O_WRONLY | O_CLOEXEC | 0o20000000 | O_DIRECTORY, 0o666)
    #else
      return -1
    #endif
  }

  private func link(_ descriptor: Int32, to name: String) throws {
    #if os(Linux)
      let code = linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW)
      guard code == 0 else { throw errno == EEXIST ? Self.isThere(name) : failed("cannot be put in its place") }
    #endif
  }

  private static func systemLink(_ from: String, _ to: String) -> Int32 { linkat(AT_FDCWD, from, AT_FDCWD, to, 0) }

  private static var reason: String { String(cString: strerror(errno)) }

  private func failed(_ what: String) -> Failure { Failure(.inputOutput, "\(path) \(what): \(Self.reason).") }

  private static func isThere(_ path: String) -> Failure {
    Failure(.cannotCreate, "\(path) is there already. Name another file, or add --force to replace it.")
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func temporaryName(beside path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return "\(folder(of: path))/.\(name.prefix(100)).\(getpid()).part"
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether a file begins as SQLite databases do. <https://sqlite.org/fileformat.html#magic_header_string>
  private static func isDatabase(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 15)
    return read(file, &bytes, 15) == 15 && bytes.elementsEqual("SQLite format 3".utf8)
  }
}
