/// The program's own exchange format: JSON Lines, one record a line, UTF-8.
///
/// A file is read twice, a piece at a time: once to see whether all of it is right, and once to bring it in. So it may
/// be larger than memory.
public enum JSONLines {
  /// Looks at all lines of a file; blank ones are passed over.
  /// - Parameters:
  ///   - source: UTF-8, with or without a byte order mark, lines ended by LF or CRLF.
  ///   - dates: what reads the dates.
  ///   - progress: told how many bytes are read.
  /// - Throws: `Failure` where the file cannot be read, or a line is too long.
  public static func read(
    _ source: any ByteSource, dates: DateReader = DateReader(), progress: (Int) -> Void = { _ in }
  ) throws -> Intake {
    var intake = Intake()
    var found: [JSONLinesFile.Piece] = []
    let pieces = Ahead(JSONLinesFile.split(source)) { cut in JSONLinesFile.look(cut, dates) }
    var line = 1
    while let seen = try pieces.take() {
      var piece = seen.piece
      piece.firstLine = line
      found.append(piece)
      for refusal in seen.refusals {
        intake.refusals.append(
          Intake.Refusal(
            place: Intake.Place("line", line + refusal.offset), kind: refusal.kind, reason: refusal.reason,
            names: refusal.names))
      }
      line += seen.lines
      progress(piece.bytes.upperBound)
    }
    intake.stream = JSONLinesFile(source: source, pieces: found, dates: dates)
    return intake
  }
}

/// A file of JSON Lines that was looked at, and is read again kind by kind.
struct JSONLinesFile: EntryStream {
  /// Some whole lines, and what is in them.
  struct Piece: Sendable {
    let bytes: Range<Int>
    /// How many records there are of each kind.
    var counts: [Record.Kind: Int] = [:]
    /// The number of its first line.
    var firstLine = 1
  }

  let source: any ByteSource
  let pieces: [Piece]
  let dates: DateReader

  var count: Int { Record.Kind.allCases.reduce(0) { $0 + count(of: $1) } }

  func count(of kind: Record.Kind) -> Int { pieces.reduce(0) { $0 + $1.counts[kind, default: 0] } }

  func entries(of kind: Record.Kind) -> any EntryPieces {
    var rest = pieces[...]
    return Ahead({ rest.popFirst(where: { $0.counts[kind] != nil }) }) { [source, dates] piece in
      let bytes = try source.bytes(piece.bytes)
      var entries: [Intake.Entry] = []
      entries.reserveCapacity(piece.counts[kind, default: 0])
      Self.forEachLine(bytes) { offset, line in
        // What is wrong was refused when the file was looked at.
        if let tree = try? Self.tree(line), tree["type"] == .text(kind.rawValue),
          let record = try? Record(tree, dates)
        {
          entries.append(Intake.Entry(place: Intake.Place("line", piece.firstLine + offset), record: record))
        }
      }
      guard entries.count == piece.counts[kind] else {
        throw Failure.fileWasChanged
      }
      return entries
    }
  }

  func verbatim(_ places: Set<Intake.Place>) throws -> [UInt8]? {
    let lines = Set(places.map(\.number))
    var result: [UInt8] = []
    var number = 1
    let next = Self.split(source)
    while let cut = try next() {
      Self.forEachLine(cut.bytes) { _, line in
        if lines.contains(number) { result += line + [0x0A] }
        number += 1
      }
    }
    return result
  }

  // MARK: - Pieces

  /// How large a piece is, in bytes, unless one line is longer.
  private static let size = 1 << 20
  /// How long a line may be, in bytes.
  private static let longest = 128 << 20

  /// Hands over a file in pieces of whole lines, each with the place where it stands.
  static func split(_ source: any ByteSource) -> () throws -> (range: Range<Int>, bytes: [UInt8])? {
    var start = 0
    return {
      guard start < source.count else { return nil }
      var length = Self.size
      while true {
        let end = min(start + length, source.count)
        let bytes = try source.bytes(start..<end)
        let lineEnd = end == source.count ? bytes.count : bytes.lastIndex(of: 0x0A).map { $0 + 1 }
        guard let lineEnd else {
          guard length < longest else {
            throw Failure(.badData, "A line of it is longer than \(longest >> 20) MiB. It is no JSON Lines.")
          }
          length = min(length * 4, longest)
          continue
        }
        let skipped = start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let range = start + skipped..<start + lineEnd
        start += lineEnd
        return (range, Array(bytes[skipped..<lineEnd]))
      }
    }
  }

  /// Hands over each line without its LF, with how many lines stand before it.
  static func forEachLine(_ bytes: [UInt8], _ body: (_ offset: Int, _ line: UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var (start, offset) = (0, 0)
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        body(offset, UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end + 1
        offset += 1
      }
    }
  }

  // MARK: - Looking

  /// What is in a piece.
  struct Seen: Sendable {
    var piece: Piece
    var lines = 0
    var refusals: [(offset: Int, kind: String, reason: String, names: [String])] = []
  }

  /// Reads all lines of a piece and keeps only what is wrong, and how many records are right.
  static func look(_ cut: (range: Range<Int>, bytes: [UInt8]), _ dates: DateReader) -> Seen {
    var seen = Seen(piece: Piece(bytes: cut.range))
    forEachLine(cut.bytes) { offset, line in
      seen.lines = offset + 1
      guard line.contains(where: { !($0 == 0x20 || $0 == 0x09 || $0 == 0x0D) }) else { return }
      var tree: JSONTree?
      do {
        tree = try Self.tree(line)
        seen.piece.counts[try Record(tree ?? .null, dates).kind, default: 0] += 1
      } catch {
        seen.refusals.append((offset, kind(of: tree), "\(error)", names(in: tree)))
      }
    }
    return seen
  }

  private static func tree(_ line: UnsafeBufferPointer<UInt8>) throws(Failure) -> JSONTree {
    guard line.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
      guard let text = String(validating: line, as: UTF8.self) else {
        throw Failure(.badData, "the line is not UTF-8")
      }
      throw Failure(.badData, "the line is no JSON object; it begins with \"\(text.trimmed?.prefix(20) ?? "")\"")
    }
    do {
      return try JSONParser.read(line)
    } catch {
      guard String(validating: line, as: UTF8.self) != nil else { throw Failure(.badData, "the line is not UTF-8") }
      throw Failure(.badData, "the line is not JSON: \(error)")
    }
  }

  // What a line that is refused would have declared, as far as it can be read: what refers to it is refused too.

  private static func kind(of tree: JSONTree?) -> String {
    guard case .text(let type) = tree?["type"], Record.Kind(rawValue: type) != nil else { return "line" }
    return type
  }

  private static func names(in tree: JSONTree?) -> [String] {
    ["uid", "name", "text", "url"].compactMap { key in
      guard case .text(let name) = tree?[key], !name.isEmpty else { return nil }
      return name
    }
  }
}

extension ArraySlice {
  /// Takes elements away from the front up to the first that is wanted, and gives that one.
  fileprivate mutating func popFirst(where isWanted: (Element) -> Bool) -> Element? {
    while let first = popFirst() { if isWanted(first) { return first } }
    return nil
  }
}
