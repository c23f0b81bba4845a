internal import FoundationEssentials

/// The program's own exchange format: JSON Lines, one record a line, UTF-8.
public enum JSONLines {
  /// A record and the line it stands on, counted from 1.
  public struct Line: Sendable {
    /// The line's number.
    public let number: Int
    /// What it says.
    public let record: Record
  }

  /// Reads all lines of a file; blank ones are passed over.
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark, lines ended by LF or CRLF.
  ///   - dates: what reads the dates.
  /// - Throws: `BadLines` with every line that is wrong, and the reason.
  public static func read(_ bytes: [UInt8], dates: DateReader = DateReader()) throws -> [Line] {
    let decoder = JSONDecoder()
    if let key = Fields.dateReader { decoder.userInfo[key] = dates }
    var lines: [Line] = []
    var bad = BadLines()
    var number = 0
    for var line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      guard line.contains(where: { !($0 == 0x20 || $0 == 0x09 || $0 == 0x0D) }) else { continue }
      do {
        lines.append(Line(number: number, record: try record(in: line, decoder)))
      } catch {
        bad.add(number, error)
      }
    }
    guard bad.isEmpty else { throw bad }
    return lines
  }

  private static func record(in line: ArraySlice<UInt8>, _ decoder: JSONDecoder) throws -> Record {
    guard let text = String(validating: line, as: UTF8.self) else { throw Failure(.badData, "the line is not UTF-8") }
    guard text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
      throw Failure(.badData, "the line is no JSON object; it begins with \"\(text.trimmed?.prefix(20) ?? "")\"")
    }
    do {
      return try decoder.decode(Record.self, from: Data(line))
    } catch DecodingError.dataCorrupted(let context) {
      throw Failure(.badData, "the line is not JSON\(context.underlyingError.map { ": \($0)" } ?? "")")
    }
  }
}

/// The lines of a file that are wrong, in order, each with a sentence.
public struct BadLines: Error, CustomStringConvertible {
  /// How many are listed; the others are only counted.
  static let most = 20

  /// Line numbers, counted from 1, and what is wrong there.
  public private(set) var listed: [(line: Int, reason: String)] = []
  private var more = 0

  var isEmpty: Bool { listed.isEmpty }

  mutating func add(_ line: Int, _ error: any Error) {
    if listed.count < Self.most { listed.append((line, "\(error)")) } else { more += 1 }
  }

  /// One line for each: `line 12: "position" of a stance is missing.`
  public var description: String {
    let lines = listed.map {
      "line \($0.line): \($0.reason.hasSuffix(".") || $0.reason.hasSuffix("?") ? $0.reason : $0.reason + ".")"
    }
    return (lines + (more > 0 ? ["… and \(more) more."] : [])).joined(separator: "\n")
  }
}
