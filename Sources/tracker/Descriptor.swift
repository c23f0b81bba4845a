import TrackerCLI
import TrackerCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system's `write`, which a method of that name would hide.
func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

/// A file descriptor that text is written to, in large pieces.
final class Descriptor: Sink {
  private let descriptor: Int32
  private let name: String
  private var buffer: [UInt8] = []
  /// Called once, before anything is written.
  var beforeFirstWrite: (() -> Void)?
  /// Whether somebody may stop reading when they have seen enough, which is no failure.
  var mayEndEarly = false

  init(_ descriptor: Int32, _ name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  func writeNow(_ text: String) throws {
    try write(text)
    try flush()
  }

  func flush() throws {
    var rest = buffer[...]
    buffer = []
    if !rest.isEmpty, let prepare = beforeFirstWrite {
      beforeFirstWrite = nil
      prepare()
    }
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes(descriptor, $0) }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE, mayEndEarly { throw ReaderGone() }
        throw Failure(.inputOutput, "\(name) cannot be written: \(String(cString: strerror(errno))).")
      }
      rest = rest.dropFirst(count)
    }
  }
}
