import Foundation
import SQLite
import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("The table of folds")
struct FoldTableTests {
  let connection: Connection

  init() throws {
    connection = try Connection(":memory:", .create)
    try Migrator(Schema.migrations).migrate(connection)
    try connection.trustSchema()
  }

  /// A text as SQL folds it.
  func folded(_ text: String) throws -> String? {
    try connection.execute("UPDATE fold_box SET written = ?", [text])
    return try connection.text("SELECT words FROM folded_box")
  }

  var pairs: [(written: String, read: String)] {
    get throws {
      try connection.all("SELECT written, read FROM folds ORDER BY id") { ($0.text(0) ?? "", $0.text(1) ?? "") }
    }
  }

  @Test("is followed by SQL and by Swift alike, for every pair in it")
  func everyPair() throws {
    let pairs = try pairs
    #expect(pairs.count > 800)
    #expect(Fold.table.count == pairs.count)
    for (written, read) in pairs {
      let code = "U+" + String(written.unicodeScalars.first?.value ?? 0, radix: 16)
      for (before, behind) in [("", ""), ("یک ", " دو"), ("a", "b")] {
        #expect(
          try folded(before + written + behind)?.utf8.elementsEqual((before + read + behind).utf8) == true, "\(code)")
        #expect(Fold.text(before + written + behind).utf8.elementsEqual((before + read + behind).utf8), "\(code)")
      }
    }
  }

  @Test("reads nothing as something that is itself read otherwise")
  func noChains() throws {
    for (written, read) in try pairs {
      #expect(Fold.text(read) == read, "U+\(String(written.unicodeScalars.first?.value ?? 0, radix: 16))")
    }
  }

  @Test("is numbered without gaps, as the folding of rare letters wants it")
  func numbered() throws {
    #expect(try connection.int("SELECT max(id) - count(*) + min(id) - 1 FROM folds") == 0)
  }

  @Test("is followed by SQL and by Swift alike in any mixture of letters")
  func mixtures() throws {
    var random = SplitMix64(seed: 11)
    let written = try pairs.map(\.written)
    for _ in 0..<2_000 {
      let text = (0..<12).map { _ in
        Bool.random(using: &random)
          ? written.randomElement(using: &random) ?? ""
          : Unicode.Scalar(UInt32.random(in: 0x20...0x2FFF, using: &random)).map(String.init) ?? ""
      }.joined()
      #expect(try folded(text)?.utf8.elementsEqual(Fold.text(text).utf8) == true, "\(text.unicodeScalars.map(\.value))")
    }
  }

  @Test("stays as it is, whoever asks, and so does the box")
  func stays() throws {
    for write in [
      "INSERT INTO folds (written, read) VALUES ('a', 'b')", "UPDATE folds SET read = 'x'", "DELETE FROM folds",
      "DELETE FROM fold_box", "UPDATE fold_box SET id = 1 + id",
    ] {
      #expect(throws: SQLiteError.self) { try connection.execute(write) }
    }
  }
}
