internal import FoundationEssentials
internal import SQLite

extension Database {
  /// Writes a copy of the file, as it is at this moment, and holds it against SQLite's own rules before it gets its
  /// name. Others may go on writing.
  /// - Parameters:
  ///   - path: where to.
  ///   - replacing: whether a file that stands there gives way.
  ///   - progress: told how many pages are written, and how many there are.
  /// - Throws: `Failure`; then nothing is there but what was.
  public func backUp(to path: String, replacing: Bool, progress: (Int, Int) -> Void = { _, _ in }) throws {
    var isFolder = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard !isFolder else { throw Failure(.cannotCreate, "\(path) is a folder; name a file in it.") }
    guard !exists || replacing else {
      throw Failure(.cannotCreate, "\(path) is there already. Name another file, or add --force to replace it.")
    }
    guard !Self.isSame(path, connection.path) else {
      throw Failure(.cannotCreate, "\(path) is the database itself; a backup is another file.")
    }
    let part = SafeCopy.part(of: path)
    do {
      try SafeCopy.write(connection, to: part, progress: progress)
      if let damage = try Self.damage(of: Connection(part, .immutable)) {
        throw Failure(
          .badData,
          "\(connection.path) is damaged: \(damage). No copy was made. Restore a backup, or save what can be read with: "
            + "sqlite3 \(connection.path) .recover")
      }
      try SafeCopy.put(part, at: path)
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw Failure(error, at: path)
    }
  }

  /// Whether two paths lead to one file.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    URL(filePath: one).resolvingSymlinksInPath().path == URL(filePath: other).resolvingSymlinksInPath().path
  }

  /// The first thing that SQLite finds wrong; nil where nothing is.
  private static func damage(of connection: Connection) throws -> String? {
    let finding = try connection.text("PRAGMA integrity_check(1)")
    return finding == "ok" ? nil : finding
  }

  // MARK: - The way back

  /// What a restore did.
  public struct Restored: Sendable {
    /// The copy of what was there before; nil where nothing was.
    public let safeCopy: String?
  }

  /// Puts a backup in the place of a file. Others that have the file open see the backup from then on.
  /// - Parameters:
  ///   - path: the file that is replaced, or made.
  ///   - backup: the backup.
  ///   - progress: told how many pages are written, and how many there are.
  ///   - tell: told what else was done, in a sentence.
  /// - Throws: `Failure`; then the file is as it was.
  public static func restore(
    _ path: String, from backup: String, progress: (Int, Int) -> Void = { _, _ in }, tell: (String) -> Void = { _ in }
  ) throws -> Restored {
    guard !isSame(path, backup) else {
      throw Failure(.cannotCreate, "\(backup) is the database itself; a backup is another file.")
    }
    let source = try openBackup(backup)
    do {
      return Restored(safeCopy: try replace(path, by: source, progress, tell))
    } catch {
      throw Failure(error, at: path)
    }
  }

  /// Opens a backup, changing nothing of it, and holds it against SQLite's rules and those of this program. One by an
  /// older version will do.
  private static func openBackup(_ path: String) throws -> Connection {
    guard FileSize.of(path) > 0 else { throw Failure(.notFound, "There is no backup at \(path).") }
    do {
      let backup = try Connection(path, FileSize.of(path + "-wal") == 0 ? .immutable : .readOnly)
      let objects = try backup.schemaObjects()
      switch try identify(backup, objects) {
      case .empty: throw Failure(.badData, "\(path) is empty.")
      case .foreign(let reason): throw Failure(.badData, "\(path) \(reason).")
      case .ours(_, let pending) where pending.isEmpty:
        if let difference = SchemaDifference.between(objects, expected: Schema.objects).first {
          throw Failure(.badData, "\(path) is not as tracker made it: \(difference). Nothing was changed.")
        }
      case .ours: break
      }
      if let damage = try damage(of: backup) {
        throw Failure(.badData, "\(path) is damaged: \(damage). Nothing was changed.")
      }
      return backup
    } catch {
      throw Failure(error, at: path)
    }
  }

  private static func replace(
    _ path: String, by source: Connection, _ progress: (Int, Int) -> Void, _ tell: (String) -> Void
  ) throws -> String? {
    guard FileSize.of(path) > 0 else {
      let part = SafeCopy.part(of: path)
      try SafeCopy.write(source, to: part, progress: progress)
      try SafeCopy.put(part, at: path)
      return nil
    }
    do {
      let target = try Connection(path, .readWrite)
      let copy = try SafeCopy.make(of: target, before: "restore")
      do {
        try source.copy(onto: target, progress: progress)
      } catch let error as SQLiteError where error.isDiskFailure {
        // It may have failed when all was written already.
        throw Failure(
          .inputOutput,
          "Writing to \(path) failed: \(error.message). Whether the backup is in its place is not known; restore it again "
            + "when the disk works. What was there before is \(copy).")
      }
      return copy
    } catch let error as SQLiteError {
      guard error.isNotADatabase || error.isCorrupt else { throw error }
      // There is nothing to copy page by page; the broken file steps aside with what belongs to it.
      let aside = SafeCopy.free("\(path).before-restore")
      let part = SafeCopy.part(of: path)
      try SafeCopy.write(source, to: part, progress: progress)
      for suffix in SafeCopy.beside + [""] where FileManager.default.fileExists(atPath: path + suffix) {
        try SafeCopy.move(path + suffix, to: aside + suffix)
      }
      try SafeCopy.move(part, to: path)
      tell("\(path) was damaged and could not be copied; it was moved to \(aside) as it was.")
      return aside
    }
  }
}
