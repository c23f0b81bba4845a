// The standard library can normalize; only its names are not public yet. The alternative is Foundation's
// internationalization module, which makes the program five times as large.
@_spi(_Unicode) internal import Swift

extension String {
  /// The text in Unicode normalization form C, as every key and every comparison in SQL wants it: Swift calls
  /// the precomposed and the decomposed آ equal, SQLite does not. <https://unicode.org/reports/tr15/>
  public var nfc: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var scalars = UnicodeScalarView()
    scalars.append(contentsOf: self._nfc)
    return String(scalars)
  }

  /// The scalars of the text in normalization form D: letters apart from their marks.
  var nfdScalars: [Unicode.Scalar] {
    utf8.allSatisfy { $0 < 0x80 } ? Array(unicodeScalars) : Array(_nfd)
  }

  /// The text without white space at its ends; nil where nothing is left.
  public var trimmed: String? {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return String(scalars[first...last])
  }
}
