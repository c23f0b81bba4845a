import SQLite
import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("An archive of seeded data")
struct SeededDataTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = folder.file("seeded.db")
  }

  func lines(seed: UInt64, statements: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    Archive(seed: seed, statements: statements).writeJSONLines { bytes += $0 }
    return bytes
  }

  @Test("is the same for the same seed, to the byte, and another one for another seed")
  func sameSeed() throws {
    let bytes = lines(seed: 1397, statements: 500)
    #expect(lines(seed: 1397, statements: 500) == bytes)
    #expect(lines(seed: 1398, statements: 500) != bytes)
    // Other than this only where the generator was changed on purpose, never because the machine is another one.
    let digest = SHA3.hex256(String(decoding: bytes, as: UTF8.self))
    #expect(digest == "13aca404c70c4ed31c6c9dfe240735d8cfd0d9f564b042535bbd366c163d3bc5")
  }

  @Test("makes a database that is as tracker made it, with the copies that its triggers would have made")
  func filled() throws {
    try Archive(seed: 1397, statements: 2000).fill(databaseAt: db)
    _ = try Database(db, for: .writing) { Issue.record("told: \($0)") }
    #expect(try damage(of: db) == "")
    let counts = try shell(
      db,
      """
      SELECT count(*) FROM stances JOIN stance_copies AS copies USING (id)
      WHERE (
        stances.official_id, stances.organization_id, stances.earliest, stances.latest, stances.uncertain,
        stances.root_id, stances.side
      ) IS NOT (
        copies.official_id, copies.organization_id, copies.earliest, copies.latest, copies.uncertain,
        copies.root_id, copies.side
      );
      SELECT count(*) FROM statements LEFT JOIN dates ON edtf = said_on
      WHERE (statements.earliest, statements.latest) IS NOT (dates.earliest, dates.latest);
      SELECT count(*) FROM statements;
      SELECT sum(last_id) FROM history WHERE table_name = 'statements' AND first_id = 1 AND action = 'insert';
      """)
    #expect(counts.output == "0\n0\n2000\n2000\n")
  }

  @Test("speaks most of one organization, but not of it alone")
  func skew() throws {
    try Archive(seed: 1397, statements: 2000).fill(databaseAt: db)
    let largest = try shell(
      db,
      """
      SELECT count(*) FROM statements WHERE organization_id IS NOT NULL
      GROUP BY organization_id ORDER BY count(*) DESC LIMIT 1
      """
    ).output
    #expect((40...160).contains(Int(largest.dropLast()) ?? 0))
  }

  @Test("has no name twice")
  func names() throws {
    try Archive(seed: 1397, statements: 2000).fill(databaseAt: db)
    let again = try shell(
      db,
      """
      WITH every (name) AS (
        SELECT name FROM officials UNION ALL SELECT name FROM organizations UNION ALL SELECT text FROM claims
        UNION ALL SELECT name FROM names
      )
      SELECT name FROM every GROUP BY name HAVING count(*) > 1
      """)
    #expect(again.output == "")
  }

  @Test(
    "is filled in as an import would bring it in, with the indexes kept in step or made again", arguments: [300, 5500])
  func imported(statements: Int) throws {
    try Archive(seed: 7, statements: statements).fill(databaseAt: db)
    let imported = folder.file("imported.db")
    let database = try Database(imported, for: .writing)
    _ = try database.changes.record("import", by: nil) {
      var importer = Importer(try JSONLines.read(lines(seed: 7, statements: statements)), into: database)
      return try importer.run()
    }
    for table in StockShellTests.tables + ["dates"] {
      let rows = "SELECT * FROM \(table) ORDER BY 1"
      #expect(try shell(db, rows).output == shell(imported, rows).output, "\(table)")
    }
    for kind in SearchIndex.Kind.allCases { #expect(try database.searchIndex.isRight(kind), "\(kind)") }
    #expect(try damage(of: imported) == "")
    // As it was made, whatever was set aside meanwhile.
    #expect(throws: Never.self) { try Database(imported, for: .writing) }
  }
}
