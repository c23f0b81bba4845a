/// Any JSON value.
package enum JSONTree: Equatable {
  case null
  case bool(Bool)
  case int(Int)
  case number(Double)
  case text(String)
  case list([JSONTree])
  case object(JSONObject)

  /// Reads a whole text, with or without a byte order mark.
  /// - Throws: `Failure` where it is not JSON.
  package init(_ bytes: [UInt8]) throws {
    do {
      self = try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return try JSONParser.read(UnsafeBufferPointer(rebasing: bytes[start...]))
      }
    } catch {
      throw Failure(.badData, "It is not JSON: \(error).")
    }
  }

  package subscript(key: String) -> JSONTree? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The text, or a number as one; nil for anything else and for a blank text.
  package var text: String? {
    switch self {
    case .text(let text): text.trimmed
    case .int(let int): String(int)
    default: nil
    }
  }

  /// The elements of a list; none for anything else.
  package var list: [JSONTree] { if case .list(let list) = self { list } else { [] } }

  /// Whether nothing is said by it.
  var isEmpty: Bool {
    switch self {
    case .null: true
    case .text(let text): text.trimmed == nil
    case .list(let list): list.isEmpty
    case .object(let object): object.members.isEmpty
    case .bool, .int, .number: false
    }
  }
}

/// A JSON object: values under keys, in the order of the text. Most have a handful of keys, among which one looks
/// sooner than one makes a hash of them.
package struct JSONObject: Equatable {
  /// The keys with their values, each key once.
  private(set) var members: [(key: String, value: JSONTree)] = []
  /// A bit for each key that is there, at a place that many keys share: most keys that are not there are known by it.
  private var marks: UInt64 = 0
  /// The keys, where they are many.
  private var keys: Set<String> = []

  /// Adds a value.
  /// - Returns: false, and nothing is added, where the key is there already.
  mutating func add(_ key: String, _ value: JSONTree) -> Bool {
    if members.count < 32 {
      guard !has(key) else { return false }
    } else {
      if keys.isEmpty { keys = Set(members.map(\.key)) }
      guard keys.insert(key).inserted else { return false }
    }
    marks |= Self.mark(key)
    members.append((key, value))
    return true
  }

  /// Whether there is a value under a key.
  func has(_ key: String) -> Bool { marks & Self.mark(key) != 0 && members.contains { $0.key == key } }

  subscript(key: String) -> JSONTree? {
    marks & Self.mark(key) == 0 ? nil : members.first { $0.key == key }?.value
  }

  private static func mark(_ key: String) -> UInt64 {
    1 << UInt64((key.utf8.count &* 5 &+ Int(key.utf8.first ?? 0)) & 63)
  }

  package static func == (one: Self, other: Self) -> Bool {
    one.members.count == other.members.count
      && zip(one.members, other.members).allSatisfy { $0.key == $1.key && $0.value == $1.value }
  }
}
