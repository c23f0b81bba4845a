internal import SQLite

/// What was looked up lately. Once it holds very many it begins anew, so that it does not grow with a file.
struct Remembered<Key: Hashable, Value> {
  private static var most: Int { 100_000 }
  private var values: [Key: Value] = [:]

  subscript(key: Key) -> Value? {
    get { values[key] }
    set {
      if values.count >= Self.most { values.removeAll(keepingCapacity: true) }
      values[key] = newValue
    }
  }
}

extension Remembered where Key == Verbatim {
  subscript(text: String) -> Value? {
    get { self[Verbatim(text: text)] }
    set { self[Verbatim(text: text)] = newValue }
  }
}

/// A text that is only equal to one of the same bytes. Swift's own comparison normalizes both, which takes long for
/// Persian.
struct Verbatim: Hashable {
  let text: String

  func hash(into hasher: inout Hasher) {
    let isContiguous: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isContiguous == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }

  static func == (one: Self, other: Self) -> Bool { one.text.hasSameBytes(as: other.text) }
}
