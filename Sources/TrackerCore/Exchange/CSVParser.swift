/// Reads comma-separated values row by row: RFC 4180, with CRLF, LF or CR as line ends and any delimiter of one byte.
///
/// A quotation mark counts only at the beginning of a cell; in the middle of one it is a character like others.
/// <https://www.rfc-editor.org/rfc/rfc4180>
struct CSVParser {
  /// A row as it stands in the file.
  struct Row {
    /// The line on which it begins, counted from 1.
    let line: Int
    /// The cells, without quotation marks.
    let cells: [String]
    /// Where it stands, its line end included.
    let bytes: Range<Int>
    /// Why it cannot be read; nil where it can.
    let problem: String?
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position: Int
  /// The number of the line on which the next row begins.
  private(set) var line: Int
  private var problem: String?

  private static let (quote, lineFeed, carriageReturn) = (UInt8(ascii: "\""), UInt8(0x0A), UInt8(0x0D))

  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark.
  ///   - delimiter: what stands between cells: a comma, a semicolon, a tab.
  ///   - line: the number of the first line; a byte order mark stands before the first one of all.
  init(_ bytes: [UInt8], delimiter: UInt8, line: Int = 1) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.line = line
    position = line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next row; nil behind the last one.
  mutating func next() -> Row? {
    guard position < bytes.count else { return nil }
    let (start, firstLine) = (position, line)
    problem = nil
    var cells: [String] = []
    while true {
      cells.append(isAt(Self.quote) ? quotedCell() : plainCell())
      guard isAt(delimiter) else { break }
      position += 1
    }
    endLine()
    return Row(line: firstLine, cells: cells, bytes: start..<position, problem: problem)
  }

  private func isAt(_ byte: UInt8) -> Bool { position < bytes.count && bytes[position] == byte }

  /// A cell without quotation marks around it.
  private mutating func plainCell() -> String {
    let start = position
    while position < bytes.count, !isEndOfCell(bytes[position]) { position += 1 }
    return text(bytes[start..<position])
  }

  /// A cell between quotation marks, in which two of them stand for one.
  private mutating func quotedCell() -> String {
    position += 1
    var cell: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.lineFeed || byte == Self.carriageReturn {
        let start = position
        endLine()
        cell += bytes[start..<position]
        continue
      }
      position += 1
      guard byte == Self.quote else {
        cell.append(byte)
        continue
      }
      if isAt(Self.quote) {
        cell.append(Self.quote)
        position += 1
        continue
      }
      if position < bytes.count, !isEndOfCell(bytes[position]) {
        problem = problem ?? "something stands behind a closing quotation mark; within a cell write it twice: \"\""
        return text(cell[...]) + plainCell()
      }
      return text(cell[...])
    }
    problem = "the quotation mark that opens one of its cells is never closed"
    return text(cell[...])
  }

  private func isEndOfCell(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  /// Steps over a line end, if there is one.
  private mutating func endLine() {
    guard position < bytes.count else { return }
    let isPair = bytes[position] == Self.carriageReturn && position + 1 < bytes.count
    position += isPair && bytes[position + 1] == Self.lineFeed ? 2 : 1
    line += 1
  }

  private mutating func text(_ cell: ArraySlice<UInt8>) -> String {
    if let text = String(validating: cell, as: UTF8.self) { return text }
    problem = problem ?? "it is not UTF-8"
    return ""
  }
}
