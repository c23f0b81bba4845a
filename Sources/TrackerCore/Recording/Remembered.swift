/// What was looked up lately, by text. Once it holds very many it begins anew, so that it does not grow with a file.
struct Remembered<Value> {
  private static var most: Int { 100_000 }
  private var values: [String: Value] = [:]

  subscript(text: String) -> Value? {
    get { values[text] }
    set {
      if values.count >= Self.most { values.removeAll(keepingCapacity: true) }
      values[text] = newValue
    }
  }
}
