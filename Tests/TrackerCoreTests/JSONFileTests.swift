import SeededData
import Testing

@testable import TrackerCore

@Suite("A large JSON object")
struct JSONFileTests {
  /// All of a file, put together of what is read piece by piece.
  func read(_ bytes: [UInt8]) throws -> JSONTree {
    let file = try JSONFile(bytes)
    var object = JSONObject()
    for (key, value) in file.members {
      switch value {
      case .other(let range): add(try file.tree(range, depth: 1), key, to: &object)
      case .list(let pieces):
        var list: [JSONTree] = []
        for piece in pieces {
          try file.forEach(piece) { element in
            list.append(element.tree)
            #expect(element.number == list.count)
            let again = try file.tree(element.bytes)
            #expect(again == element.tree)
          }
        }
        add(.list(list), key, to: &object)
      }
    }
    return .object(object)
  }

  private func add(_ value: JSONTree, _ key: String, to object: inout JSONObject) {
    let isNew = object.add(key, value)
    #expect(isNew)
  }

  @Test("is read the same wherever it is cut", arguments: -30...5)
  func cuts(offset: Int) throws {
    let list =
      #""a\"[": [1, -2.5e3 , {"x,]}": "ی\\\"\u06cc😀]}", "y": [[],{}]}, null, "\\", "[", true ] , "b" : {"c":2}}"#
    // What is read at once ends somewhere in it.
    let text = "{\"padding\":\"" + String(repeating: "x", count: (1 << 20) - 40 + offset) + "\"," + list
    #expect(try read(Array(text.utf8)) == JSONTree(Array(text.utf8)))
  }

  @Test("has its elements in pieces, each with its number")
  func pieces() throws {
    let element = "{\"text\":\"" + String(repeating: "ب", count: 300_000) + "\"}"
    let text = "\u{FEFF}{\"a\":[" + Array(repeating: element, count: 7).joined(separator: " ,\n") + "]}"
    let file = try JSONFile(Array(text.utf8))
    #expect(file.list("a").map(\.first) == [1, 2, 3, 4, 5, 6, 7])
    #expect(try read(Array(text.utf8))["a"]?.list.count == 7)
    #expect(file.list("b").isEmpty)
  }

  @Test("is taken or refused like one that is read as a whole, wherever it is damaged")
  func damaged() throws {
    var random = SplitMix64(seed: 21)
    let whole = Array(PopoloTests.parliament.utf8)
    var taken = 0
    for _ in 0..<1500 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes.remove(at: at)
        case 1: bytes[at] = Array("\"\\{}[],: 0a".utf8).randomElement(using: &random) ?? 0
        case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: at)
        default: bytes[at] = UInt8.random(in: 0...255, using: &random)
        }
      }
      let strict = try? JSONTree(bytes)
      guard case .object = strict ?? .null else {
        #expect(throws: Failure.self) { try read(bytes) }
        continue
      }
      taken += 1
      #expect(try read(bytes) == strict)
    }
    #expect(taken > 100)
  }

  @Test("is refused wherever it ends too early")
  func truncated() {
    let whole = Array(PopoloTests.parliament.utf8)
    for length in 0..<whole.count - 1 {
      #expect(throws: Failure.self, "\(length)") { try read(Array(whole.prefix(length))) }
    }
  }

  @Test(
    "is refused with the place of what is wrong first",
    arguments: [
      (#"{"a":[],"a":[]}"#, "the key \"a\" stands there twice, at byte 9"),
      (#"{"a":[{"b":1 "c":2}],"d":[}"#, "a comma or } is missing, at byte 14"),
      (#"{"a":[1,2 3],"d":[1]}"#, "a comma or bracket is missing, at byte 11"),
      (#"{"a":[1,"x],"d":[1]}"#, "a comma or bracket is missing, at byte 14"),
      (#"{"a":[1,],"d":[1]}"#, "there is no value, at byte 9"),
      (#"{"a":[1,"x]}"#, "a quotation mark is never closed, at byte 13"),
      (#"{"a":[{"b":1}"#, "it ends too early, at byte 14"),
      (#"{"a":[1]} x"#, "something stands behind its end, at byte 11"),
      (#"{"a":[1]"b":[1]}"#, "a comma or } is missing, at byte 9"),
      (#"{a:[1]}"#, "a key in quotation marks is missing, at byte 2"),
      (#"{"a":}"#, "there is no value, at byte 6"), (#"{"a" [1]}"#, ""),
      ("{\"a\":[\"\u{1}\"]}", "a control character stands in a text, at byte 8"),
    ])
  func refused(text: String, expected: String) {
    let error = #expect(throws: Failure.self) { try read(Array(text.utf8)) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test("is refused where its bytes are no UTF-8, in each list, key and other value, with the place")
  func encoding() throws {
    for (bad, text) in [("$", "\"ی$\""), ("$", "\"\\n$\""), ("$", "$")] {
      for list in ["organizations", "persons", "posts", "memberships", "speeches", "events", "votes"] {
        let whole = "{\"\(list)\":[{\"id\":\"ا\"},{\"id\":\(text)},{\"id\":\"ب\"}],\"meta\":{\"a\":\"ت\"}}"
        let bytes = whole.utf8.map { $0 == bad.utf8.first ? 0xFF : $0 }
        let at = (bytes.firstIndex(of: 0xFF) ?? 0) + 1
        let error = #expect(throws: Failure.self) { try read(bytes) }
        #expect(error?.description == "It is not JSON: it is not UTF-8, at byte \(at).")
      }
    }
    for text in ["{\"a$\":[]}", "{\"a\":{\"b\":\"$\"}}", "{\"a\":[],\"b\":\"$\"}"] {
      #expect(throws: Failure.self) { try read(text.utf8.map { $0 == 0x24 ? 0xFF : $0 }) }
    }
  }

  @Test("lies no deeper than one that is read as a whole")
  func depth() throws {
    func text(_ depth: Int) -> [UInt8] {
      Array(("{\"a\":[" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "]}").utf8)
    }
    #expect(try read(text(98)) == JSONTree(text(98)))
    #expect(throws: Failure.self) { try JSONTree(text(99)) }
    #expect(throws: Failure.self) { try read(text(99)) }
    #expect(throws: Failure.self) { try read(text(1_000_000)) }
  }
}
