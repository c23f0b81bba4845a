internal import ArgumentParser
internal import TrackerCore

/// `tracker backup`: a copy of the file.
struct BackupCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a copy of the database, as it is at this moment, and check that it is sound.",
    discussion: """
      Others may go on reading and writing. The copy gets its name only when it is whole and SQLite finds nothing wrong \
      with it; it is a database like any other. `tracker restore` puts it back.

      Example:
        tracker backup tracker-2026-11-24.db
      """)

  @Argument(help: ArgumentHelp("The file to write.", valueName: "file")) var target: String
  @Flag(help: "Replace a file that is there already.") var force = false
  @OptionGroup var file: FileOptions

  func run(in world: World) throws {
    let database = try file.open(for: .reading, in: world)
    let bar = world.progress
    defer { bar.clear() }
    bar.begin("Writing \(target)")
    try database.backUp(to: target, replacing: force) { bar.show($0, of: $1, "pages") }
    bar.clear()
    try world.say("\(world.opened.path) is backed up to \(target), and the copy is sound.")
    if !database.differences.isEmpty {
      try world.say("`tracker restore` will refuse it, for its schema is not tracker's; `tracker check` says in what.")
    }
  }
}

/// `tracker restore`: puts a backup back.
struct RestoreCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup in the place of the database.",
    discussion: """
      The backup must be one of tracker's and sound; it is not changed. What is replaced is kept beside it as a copy, \
      with .before-restore behind its name; the newest five such copies are kept. Those who have the database open see \
      the backup from then on.

      Example:
        tracker backup tracker-2026-11-24.db
        tracker restore tracker-2026-11-24.db --yes
      """)

  @Argument(help: ArgumentHelp("The backup.", valueName: "file")) var backup: String
  @Flag(help: "Replace the database that is there.") var yes = false
  @OptionGroup var file: FileOptions

  func run(in world: World) throws {
    let path = try file.path(for: .writing, in: world)
    world.opened.path = path
    if !yes, !Database.isFree(path) {
      let question = "\(path) would be replaced by \(backup); a copy of it as it is now would be kept."
      guard let answer = try world.confirm("\(question) Replace it?", otherwise: false) else {
        throw Failure(.usage, "\(question) Say so with --yes.")
      }
      guard answer else { throw Failure(.failed, "Nothing was changed.") }
    }
    let bar = world.progress
    defer { bar.clear() }
    bar.begin("Restoring \(path)")
    let restored = try Database.restore(
      path, from: backup, progress: { bar.show($0, of: $1, "pages") }, tell: { try? world.say($0) })
    bar.clear()
    do {
      // An older backup is brought up to date now, not when somebody is in a hurry.
      _ = try file.open(for: .writing, in: world)
    } catch let failure as Failure where failure.kind == .inputOutput {
      // It is in its place all the same, and the next command tries again.
    }
    let kept = restored.safeCopy.map { " What was there before is \($0)." } ?? ""
    try world.say("\(path) is now as in \(backup).\(kept)")
  }
}
