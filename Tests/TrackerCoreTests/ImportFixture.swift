import SQLite
import TestSupport
import Testing

@testable import TrackerCore

/// A database that files are brought into, and what is seen of it afterwards.
struct ImportFixture {
  let folder: TemporaryFolder
  let database: Database

  init() throws {
    folder = try TemporaryFolder()
    database = try Database(folder.file("tracker.db"), for: .writing)
  }

  /// Brings in what was read, and looks whether the file is whole.
  @discardableResult
  func load(_ intake: Intake, skippingBad: Bool = false) throws -> [Importer.Tally] {
    var importer = Importer(intake, into: database, skippingBad: skippingBad)
    let tallies = try database.changes.record("import", by: nil) { try importer.run() }
    #expect(try damage(of: database.connection.path) == "")
    return tallies
  }

  /// What is said of a file that is not taken; nothing of it is in the database then.
  func refusal(_ intake: Intake) throws -> String {
    let error = #expect(throws: BadLines.self) { try load(intake) }
    #expect(try database.connection.int("SELECT count(*) FROM history") == 0)
    return error?.description ?? ""
  }

  /// The rows of a query, their columns joined by |, NULL as -.
  func rows(_ columns: [String], from rest: String) throws -> [String] {
    try database.connection.all("SELECT \(columns.joined(separator: ", ")) FROM \(rest)") { row in
      columns.indices.map { row.text($0) ?? "-" }.joined(separator: "|")
    }
  }

  /// All of the file as SQL.
  func dump() throws -> String { try shell(database.connection.path, ".dump").output }

  /// Loads again and holds the file against what it was.
  func expectNoChange(_ intake: Intake) throws {
    let before = try dump()
    let tallies = try load(intake)
    #expect(tallies.allSatisfy { $0.made == 0 })
    #expect(try dump() == before)
  }
}
