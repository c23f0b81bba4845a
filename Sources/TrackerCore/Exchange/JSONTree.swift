internal import FoundationEssentials

/// Any JSON value, for files whose fields are not known beforehand.
enum JSONTree: Codable, Equatable {
  case null
  case bool(Bool)
  case int(Int)
  case number(Double)
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])

  /// Reads a whole text.
  /// - Throws: `Failure` where it is not JSON.
  init(_ bytes: [UInt8]) throws {
    do {
      self = try JSONDecoder().decode(JSONTree.self, from: Data(bytes))
    } catch DecodingError.dataCorrupted(let context) {
      throw Failure(.badData, "It is not JSON\(context.underlyingError.map { ": \($0)" } ?? "").")
    } catch {
      throw Failure(.badData, "It is not JSON that can be read.")
    }
  }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let object = try? value.decode([String: JSONTree].self) {
      self = .object(object)
    } else if let list = try? value.decode([JSONTree].self) {
      self = .list(list)
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let int = try? value.decode(Int.self) {
      self = .int(int)
    } else {
      self = .number(try value.decode(Double.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .null: try value.encodeNil()
    case .bool(let bool): try value.encode(bool)
    case .int(let int): try value.encode(int)
    case .number(let number): try value.encode(number)
    case .text(let text): try value.encode(text)
    case .list(let list): try value.encode(list)
    case .object(let object): try value.encode(object)
    }
  }

  /// As UTF-8 on several lines, keys in the order of the alphabet, ended by LF.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self)) + [0x0A]
  }

  subscript(key: String) -> JSONTree? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The text, or a number as one; nil for anything else and for a blank text.
  var text: String? {
    switch self {
    case .text(let text): text.trimmed
    case .int(let int): String(int)
    default: nil
    }
  }

  /// The elements of a list; none for anything else.
  var list: [JSONTree] { if case .list(let list) = self { list } else { [] } }

  /// Whether nothing is said by it.
  var isEmpty: Bool {
    switch self {
    case .null: true
    case .text(let text): text.trimmed == nil
    case .list(let list): list.isEmpty
    case .object(let object): object.isEmpty
    case .bool, .int, .number: false
    }
  }
}
