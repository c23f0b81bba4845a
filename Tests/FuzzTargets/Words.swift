import Foundation
import SQLite
import TrackerCore

/// Texts by themselves: dates and spellings, held against the schema's own idea of them.
final class Words {
  private let db: Connection

  init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../migrations").standardized
    let scripts = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sql") }
    db = try Connection(":memory:", .create)
    try Migrator(
      scripts.sorted().map {
        Migration(name: $0, sql: try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
      }
    ).migrate(db)
    try db.trustSchema()
  }

  /// What is read as a date is one to the database, begins before it ends, and is read as itself.
  func checkDate(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let today = CalendarSystem.gregorian.day(2026, 11, 24)
    for reader in [DateReader(today: today), DateReader(referenceYear: 1397)] {
      guard let read = try? reader.read(text, "it"), let edtf = read.edtf else { continue }
      do {
        try db.transaction {
          try db.execute("INSERT INTO dates (edtf) VALUES (?)", [edtf])
          let isOrdered = try db.int("SELECT earliest IS NULL OR latest IS NULL OR earliest <= latest FROM dates")
          guard isOrdered == 1 else { throw FuzzTarget.Finding(description: "\(text): \(edtf) ends before it begins") }
          throw TakenBack()
        }
      } catch is TakenBack {
      } catch let error as SQLiteError {
        throw FuzzTarget.Finding(description: "\(text) is read as \(edtf), which the database refuses: \(error)")
      }
      // A year that needs a letter before it to be typed is kept without it.
      guard let year = Int(edtf.prefix(4)), (1700...2200).contains(year) else { continue }
      guard let again = try? reader.read(edtf, "it"), again.edtf == edtf || edtf.contains("/") else {
        throw FuzzTarget.Finding(description: "\(text) is read as \(edtf), which is not read as itself")
      }
    }
  }

  /// Swift folds as SQL does, and what is folded stays as it is.
  func checkFold(_ bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else { return }
    let folded = Fold.text(text)
    try db.execute("UPDATE fold_box SET written = ?", [text])
    let inSQL = try db.text("SELECT words FROM folded_box")
    guard inSQL?.utf8.elementsEqual(folded.utf8) == true else {
      throw FuzzTarget.Finding(description: "\(text): Swift folds it to \(folded), SQL to \(inSQL ?? "NULL")")
    }
    guard Fold.text(folded).utf8.elementsEqual(folded.utf8) else {
      throw FuzzTarget.Finding(description: "\(text) is folded to \(folded), and that to \(Fold.text(folded))")
    }
    let key = Fold.key(text)
    guard Fold.key(text.nfc) == key else {
      throw FuzzTarget.Finding(description: "\(text) has another key where it is normalized")
    }
    let searched = SearchedText(text)
    let all = searched.excerpt(around: [], most: 3)
    guard searched.text(all).utf8.count <= text.utf8.count else {
      throw FuzzTarget.Finding(description: "\(text): an excerpt is longer than the text")
    }
  }

  /// What was done is taken back.
  private struct TakenBack: Error {}
}
