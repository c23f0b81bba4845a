import Foundation
import TestSupport
import Testing

@testable import TrackerCore

@Suite("Importing Discourse Network Analyzer")
struct DNATests {
  let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  /// Makes a database and reads it.
  func read(_ sql: String, tables: String = DNAFixture.tables) throws -> Intake {
    let file = fixture.folder.file("debate.dna")
    try? FileManager.default.removeItem(atPath: file)
    let made = try run(["sqlite3", "-bail", "-batch", file], input: tables + sql)
    try #require(made.errors == "", "\(made.errors)")
    let bytes = try Data(contentsOf: URL(filePath: file))
    let before = try fixture.folder.names()
    defer {
      // Nothing was written to it or made beside it.
      #expect((try? fixture.folder.names()) == before)
      #expect((try? Data(contentsOf: URL(filePath: file))) == bytes)
    }
    return try DNAStatements.read(file)
  }

  @Test("takes documents with their text, and coded passages with their place in it; twice changes nothing")
  func debate() throws {
    let intake = try read(DNAFixture.debate)
    try fixture.load(intake)
    #expect(
      try fixture.rows(
        ["said_on", "official", "organization", "position", "claim", "quote", "sources"], from: "timeline")
        == [
          "2018-05-01|Jane Doe|Ministry of Examples|opposes|There should be a tax|the tax should go.|The Times",
          "2018-05-01|-|The board|supports|There should be a tax|The board agreed to it|The Times",
        ])
    #expect(
      try fixture.rows(
        ["substr(sources.text, start + 1, end - start)", "verbatim", "said_on_basis", "kind"],
        from: "citations JOIN sources ON sources.id = source_id JOIN statements ON statements.id = statement_id, claims"
      )
        == ["the tax should go.|1|reported|policy", "The board agreed to it|1|reported|policy"])
    #expect(
      try fixture.rows(["note"], from: "statements ORDER BY id")
        == ["place: Paris; weight: 7; coder: Admin; Annotation: note: irony?; coder: Admin", "coder: Admin"])
    #expect(try fixture.rows(["note"], from: "officials") == ["Type: politician"])
    #expect(try fixture.rows(["uid GLOB 'dna-????????????????-statement-[12]'"], from: "statements") == ["1", "1"])
    #expect(
      intake.notices == [
        "tracker has no place for this, and does not keep it: DOCUMENTS.Author: 1; DOCUMENTS.Type: 1; "
          + "ENTITIES.ChildOf: 1; SETTINGS: 1; STATEMENTS of the type \"Annotation\" beside any statement: 1."
      ])
    try fixture.expectNoChange(read(DNAFixture.debate))
  }

  @Test(
    "refuses a record that is nonsense, with its number",
    arguments: [
      (
        "UPDATE STATEMENTS SET Stop = 999 WHERE ID = 1;",
        "statement 1: it stands at 18–999, and the text of its document"
      ),
      ("UPDATE STATEMENTS SET Start = -1 WHERE ID = 1;", "statement 1: it stands at -1–36"),
      ("UPDATE STATEMENTS SET Stop = Start WHERE ID = 1;", "statement 1: it stands at 18–18"),
      ("UPDATE STATEMENTS SET Start = 1 WHERE ID = 1;", "statement 1: it begins or ends within a character"),
      ("UPDATE STATEMENTS SET Start = 'here' WHERE ID = 1;", "statement 1: Start is no whole number."),
      ("UPDATE STATEMENTS SET DocumentId = 9 WHERE ID = 1;", "statement 1: there is no document 9."),
      ("UPDATE DOCUMENTS SET Text = CAST(x'61FF62' AS TEXT);", "document 1: Text is not UTF-8."),
      ("UPDATE DOCUMENTS SET Text = x'616263';", "document 1: Text is no text."),
      ("UPDATE DOCUMENTS SET Text = 'a' || char(0) || 'b';", "document 1: the text of a document contains U+0000"),
      ("UPDATE DOCUMENTS SET Title = '', Source = NULL;", "document 1: the document has neither a title nor a source."),
      ("UPDATE ENTITIES SET Value = 3.5 WHERE ID = 2;", "entity 2: Value is no text."),
      ("DELETE FROM ENTITIES WHERE ID = 4;", "statement 1: its \"concept\" is the entity 4, which is not there"),
      ("INSERT INTO DATASHORTTEXT VALUES (9, 1, 1, 2);", "statement 1: it has 2 values for \"person\"."),
    ])
  func refused(change: String, expected: String) throws {
    // Without the types of the columns SQLite would convert what is written into them.
    let tables = DNAFixture.tables.replacing(" TEXT", with: "").replacing("INTEGER NOT NULL,", with: ",").replacing(
      " NOT NULL", with: "")
    let said = try fixture.refusal(read(DNAFixture.debate + change, tables: tables))
    #expect(said.contains(expected), "\(said)")
  }

  @Test("refuses what depends on a refused document or person, and takes the rest, where bad ones are left out")
  func consequences() throws {
    let other = "INSERT INTO DOCUMENTS VALUES (2, 'Another', 'Nothing.', 1, '', 'P', '', '', '', 'soon');"
    let intake = try read(
      DNAFixture.debate + other + "INSERT INTO STATEMENTS VALUES (9, 1, 2, 0, 7, 1);")
    let tallies = try fixture.load(intake, skippingBad: true)
    #expect(
      tallies.first { $0.kind == "source" }
        == Importer.Tally(kind: "source", made: 1, reused: 0, skipped: 0, refused: 1))
    #expect(tallies.first { $0.kind == "statement" }?.refused == 1)
    #expect(intake.refusals.map(\.reason) == ["Date is no whole number", "it refers to document 2, which was refused"])
  }

  @Test(
    "refuses files that are not what they seem, and never runs what is in them",
    arguments: [
      ("DROP TABLE ENTITIES;", "the table ENTITIES is missing"),
      (
        """
        DROP TABLE DOCUMENTS;
        CREATE VIEW DOCUMENTS AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n;
        """, "\"DOCUMENTS\" is no plain table"
      ),
      ("DROP TABLE CODERS; CREATE VIRTUAL TABLE coders USING fts5(ID, Name);", "\"CODERS\" is no plain table"),
      ("ALTER TABLE DOCUMENTS ADD COLUMN Extra AS (hex(zeroblob(100000000)));", "columns that are worked out"),
      ("ALTER TABLE DOCUMENTS RENAME COLUMN Title TO Heading;", "no such column: Title"),
      ("UPDATE VARIABLES SET Variable = x'00' WHERE ID = 1;", "In its table VARIABLES, row 1, Variable is no text."),
    ])
  func hostile(change: String, expected: String) throws {
    let error = #expect(throws: Failure.self) { try read(DNAFixture.debate + change) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test("reads past triggers and indexes of strangers")
  func triggers() throws {
    let intake = try read(
      DNAFixture.debate
        + """
        CREATE INDEX odd ON DOCUMENTS (Title) WHERE ID > 100;
        CREATE TRIGGER evil AFTER INSERT ON DOCUMENTS BEGIN DELETE FROM STATEMENTS; END;
        CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n;
        """)
    #expect(intake.refusals.isEmpty)
    #expect(intake.count(of: .statement) == 2)
  }

  @Test("takes the statements of many documents, however they are mixed and whatever their number")
  func manyDocuments() throws {
    let sql =
      DNAFixture.debate
        + """
        WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 900)
        INSERT INTO DOCUMENTS SELECT i, 'Debate ' || i, printf('%04d', i) || ' said the board of it. 🕊 And that.', 1,
          '', 'The Times', '', '', '', 1525132800 + i * 86400 FROM n;
        WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 3009)
        INSERT INTO STATEMENTS SELECT i, 1, 2 + i * 7 % 899, i % 4, 29 + i % 5 * 2, 1 FROM n;
        INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) SELECT ID, 2, 5 FROM STATEMENTS WHERE ID >= 10
          ORDER BY ID DESC;

        """
    let intake = try read(sql)
    #expect(intake.refusals.map(\.place.description) == [])
    #expect(intake.count == 900 + 3002 + 2 + 1 + 1)
    try fixture.load(intake)
    #expect(
      try fixture.rows(
        ["count(*)", "count(DISTINCT source_id)", "sum(substr(text, start + 1, end - start) = quote)"],
        from: "citations JOIN statements ON statements.id = statement_id JOIN sources ON sources.id = source_id")
        == ["3002|900|3002"])
    #expect(
      try fixture.rows(["quote", "said_on"], from: "statements WHERE uid GLOB '*-statement-10'")
        == ["72 said the board of it. 🕊|2018-07-12"])
    try fixture.expectNoChange(read(sql))
  }

  @Test("counts what belongs to no statement and no entity, and refuses what has the number of another")
  func strays() throws {
    let tables = DNAFixture.tables.replacing("ID INTEGER NOT NULL PRIMARY KEY", with: "ID INTEGER").replacing(
      "ID INTEGER PRIMARY KEY NOT NULL", with: "ID INTEGER")
    let intake = try read(
      DNAFixture.debate
        + """
        INSERT INTO DATASHORTTEXT VALUES (90, 77, 1, 2), (91, 78, 1, 2);
        INSERT INTO DATALONGTEXT VALUES (90, 77, 7, 'lost');
        INSERT INTO ATTRIBUTEVALUES VALUES (90, 55, 1, 'lost');
        INSERT INTO ENTITIES VALUES (2, 1, 'Another', NULL), (9, 1, 'jane  doe', NULL);
        INSERT INTO ATTRIBUTEVALUES VALUES (91, 9, 1, 'journalist');
        INSERT INTO DOCUMENTS VALUES (1, 'Another', 'Text', 1, '', '', '', '', '', 0);
        INSERT INTO STATEMENTS VALUES (5, 1, 8, 0, 1, 1), (6, 1, NULL, 0, 1, 1);
        """, tables: tables)
    #expect(
      intake.refusals.map { "\($0.place): \($0.reason)" } == [
        "statement 6: DocumentId is missing", "entity 2: another entity has the number 2",
        "document 1: another document has the number 1", "statement 5: there is no document 8",
      ])
    #expect(
      intake.notices.first?.contains(
        "ATTRIBUTEVALUES of no entity: 1; DATALONGTEXT of no statement: 1; DATASHORTTEXT of no statement: 2; ") == true)
    #expect(intake.notices.first?.contains("attributes of a second person of one name: 1") == true)
    let tallies = try fixture.load(intake, skippingBad: true)
    #expect(tallies.map(\.kind) == ["organization", "official", "source", "claim", "statement"])
    #expect(tallies.map(\.made) == [2, 1, 1, 1, 2])
  }

  @Test("finds places in UTF-16 units like one who counts from the beginning")
  func places() {
    let text = String(repeating: "a🕊ی\r\n👩‍👩‍👧", count: 200)
    let places = UTF16Places(text)
    #expect(places.count == text.utf16.count)
    var (units, scalars) = (0, 0)
    for index in text.unicodeScalars.indices {
      let place = places.place(of: units)
      #expect(place?.scalars == scalars && place?.index == index)
      let width = UTF16.width(text.unicodeScalars[index])
      if width == 2 { #expect(places.place(of: units + 1) == nil) }
      (units, scalars) = (units + width, scalars + 1)
    }
    #expect(places.place(of: units)?.index == text.endIndex)
    #expect(places.place(of: units + 1) == nil && places.place(of: -1) == nil)
    #expect(UTF16Places("").place(of: 0)?.scalars == 0)
  }

  @Test("refuses a file that is open elsewhere, in UTF-16, torn, or no database")
  func notReadable() throws {
    _ = try read(DNAFixture.debate)
    let file = fixture.folder.file("debate.dna")
    let whole = [UInt8](try Data(contentsOf: URL(filePath: file)))
    func sentence(_ bytes: [UInt8]) throws -> String {
      try Data(bytes).write(to: URL(filePath: file))
      let error = #expect(throws: Failure.self) { try DNAStatements.read(file) }
      return error?.description ?? ""
    }
    #expect(try sentence(Array("Hello".utf8)).contains("It is no database of Discourse Network Analyzer"))
    #expect(try sentence(Array(whole.prefix(5000))).contains("malformed"))
    try fixture.folder.write("x", to: "debate.dna-wal")
    #expect(try sentence(whole).contains("Another program has it open"))
    try FileManager.default.removeItem(atPath: fixture.folder.file("debate.dna-wal"))
    let error = #expect(throws: Failure.self) {
      try read("", tables: "PRAGMA encoding = 'UTF-16le'; CREATE TABLE T(a);")
    }
    #expect(error?.description.contains("not in UTF-8") == true)
  }
}
