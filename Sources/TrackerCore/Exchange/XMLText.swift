/// Text of ours in XML and HTML.
enum XMLText {
  /// The text with markup escaped, and without what XML 1.0 cannot hold: controls, U+FFFE and U+FFFF.
  /// <https://www.w3.org/TR/xml/#charsets>
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      case "\t", "\n": result.append(scalar)
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{84}", "\u{86}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": break
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A uid as a name in XML or an anchor in HTML: letters, digits, dots and hyphens as they are, any other byte as an
  /// underscore and two hexadecimal digits, so that two uids never become one.
  static func identifier(_ uid: String) -> String {
    var result = ""
    for byte in uid.utf8 {
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "-": result.unicodeScalars.append(scalar)
      default: result += (byte < 0x10 ? "_0" : "_") + String(byte, radix: 16)
      }
    }
    return result
  }
}
