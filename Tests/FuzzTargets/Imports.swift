import Foundation
import TrackerCore

/// Files that are brought in, and what is looked for in what came of them.
final class Imports {
  private let format: ImportFormat
  private let database: Database
  /// Where a database stands that is read in place.
  private let place: String

  init(_ format: ImportFormat) throws {
    self.format = format
    database = try Database(":memory:", for: .writing)
    place = Memory.file("fuzz.dna")
    try Self.record(JSONLines.read(Array(Self.records.utf8)), in: database)
  }

  deinit { Memory.remove(place) }

  /// Some records that are there already, for references and queries to find.
  static let records = """
    {"type":"organization","uid":"o","name":"National Center of Cyberspace","lang":"en",\
    "names":[{"name":"مرکز ملی فضای مجازی","lang":"fa"}]}
    {"type":"official","uid":"p","name":"امیر خوراکیان","names":[{"name":"Amir Khorakian"}]}
    {"type":"claim","uid":"c","text":"The budget was cut","topics":["Money"]}
    {"type":"source","uid":"s","url":"https://example.org/1","title":"یک خبر","text":"هیچ‌چیز نبود."}
    {"type":"statement","uid":"u","official":"p","post":"o","said_on":"2018-05~","quote":"هیچ‌چیز نبود.",\
    "stances":[{"claim":"c","position":"denies"}],"citations":[{"source":"s","start":0,"end":13}]}
    """

  /// A file is refused in sentences, or what is right in it comes in, goes out, and comes in again as it is there.
  func bringIn(_ bytes: [UInt8]) throws {
    if format == .dna { try Data(bytes).write(to: URL(filePath: place)) }
    let intake: Intake
    do {
      intake = try format.read(place, content: { bytes })
    } catch is Failure {
      return
    }
    var importer = Importer(intake, into: database, skippingBad: true)
    try database.changes.rehearse("import", by: nil) {
      _ = try importer.run()
      var lines = ""
      _ = try Exporter(database, Timeline.Filter()) { lines += $0 }.writeJSONLines()
      let again = try JSONLines.read(Array(lines.utf8))
      var second = Importer(again, into: database)
      do {
        if let made = try second.run().first(where: { $0.made > 0 || $0.refused > 0 }) {
          throw FuzzTarget.Finding(description: "what went out makes another \(made.kind):\n\(lines)")
        }
      } catch let bad as BadLines {
        throw FuzzTarget.Finding(description: "what went out is refused: \(bad)\n\(lines)")
      }
    }
    guard !importer.refusals.isEmpty else { return }
    _ = try intake.rejects(importer.refusals)
  }

  /// Whatever is typed is a query.
  func search(_ bytes: [UInt8]) throws {
    let query = SearchQuery(String(decoding: bytes, as: UTF8.self))
    for kind in SearchIndex.Kind.allCases { _ = try database.search.hits(query, kind, limit: 3) }
  }

  static func record(_ intake: Intake, in database: Database) throws {
    var importer = Importer(intake, into: database)
    _ = try database.changes.record("import", by: nil) { try importer.run() }
  }
}
