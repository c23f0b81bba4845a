internal import SQLite

/// Records that refer to themselves, directly or by way of others, which the triggers let nobody write.
extension Inspection {
  func circles(_ body: (Finding) throws -> Void) throws {
    _ = try circles(.organizations, "parent_id", "is a part of", "org edit", "parent", body)
    _ = try circles(.sources, "quotes_id", "relays", "source edit", "quotes", body)
    let claims = try circles(.claims, "same_as_id", "says the same as", "claim edit", "same_as", body)
    try db.forEach(
      """
      SELECT claims.id, root.id FROM claims JOIN claims AS root ON root.id = claims.same_as_id
      WHERE root.same_as_id IS NOT NULL ORDER BY claims.id
      """
    ) { row in
      guard let id = row.int(0), !claims.contains(id) else { return }
      try body(
        Finding(
          .wrong, .references, .claims, id,
          "It says the same as claim #\(row.int(1) ?? 0), or its negation, which itself refers to another.",
          "Somebody wrote past the triggers. Have it refer to that other claim: `tracker claim edit \(id) --same-as CLAIM` "
            + "or `--negates CLAIM`."))
    }
  }

  /// - Returns: the records in circles.
  private func circles(
    _ table: RecordTable, _ column: String, _ verb: String, _ command: String, _ field: String,
    _ body: (Finding) throws -> Void
  ) throws -> Set<Int> {
    var next: [Int: Int] = [:]
    try db.forEach("SELECT id, \(column) FROM \(table.rawValue) WHERE \(column) IS NOT NULL") { row in
      if let id = row.int(0) { next[id] = row.int(1) }
    }
    let circles = Self.circles(in: next)
    for circle in circles {
      guard let first = circle.first else { continue }
      let others = circle.dropFirst().prefix(10).map { "#\($0)" }.joined(separator: ", ")
      let way = others.isEmpty ? "" : ", by way of \(circle.count == 2 ? table.kind : table.rawValue) \(others)"
      let rest = circle.count > 11 ? " and \(circle.count - 11) more" : ""
      let isNegation =
        try table == .claims && db.int("SELECT sign FROM claims WHERE id = ?", [first]) == -1
      try body(
        Finding(
          .wrong, .references, table, first, "It \(verb) itself\(way)\(rest).",
          "Somebody wrote past the triggers. Look at what each refers to, and take away what is wrong, as with: "
            + "`tracker \(command) \(first) --clear \(isNegation ? "negates" : field)`."))
    }
    return Set(circles.joined())
  }

  /// The circles in a graph in which each node leads to one other at most, each from where it is entered first.
  private static func circles(in next: [Int: Int]) -> [[Int]] {
    var seen: Set<Int> = []
    return next.keys.sorted().compactMap { start in
      var path: [Int] = []
      var id = start
      while let following = next[id], seen.insert(id).inserted {
        path.append(id)
        id = following
      }
      return path.firstIndex(of: id).map { Array(path[$0...]) }
    }
  }
}
