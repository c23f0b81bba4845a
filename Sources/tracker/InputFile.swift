import TrackerCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is read from any place, a piece at a time, so that it may be larger than memory.
final class InputFile: ByteSource {
  private let descriptor: Int32
  private let name: String
  let count: Int

  /// Opens a file.
  /// - Throws: `Failure` where that cannot be, or it is a folder.
  convenience init(_ path: String) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(.notFound, "\(path) cannot be read: \(String(cString: strerror(errno))).") }
    try self.init(file, path)
  }

  /// Takes standard input. What comes through a pipe can be read only once, so it goes into a file without a name first.
  /// - Throws: `Failure` where it cannot be read, or that file cannot be written.
  convenience init(standardInput descriptor: Int32) throws {
    try self.init(dup(descriptor), "standard input")
  }

  private init(_ descriptor: Int32, _ name: String) throws {
    self.name = name
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(name) }
    if status.st_mode & S_IFMT == S_IFREG {
      self.descriptor = descriptor
      count = Int(status.st_size)
    } else {
      defer { close(descriptor) }
      (self.descriptor, count) = try Self.spool(descriptor, name)
    }
  }

  deinit { close(descriptor) }

  func bytes(_ range: Range<Int>) throws -> [UInt8] {
    var (done, problem): (Int, Failure?) = (0, nil)
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, initialized in
      while done < range.count {
        let count = pread(
          descriptor, buffer.baseAddress.map { $0 + done }, range.count - done, off_t(range.lowerBound + done))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          problem =
            count < 0 ? Self.failure(name) : Failure(.inputOutput, "\(name) became shorter while it was read.")
          break
        }
        done += count
      }
      initialized = done
    }
    if let problem { throw problem }
    return bytes
  }

  private static func failure(_ name: String) -> Failure {
    Failure(.inputOutput, "\(name) cannot be read: \(String(cString: strerror(errno))).")
  }

  /// Copies all that a pipe gives into a file that nobody sees and that is gone with the process.
  private static func spool(_ source: Int32, _ name: String) throws -> (descriptor: Int32, count: Int) {
    let folder = temporaryFolder()
    var path = Array("\(folder)/tracker-XXXXXX".utf8CString)
    let file = mkstemp(&path)
    guard file >= 0 else {
      throw Failure(.cannotCreate, "No file can be made in \(folder) to keep \(name) in. Set TMPDIR to another folder.")
    }
    unlink(path)
    var total = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(source, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(name) }
      if count == 0 { return (file, total) }
      var rest = buffer[..<count]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes { writeBytes(file, $0) }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else {
          throw Failure(
            .inputOutput, "\(name) cannot be kept in \(folder): \(String(cString: strerror(errno))). Set TMPDIR.")
        }
        rest = rest.dropFirst(written)
      }
      total += count
    }
  }
}
