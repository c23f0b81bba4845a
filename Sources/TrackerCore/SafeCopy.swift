internal import FoundationEssentials
internal import SQLite

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Copies of a database file that stand beside it: `tracker.db.before-restore`, the newest five.
enum SafeCopy {
  /// How many are kept.
  static let most = 5
  /// What SQLite keeps beside a file, by the ends of the names. One that is left beside another file of the same name
  /// would be read as its own. https://sqlite.org/tempfiles.html
  static let beside = ["-wal", "-shm", "-journal"]

  /// Writes a copy of a file beside it, whole, and removes the oldest where there are too many.
  /// - Parameter event: what is about to happen to the file, for its name: `restore`.
  /// - Returns: the copy's path.
  static func make(of connection: Connection, before event: String) throws -> String {
    let copy = try write(connection, before: event)
    prune(connection.path, but: copy)
    return copy
  }

  /// Writes a copy of a file beside it, which gets its name when it is whole.
  fileprivate static func write(_ connection: Connection, before event: String) throws -> String {
    let part = part(of: connection.path)
    try write(connection, to: part)
    let copy = free("\(connection.path).before-\(event)")
    try move(part, to: copy)
    return copy
  }

  /// Writes a copy under a name that nobody has; nothing of it stays where that fails.
  static func write(
    _ connection: Connection, to path: String, progress: (Int, Int) -> Void = { _, _ in }
  ) throws {
    do {
      try connection.copy(onto: Connection(path, .create), progress: progress)
    } catch {
      remove(path)
      throw error
    }
  }

  /// The first of `name`, `name-2`, `name-3` … that is not taken, with nothing beside it.
  static func free(_ name: String) -> String {
    var copy = name
    var number = 1
    while ([""] + beside).contains(where: { FileManager.default.fileExists(atPath: copy + $0) }) {
      number += 1
      copy = "\(name)-\(number)"
    }
    return copy
  }

  /// The name of a copy that is not whole yet, which nobody else writes.
  static func part(of path: String) -> String { free("\(path).\(getpid()).part") }

  /// Gives a whole copy its name; what SQLite kept beside another file of that name is gone.
  static func put(_ part: String, at path: String) throws {
    for end in beside { try? FileManager.default.removeItem(atPath: path + end) }
    try move(part, to: path)
  }

  /// Removes a file with all that is beside it. One that cannot be removed is in nobody's way.
  private static func remove(_ path: String) {
    for end in [""] + beside { try? FileManager.default.removeItem(atPath: path + end) }
  }

  /// Gives a file another name, in one step; what has that name gives way.
  static func move(_ file: String, to path: String) throws {
    guard rename(file, path) == 0 else {
      throw Failure(.cannotCreate, "\(path) cannot be written: \(String(cString: strerror(errno))).")
    }
    // The folder says that the file is there; it goes to the disk too.
    let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// Removes all but the newest copies of a file.
  fileprivate static func prune(_ path: String, but newest: String) {
    let url = URL(filePath: path)
    let folder = url.deletingLastPathComponent().path
    let beginning = url.lastPathComponent + ".before-"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let copies = names.filter { name in name.hasPrefix(beginning) && !beside.contains { name.hasSuffix($0) } }
      .map { name in
        let file = "\(folder)/\(name)"
        let date = (try? FileManager.default.attributesOfItem(atPath: file))?[.modificationDate] as? Date
        return (file: file, date: date ?? .distantPast)
      }
      .filter { URL(filePath: $0.file).lastPathComponent != URL(filePath: newest).lastPathComponent }
      .sorted { ($0.date, $0.file) > ($1.date, $1.file) }
    for copy in copies.dropFirst(most - 1) { remove(copy.file) }
  }
}

extension Database {
  /// Does something that removes much, and keeps a copy of the file as it was beside it.
  ///
  /// Whatever a command does stands in the history and can be undone, so this is a second belt: it is worn where it
  /// costs no more than a moment, and a large file goes without. Nothing stays of it where nothing was done.
  /// - Parameter event: what is about to happen, for the copy's name: `merge`.
  /// - Returns: what came of it, and the copy's path; nil where the file is large.
  public func keepingSafeCopy<Value>(
    before event: String, _ body: () throws -> Value
  ) throws -> (value: Value, copy: String?) {
    guard connection.path != ":memory:", FileSize.of(connection.path) <= Self.largestForSafeCopy else {
      return (try body(), nil)
    }
    let copy = try SafeCopy.write(connection, before: event)
    do {
      let value = try body()
      SafeCopy.prune(connection.path, but: copy)
      return (value, copy)
    } catch {
      try? FileManager.default.removeItem(atPath: copy)
      throw error
    }
  }

  /// Up to how many bytes a copy costs no more than a moment.
  private static let largestForSafeCopy = 64 << 20
}
