/// One large JSON object in a file, whose lists are read some elements at a time, so that it may be larger than memory.
///
/// Where the elements begin and end is found in one go through the file, which counts brackets and looks at nothing
/// else; what they hold is read strictly when it is asked for.
struct JSONFile: Sendable {
  /// Elements that stand together, with the commas between them.
  struct Piece: Sendable {
    var bytes: Range<Int>
    /// Which one of the list the first is, counted from 1.
    let first: Int
  }

  /// An element of a list.
  struct Element {
    /// Which one it is, counted from 1.
    let number: Int
    /// Where it stands in the file.
    let bytes: Range<Int>
    let tree: JSONTree
  }

  /// What stands under a key.
  enum Value: Sendable {
    case list([Piece])
    case other(Range<Int>)
  }

  let source: any ByteSource
  /// The keys with their values, in the order of the file.
  private(set) var members: [(key: String, value: Value)] = []

  /// Finds the elements.
  /// - Throws: `Failure` where it is no JSON object, with the first place where that is noticed.
  init(_ source: any ByteSource) throws {
    self.source = source
    var scanner = try JSONScanner(source)
    do {
      try scan(&scanner)
    } catch {
      // Brackets that do not match are noticed late; what is wrong in an element stands before.
      for (_, value) in members { try check(value) }
      throw error
    }
  }

  private mutating func scan(_ scanner: inout JSONScanner) throws {
    var keys: Set<String> = []
    try scanner.expect("{", "It is no JSON object")
    guard try !scanner.takes("}") else { return try scanner.expectEnd() }
    repeat {
      let range = try scanner.key()
      guard case .text(let key) = try tree(range) else { throw Self.failure("a key is missing", range.lowerBound) }
      guard keys.insert(key).inserted else {
        throw Self.failure("the key \"\(key.prefix(40))\" stands there twice", range.lowerBound)
      }
      try scanner.expect(":", "a colon is missing behind the key \"\(key.prefix(40))\"")
      if try scanner.takes("[") {
        members.append((key, .list([])))
        try scanList(&scanner)
      } else {
        members.append((key, .other(try scanner.value())))
      }
    } while try scanner.takes(",")
    try scanner.expect("}", "a comma or } is missing")
    try scanner.expectEnd()
  }

  private mutating func scanList(_ scanner: inout JSONScanner) throws {
    let (index, key) = (members.count - 1, members[members.count - 1].key)
    var pieces: [Piece] = []
    // What was found stays, for whoever looks for what is wrong.
    defer { members[index] = (key, .list(pieces)) }
    guard try !scanner.takes("]") else { return }
    var number = 0
    repeat {
      let element = try scanner.value()
      number += 1
      if let last = pieces.last, element.upperBound - last.bytes.lowerBound <= Self.size {
        pieces[pieces.count - 1].bytes = last.bytes.lowerBound..<element.upperBound
      } else {
        pieces.append(Piece(bytes: element, first: number))
      }
    } while try scanner.takes(",")
    try scanner.expect("]", "a comma or ] is missing")
  }

  /// How large a piece is, in bytes, unless one element is longer.
  private static let size = 1 << 20

  // MARK: - Reading

  /// The pieces of the list under a key; none where there is no such list.
  func list(_ key: String) -> [Piece] {
    if case .list(let pieces)? = members.first(where: { $0.key == key })?.value { pieces } else { [] }
  }

  /// Hands over the elements of a piece, one at a time.
  /// - Throws: `Failure` where one is no JSON.
  func forEach(_ piece: Piece, _ body: (Element) throws -> Void) throws {
    let bytes = try source.bytes(piece.bytes)
    try bytes.withUnsafeBufferPointer { bytes in
      // Once for all elements of the piece.
      do throws(JSONError) {
        try JSONParser.checkEncoding(bytes)
      } catch {
        throw Self.failure(error.reason, piece.bytes.lowerBound + error.byte - 1)
      }
      var (start, number) = (0, piece.first)
      while start < bytes.count {
        let read: (tree: JSONTree, end: Int)
        do throws(JSONError) {
          read = try JSONParser.value(bytes, from: start, depth: 2)
        } catch {
          throw Self.failure(error.reason, piece.bytes.lowerBound + error.byte - 1)
        }
        let place = piece.bytes.lowerBound + start..<piece.bytes.lowerBound + read.end
        try body(Element(number: number, bytes: place, tree: read.tree))
        (start, number) = (read.end + 1, number + 1)
      }
    }
  }

  /// What stands somewhere in the file, as a value.
  /// - Parameter depth: how many lists and objects it lies in.
  /// - Throws: `Failure` where it is no JSON.
  func tree(_ range: Range<Int>, depth: Int = 2) throws -> JSONTree {
    let bytes = try source.bytes(range)
    do {
      return try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
        try JSONParser.checkEncoding(bytes)
        return try JSONParser.value(bytes, from: 0, depth: depth).tree
      }
    } catch {
      throw Self.failure(error.reason, range.lowerBound + error.byte - 1)
    }
  }

  /// - Throws: `Failure` where something in it is no JSON.
  func check(_ value: Value) throws {
    switch value {
    case .list(let pieces): for piece in pieces { try forEach(piece) { _ in } }
    case .other(let range): _ = try tree(range, depth: 1)
    }
  }

  /// That a file is no JSON, with the place, counted from 0.
  static func failure(_ reason: String, _ byte: Int) -> Failure {
    Failure(.badData, "It is not JSON: \(JSONError(reason: reason, byte: byte + 1)).")
  }
}
