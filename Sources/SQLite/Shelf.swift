/// The compiled statements of one text that nobody uses just now.
final class Shelf {
  let sql: String
  var idle: [PreparedStatement] = []

  init(_ sql: String) { self.sql = sql }
}

/// The shelves of a connection, each found by the length of its text: to hash all of a text, and well, takes as long as
/// to run many a short statement.
struct Shelves {
  private var byLength: [[Shelf]] = Array(repeating: [], count: 256)

  /// The shelf of a text, a new one where there is none.
  mutating func shelf(_ sql: String) -> Shelf {
    let place = sql.utf8.count % byLength.count
    for shelf in byLength[place] where shelf.sql.hasSameBytes(as: sql) { return shelf }
    let shelf = Shelf(sql)
    byLength[place].append(shelf)
    return shelf
  }
}
