import Foundation
import TrackerCore

/// A file of ours in which somebody has changed bytes, read in all ways.
final class StrangeDatabase {
  private let place: String
  private let whole: Data

  init() throws {
    place = Memory.file("strange.db")
    try Imports.record(JSONLines.read(Array(Imports.records.utf8)), in: Database(place, for: .writing))
    whole = try Data(contentsOf: URL(filePath: place))
  }

  deinit { Memory.remove(place) }

  /// Whatever it is, it is refused or read.
  /// - Parameter changes: five bytes each: where, as a number from 0 to 2²⁴, and the two bytes that stand there.
  func read(_ changes: [UInt8]) throws {
    var bytes = whole
    for change in stride(from: 0, to: changes.count - 4, by: 5).map({ changes[$0..<$0 + 5] }) {
      let position = change.prefix(3).reduce(0) { $0 << 8 | Int($1) } % (bytes.count - 1)
      bytes.replaceSubrange(position..<position + 2, with: change.suffix(2))
    }
    Memory.remove(place)
    try bytes.write(to: URL(filePath: place))
    guard let database = try? Database(place, for: .reading) else { return }
    // Each way by itself: one that fails hides none of the others.
    for way in Self.ways { try? database.snapshot { try way(database) } }
  }

  private static let ways: [@Sendable (Database) throws -> Void] = [
    { database in try database.timeline.forEach(Timeline.Filter()) { _ in } },
    { database in _ = try Exporter(database, Timeline.Filter()) { _ in }.writeJSONLines() },
    { database in _ = try Exporter(database, Timeline.Filter()) { _ in }.writePopolo() },
    { database in _ = try database.opposed.forEach(OpposedPairs.Filter()) { _ in } },
    { database in
      for kind in SearchIndex.Kind.allCases { _ = try database.search.hits(SearchQuery("budget"), kind, limit: 9) }
    },
    { database in _ = try database.officials.all() },
    { database in _ = try database.changes.all() },
    { database in
      try database.inspection.run(Inspection.Manner(today: "2026-11-24")) { _, _ in
      } _: { _ in
      }
    },
  ]
}

/// Files that are quick to write: in memory, where the system has a folder there.
enum Memory {
  static func file(_ name: String) -> String {
    let folder = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    return "\(folder)/tracker-\(UUID().uuidString)-\(name)"
  }

  /// Removes a database with what SQLite puts beside it.
  static func remove(_ file: String) {
    for end in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: file + end) }
  }
}
