/// A text that comes from a file, to be archived.
public enum PlainText {
  /// The most bytes that a text may have: more than ten thousand printed pages.
  public static let limit = 16 << 20

  /// The bytes of a file as text. A byte order mark at the beginning says how it is written and is left out; all else
  /// stays as it is, line ends too, so that the digest is that of the file.
  /// - Parameter name: what the file is called, for messages.
  /// - Throws: `Failure` where it is no plain text in UTF-8, with what to do about it.
  public static func read(_ bytes: [UInt8], _ name: String) throws(Failure) -> String {
    guard bytes.count <= limit else {
      throw Failure(
        .badData, "\(name) has \(bytes.count) bytes; an archived text has at most \(limit). Archive it in parts.")
    }
    for kind in kinds where kind.begins(bytes) { throw Failure(.badData, "\(name) is \(kind.name). \(kind.advice)") }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if let zero = text.firstIndex(of: 0) {
      throw Failure(.badData, "\(name) has a zero byte in line \(line(of: zero, in: bytes)); it is no plain text.")
    }
    guard let valid = String(validating: text, as: UTF8.self) else {
      throw Failure(
        .badData,
        "\(name) is not UTF-8 in line \(line(of: firstInvalid(text), in: bytes)). Convert it, for example with: "
          + "iconv -f WINDOWS-1256 -t UTF-8")
    }
    guard !isHTML(valid) else {
      throw Failure(
        .badData,
        "\(name) is HTML. Quotes are looked up in plain text; make that of it, for example with: "
          + "w3m -dump -T text/html, lynx -dump, or pandoc -t plain")
    }
    return try Check.text(valid, name)
  }

  /// Files that are no text, by how they begin.
  private struct Kind {
    var name: String
    var beginning: [UInt8]
    var advice: String

    func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: beginning) }
  }

  private static let kinds = [
    Kind(name: "UTF-16", beginning: [0xFF, 0xFE], advice: "Convert it with: iconv -f UTF-16 -t UTF-8"),
    Kind(name: "UTF-16", beginning: [0xFE, 0xFF], advice: "Convert it with: iconv -f UTF-16 -t UTF-8"),
    Kind(name: "a PDF", beginning: Array("%PDF-".utf8), advice: "Take its text, for example with: pdftotext FILE -"),
    Kind(
      name: "a word processor's file or an archive", beginning: Array("PK\u{3}\u{4}".utf8),
      advice: "Save it as plain text in UTF-8."),
    Kind(name: "RTF", beginning: Array(#"{\rtf"#.utf8), advice: "Save it as plain text in UTF-8."),
    Kind(name: "compressed", beginning: [0x1F, 0x8B], advice: "Unpack it first, with: gunzip"),
  ]

  private static func isHTML(_ text: String) -> Bool {
    let start = String(text.unicodeScalars.drop { $0.properties.isWhitespace }.prefix(1000)).lowercased()
    if ["<!doctype html", "<html", "<head", "<body"].contains(where: start.hasPrefix) { return true }
    return (start.hasPrefix("<?xml") || start.hasPrefix("<!--")) && start.contains("<html")
  }

  private static func line(of index: Int, in bytes: [UInt8]) -> Int { bytes[..<index].count { $0 == 0x0A } + 1 }

  /// Where the first byte stands that is not UTF-8.
  private static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> Int {
    var (parser, rest, index) = (UTF8.ForwardParser(), bytes.makeIterator(), bytes.startIndex)
    while case .valid(let scalar) = parser.parseScalar(from: &rest) { index += scalar.count }
    return index
  }
}
