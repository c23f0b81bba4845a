import Foundation
import SeededData
import Testing

@testable import TrackerCore

@Suite("JSON")
struct JSONParserTests {
  func reason(_ text: String) -> String {
    var message = "taken"
    do { _ = try JSONTree(Array(text.utf8)) } catch { message = "\(error)" }
    return message
  }

  @Test("is read with all kinds of values, in the order of the text")
  func values() throws {
    let tree = try JSONTree(Array(#"{"a":[1,-2.5,1e3,true,false,null,"x"],"b":{"c":"\u06cc\ud83d\ude00\n\/"}}"#.utf8))
    #expect(
      tree["a"]
        == .list([.int(1), .number(-2.5), .number(1000), .bool(true), .bool(false), .null, .text("x")]))
    #expect(tree["b"]?["c"] == .text("ی😀\n/"))
    guard case .object(let object) = tree else { return }
    #expect(object.members.map(\.key) == ["a", "b"])
  }

  @Test(
    "is refused with the reason and the place",
    arguments: [
      (#"{"a":1,"a":2}"#, #"the key "a" stands there twice, at byte 13"#),
      (#"{"a":1,}"#, "a key in quotation marks is missing"),
      ("[1,]", "there is no value"), ("[1 2]", "a comma or ] is missing"), (#"{"a" 1}"#, "a colon is missing"),
      ("[01]", "this is no number"), ("[1.]", "this is no number"), ("[-]", "this is no number"),
      ("[1e999]", "the number is too large"), ("[tru]", "there is no value"),
      (#"["a"#, "a quotation mark is never closed"),
      (#"["\ud800"]"#, "half of a code point"), (#"["\udc00"]"#, "half of a code point"),
      (#"["\ud800\u0041"]"#, "half of a code point"), (#"["\x"]"#, "there is no such escape"),
      (#"["\u12"]"#, "four hexadecimal digits are missing"), ("[\"a\u{1}\"]", "a control character stands in a text"),
      ("[] []", "something stands behind its end"), ("", "it ends too early"),
      ("{", "a key in quotation marks is missing"),
      (String(repeating: "[", count: 200_000), "it lies deeper than 100 levels"),
      (#"{"a":"# + String(repeating: #"{"a":"#, count: 150), "it lies deeper than 100 levels"),
    ])
  func refused(text: String, reason expected: String) {
    #expect(reason(text).contains(expected), "\(reason(text))")
  }

  @Test("is refused where its bytes are no UTF-8, in texts and between them")
  func encoding() {
    for bytes in [
      Array("[\"".utf8) + [0xFF] + Array("\"]".utf8), [0xC3], Array("[\"\\n".utf8) + [0xC3] + Array("\"]".utf8),
    ] {
      #expect(throws: Failure.self) { try JSONTree(bytes) }
    }
    #expect(throws: Failure(.badData, "It is not JSON: it is not UTF-8, at byte 8.")) {
      try JSONTree(Array("[\"یb\",".utf8) + [0xC3, 0x28])
    }
  }

  @Test("with very many keys is read, and a key that stands twice is found among them")
  func manyKeys() throws {
    let keys = (0..<50_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    #expect(try JSONTree(Array("{\(keys)}".utf8))["k49999"] == .int(49_999))
    #expect(reason("{\(keys),\"k7\":1}").contains("the key \"k7\" stands there twice"))
  }

  @Test("tells keys apart that are as long and begin alike")
  func likeKeys() throws {
    let tree = try JSONTree(Array(#"{"start":1,"state":2,"stale":3}"#.utf8))
    #expect(["start", "state", "stale", "stage"].map { tree[$0] } == [.int(1), .int(2), .int(3), nil])
    #expect(reason(#"{"start":1,"state":2,"start":3}"#).contains("stands there twice"))
  }

  @Test("that Foundation writes is read as it was")
  func foundation() throws {
    var random = SplitMix64(seed: 8259)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    for _ in 0..<500 {
      let tree = Self.tree(depth: 4, using: &random)
      #expect(try JSONTree([UInt8](encoder.encode(tree))) == tree)
    }
  }

  /// A value of any kind; objects in the order in which Foundation sorts keys.
  private static func tree(depth: Int, using random: inout SplitMix64) -> JSONTree {
    let texts = ["", "plain", "با «نیم‌فاصله»", "\"\\\n\t\u{7F}\u{2028}", "😀e\u{301}", "/"]
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .int(.random(in: -1_000_000...1_000_000, using: &random))
    case 3: return .number(Double(Int.random(in: -99...99, using: &random)) + 0.5)
    case 4: return .text(texts.randomElement(using: &random) ?? "")
    case 5:
      var list: [JSONTree] = []
      for _ in 0..<Int.random(in: 0...3, using: &random) { list.append(tree(depth: depth - 1, using: &random)) }
      return .list(list)
    default:
      var object = JSONObject()
      for key in ["a", "b", "c"].prefix(Int.random(in: 0...3, using: &random)) {
        _ = object.add(key, tree(depth: depth - 1, using: &random))
      }
      return .object(object)
    }
  }
}

extension JSONTree: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .null: try value.encodeNil()
    case .bool(let bool): try value.encode(bool)
    case .int(let int): try value.encode(int)
    case .number(let number): try value.encode(number)
    case .text(let text): try value.encode(text)
    case .list(let list): try value.encode(list)
    case .object(let object):
      try value.encode(Dictionary(object.members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
  }
}
