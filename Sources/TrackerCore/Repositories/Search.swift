internal import SQLite

/// Finds records by their words, the best first.
public struct Search {
  let db: Connection

  /// A record that was found.
  public struct Hit: Equatable, Sendable {
    /// What it is.
    public var kind: SearchIndex.Kind
    /// Its number.
    public var id: Int
    /// Whether only a looser spelling was found: a fused word taken apart, two words as one.
    public var isApproximate: Bool
    /// What was looked for, to be marked in its texts.
    public var patterns: [SearchPattern]
  }

  /// The records of a kind that have all that was typed: first those with the words as they count as the same, then
  /// those with looser spellings; in each the best first, those alike by date.
  /// - Parameters:
  ///   - filter: which statements; other records are found only where it chooses all.
  ///   - limit: at most so many; nil for all.
  /// - Throws: `Failure` where the index is damaged.
  public func hits(
    _ query: SearchQuery, _ kind: SearchIndex.Kind, _ filter: Timeline.Filter = Timeline.Filter(), limit: Int?
  ) throws -> [Hit] {
    let foreign = SearchQuery.Field.allCases.filter { $0 != kind.field }
    let asksForOthers = query.terms.contains { $0.field.map(foreign.contains) ?? false }
    guard !query.isEmpty, kind == .statement || !asksForOthers && filter.choosesAll else { return [] }
    let fields = [nil, kind.field]
    let wanted = query.terms.filter { fields.contains($0.field) && !$0.isExcluded }
    let unwanted = query.terms.filter { fields.contains($0.field) && $0.isExcluded }
    let conditions = kind == .statement ? Self.conditions(query, filter) : ("1", [])
    do {
      guard let strict = SearchExpression(all: wanted) else {
        return kind == .statement ? try others(unwanted, conditions, limit) : []
      }
      let without = Self.without(unwanted)
      var hits = try find(kind, "(\(strict.text))\(without)", conditions, limit).map {
        Hit(kind: kind, id: $0, isApproximate: false, patterns: strict.patterns)
      }
      guard hits.count < limit ?? Int.max, let loose = SearchExpression(all: wanted, loosely: true) else { return hits }
      hits += try find(
        kind, "((\(loose.text)) NOT (\(strict.text)))\(without)", conditions, limit.map { $0 - hits.count }
      ).map { Hit(kind: kind, id: $0, isApproximate: true, patterns: loose.patterns) }
      return hits
    } catch let error as SQLiteError where error.isOfSearchIndex {
      throw Failure(.failed, "The search index is damaged. `tracker check --fix` makes it again from the records.")
    }
  }

  private typealias Condition = (sql: String, values: [(any Bindable)?])

  private static func without(_ terms: [SearchQuery.Term]) -> String {
    SearchExpression(any: terms).map { " NOT (\($0.text))" } ?? ""
  }

  /// The numbers of the records that an expression matches.
  private func find(
    _ kind: SearchIndex.Kind, _ expression: String, _ condition: Condition, _ limit: Int?
  ) throws -> [Int] {
    let index = "\(kind.rawValue)_words"
    let table = kind.plural
    let date = ["statement": "earliest", "source": "published"][kind.rawValue] ?? "NULL"
    var values: [(any Bindable)?] = [expression]
    var matching = "SELECT rowid AS id, rank FROM \(index) WHERE \(index) MATCH ?"
    if condition.sql != "1" {
      matching += " AND EXISTS (SELECT 1 FROM \(table) WHERE id = \(index).rowid AND \(condition.sql))"
      values += condition.values
    }
    if let limit {
      // Those alike with the last one are ordered by date too, as far as there are not very many of them.
      matching += " ORDER BY rank LIMIT ?"
      values.append(limit + 20)
    }
    let ids = try db.all(
      """
      SELECT hits.id FROM (\(matching)) AS hits JOIN \(table) ON \(table).id = hits.id
      ORDER BY hits.rank, \(date) IS NULL, \(date), hits.id
      """, values
    ) { $0.int(0) ?? 0 }
    return Array(ids.prefix(limit ?? ids.count))
  }

  /// The statements of which only is said what they do not have, or to what they belong; in time.
  private func others(_ unwanted: [SearchQuery.Term], _ condition: Condition, _ limit: Int?) throws -> [Hit] {
    var (conditions, values) = condition
    if let expression = SearchExpression(any: unwanted) {
      conditions += " AND id NOT IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)"
      values.append(expression.text)
    }
    return try db.all(
      """
      SELECT id FROM statements WHERE \(conditions) ORDER BY earliest IS NULL, earliest, latest, id LIMIT ?
      """, values + [limit ?? -1]
    ) { Hit(kind: .statement, id: $0.int(0) ?? 0, isApproximate: false, patterns: []) }
  }

  /// What a statement must be like: of what is named in fields, and as the filter wants it.
  private static func conditions(_ query: SearchQuery, _ filter: Timeline.Filter) -> Condition {
    var (conditions, values) = filter.choosesAll ? ("1", []) : Timeline.selection(filter)
    func add(_ field: SearchQuery.Field, _ expression: SearchExpression, excluded: Bool) {
      let (kind, statements, columns) = field.statements
      let index = "\(kind.rawValue)_words"
      let matching = columns.map { "\($0) IN (SELECT rowid FROM \(index) WHERE \(index) MATCH ?)" }
      conditions +=
        " AND id \(excluded ? "NOT IN" : "IN") (\(statements) WHERE \(matching.joined(separator: " OR ")))"
      values += columns.map { _ in expression.text }
    }
    for field in SearchQuery.Field.allCases {
      if let all = SearchExpression(all: query.terms(in: field, excluded: false)) { add(field, all, excluded: false) }
      if let any = SearchExpression(any: query.terms(in: field, excluded: true)) { add(field, any, excluded: true) }
    }
    return (conditions, values)
  }
}

extension SearchIndex.Kind {
  /// The field in which one looks for records of this kind.
  fileprivate var field: SearchQuery.Field? {
    switch self {
    case .statement: nil
    case .claim: .claim
    case .official: .official
    case .organization: .org
    case .source: .source
    }
  }
}

extension SearchQuery.Field {
  /// The records whose names are meant, and where statements refer to them, in one of these columns.
  fileprivate var statements: (kind: SearchIndex.Kind, query: String, columns: [String]) {
    switch self {
    case .claim: (.claim, "SELECT statement_id FROM stances", ["claim_id", "root_id"])
    case .official: (.official, "SELECT id FROM statements", ["official_id"])
    case .org: (.organization, "SELECT id FROM statements", ["organization_id", "post_organization_id"])
    case .source: (.source, "SELECT statement_id FROM citations", ["source_id"])
    }
  }
}
