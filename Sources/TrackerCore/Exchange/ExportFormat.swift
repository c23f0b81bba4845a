/// The formats that a file can be exported to.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// The program's own: nothing is lost.
  case jsonl
  /// One row for each stance, RFC 4180.
  case csv
  /// The same with tabs between the cells.
  case tsv
  /// Persons, organizations, posts, memberships and speeches. <http://www.popoloproject.com/specs/>
  case popolo
  /// The events of a timeline on a web page. <https://timeline.knightlab.com/docs/json-format.html>
  case timelinejs
  /// Text for a report.
  case markdown
  /// A network for networkx, Gephi or visone. <http://graphml.graphdrawing.org/specification.html>
  case graphml

  /// The format that a file's name stands for: `x.csv`, `x.popolo.json`. nil where it stands for none.
  public init?(fileName: String) {
    let name = fileName.lowercased()
    let endings: [(String, Self)] = [
      (".jsonl", .jsonl), (".ndjson", .jsonl), (".csv", .csv), (".tsv", .tsv), (".popolo.json", .popolo),
      (".timelinejs.json", .timelinejs), (".md", .markdown), (".markdown", .markdown), (".graphml", .graphml),
    ]
    guard let format = endings.first(where: { name.hasSuffix($0.0) })?.1 else { return nil }
    self = format
  }
}
