import Foundation
import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("Comma-separated values")
struct CSVParserTests {
  func rows(_ text: String, _ delimiter: Character = ",") -> [[String]] {
    var parser = CSVParser(Array(text.utf8), delimiter: delimiter.asciiValue ?? 0)
    var rows: [[String]] = []
    while let row = parser.next() { rows.append(row.cells) }
    return rows
  }

  /// By code points: a quotation mark with a half-space behind it is one character to Swift.
  static func quoted(_ cell: String) -> String {
    var result = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in cell.unicodeScalars { result.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar]) }
    return String(result) + "\""
  }

  @Test("are read as they were written, whatever is in the cells")
  func generated() {
    var random = SplitMix64(seed: 6)
    let pieces = ["a", "\"", ",", ";", "\t", "\n", "\r\n", "\r", " ", "خوراکیان", "🕊", "\u{200C}", "", "x"]
    for _ in 0..<2_000 {
      let delimiter: Character = [",", ";", "\t"].randomElement(using: &random) ?? ","
      let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
      let width = Int.random(in: 1...5, using: &random)
      let table = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
      }
      let text = table.map { row in
        row.map { cell in
          let needsQuotes = cell.unicodeScalars.contains { "\"\n\r,;\t".unicodeScalars.contains($0) }
          // Always where the row would otherwise be nothing at all.
          return needsQuotes || width == 1 && cell.isEmpty || Bool.random(using: &random)
            ? Self.quoted(cell) : cell
        }.joined(separator: String(delimiter))
      }.joined(separator: lineEnd)
      let isEnded = Bool.random(using: &random)
      let read = rows((Bool.random(using: &random) ? "\u{FEFF}" : "") + text + (isEnded ? lineEnd : ""), delimiter)
      #expect(read.map { $0.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } }, "\(text)")
    }
  }

  @Test("say on which line a row begins, also behind cells with line breaks, and where it stands")
  func lines() {
    let text = "a,b\r\n\"1\n2\r3\",x\rc,d"
    var parser = CSVParser(Array(text.utf8), delimiter: UInt8(ascii: ","))
    var found: [Int] = []
    var joined: [UInt8] = []
    while let row = parser.next() {
      found.append(row.line)
      joined += Array(text.utf8)[row.bytes]
    }
    #expect(found == [1, 2, 5])
    #expect(joined == Array(text.utf8))
  }

  @Test("that are broken are told by the row, and the rows behind it are read")
  func broken() {
    var parser = CSVParser(Array("\"a\"b,c\nd\"e,f\n\"open,\n".utf8), delimiter: UInt8(ascii: ","))
    #expect(parser.next()?.problem?.contains("behind a closing quotation mark") == true)
    let second = parser.next()
    #expect(second?.cells == ["d\"e", "f"] && second?.problem == nil)
    #expect(parser.next()?.problem?.contains("never closed") == true)
    #expect(parser.next() == nil)
  }

  @Test("never trap and lose no byte, whatever they are")
  func damaged() {
    var random = SplitMix64(seed: 66)
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xD8, 0x00, 0xFF].randomElement(using: &random) ?? UInt8(0)
      }
      var parser = CSVParser(bytes, delimiter: 0x2C)
      var end = 0
      while let row = parser.next() {
        #expect(row.bytes.lowerBound == end && row.bytes.upperBound > end)
        end = row.bytes.upperBound
      }
      #expect(end == bytes.count)
      _ = try? StatementTable.read(Array("quote,claim,position\n".utf8) + bytes)
    }
  }
}
