extension Unicode.Scalar {
  /// What is shown in the place of a control character: its picture (␛), or U+FFFD where it has none; nil: it is no
  /// control character.
  public var picture: Unicode.Scalar? {
    switch value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + value)
    case 0x7F: "\u{2421}"
    case 0x80...0x9F: "\u{FFFD}"
    default: nil
    }
  }
}
