import CSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Connection {
  /// Stops whatever runs on this connection when a time is over, with an error that `isInterrupted`: a file of a stranger
  /// may have a view that never ends.
  /// - Parameter seconds: from now.
  public func limitTime(seconds: Double) {
    deadline = Deadline(seconds: seconds)
    watch()
  }

  /// The network or user-space file system that the file lies on, such as `nfs`; nil for a disk of this machine.
  public var networkFileSystem: String? { csqlite_network_file_system(path).map { String(cString: $0) } }
}

/// A moment that will be over.
final class Deadline {
  private let end: Double

  init(seconds: Double) { end = Self.now + seconds }

  var isOver: Bool { Self.now >= end }

  private static var now: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
