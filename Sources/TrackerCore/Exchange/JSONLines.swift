internal import FoundationEssentials

/// The program's own exchange format: JSON Lines, one record a line, UTF-8.
public enum JSONLines {
  /// Reads all lines of a file; blank ones are passed over.
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark, lines ended by LF or CRLF.
  ///   - dates: what reads the dates.
  ///   - progress: told how many bytes are read.
  public static func read(
    _ bytes: [UInt8], dates: DateReader = DateReader(), progress: (Int) -> Void = { _ in }
  ) -> Intake {
    let decoder = JSONDecoder()
    if let key = Fields.dateReader { decoder.userInfo[key] = dates }
    var intake = Intake()
    forEachLine(bytes) { number, line in
      defer { progress(line.endIndex) }
      guard line.contains(where: { !($0 == 0x20 || $0 == 0x09 || $0 == 0x0D) }) else { return }
      let place = Intake.Place("line", number)
      do {
        intake.add(try record(in: line, decoder), at: place)
      } catch {
        let declared = try? decoder.decode(Declaration.self, from: Data(line))
        intake.refuse(place, kind: declared?.type ?? "line", error, names: declared?.names ?? [])
      }
    }
    return intake
  }

  /// The lines with these numbers, verbatim, each ended by LF.
  static func lines(_ numbers: Set<Int>, of bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    forEachLine(bytes) { number, line in
      if numbers.contains(number) { result += line + [0x0A] }
    }
    return result
  }

  private static func forEachLine(_ bytes: [UInt8], _ body: (_ number: Int, _ line: ArraySlice<UInt8>) -> Void) {
    var number = 1
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while let end = rest.firstIndex(of: 0x0A) {
      body(number, rest[..<end])
      rest = rest[(end + 1)...]
      number += 1
    }
    body(number, rest)
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

  /// What a line that is refused would have declared, as far as it can be read: what refers to it is refused too.
  private struct Declaration: Decodable {
    let type: String?
    let names: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Fields.Key.self)
      func text(_ key: String) -> String? { try? container.decode(String.self, forKey: Fields.Key(key)) }
      type = text("type").flatMap { Record.types.contains($0) ? $0 : nil }
      names = ["uid", "name", "text", "url"].compactMap(text).filter { !$0.isEmpty }
    }
  }
}
