/// Writes the dates of the view `persian_dates` in words: 1397-04-12 is «۱۲ تیر ۱۳۹۷», or 12 Tir 1397 in Latin letters.
public enum PersianWords {
  /// A date in words.
  /// - Parameters:
  ///   - date: as the view has it, in the manner of EDTF.
  ///   - inPersian: whether in Persian script and digits.
  public static func text(_ date: String, inPersian: Bool) -> String {
    let ends = date.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2 else { return single(date, inPersian) }
    let (start, end) = (single(ends[0], inPersian), single(ends[1], inPersian))
    switch (ends[0], ends[1]) {
    case ("..", _): return inPersian ? "تا \(end)" : "until \(end)"
    case (_, ".."): return inPersian ? "از \(start) به بعد" : "from \(start)"
    default: return inPersian ? "\(start) تا \(end)" : "\(start) to \(end)"
    }
  }

  private static func single(_ date: String, _ inPersian: Bool) -> String {
    let plain = date.prefix { !"?~%".contains($0) }
    let numbers = plain.split(separator: "-").compactMap { Int($0) }
    guard let year = numbers.first else { return date }
    var words: [String] = []
    switch date.dropFirst(plain.count) {
    case "~": words.append(inPersian ? "حدود" : "about")
    case "?": words.append(inPersian ? "شاید" : "perhaps")
    case "%": words.append(inPersian ? "شاید حدود" : "perhaps about")
    default: break
    }
    if numbers.count > 2 { words.append(number(numbers[2], inPersian)) }
    if numbers.count > 1 {
      let names = inPersian ? DateWord.persianMonths : DateWord.romanisedMonths
      let seasons = inPersian ? DateWord.persianSeasons : DateWord.englishSeasons
      let (month, season) = (numbers[1] - 1, numbers[1] - 21)
      if names.indices.contains(month) { words.append(names[month]) }
      if seasons.indices.contains(season) { words.append(seasons[season]) }
    }
    return (words + [number(year, inPersian)]).joined(separator: " ")
  }

  private static func number(_ number: Int, _ inPersian: Bool) -> String {
    guard inPersian else { return String(number) }
    // U+06F0 is the Persian zero.
    return String(
      String.UnicodeScalarView(String(number).unicodeScalars.compactMap { Unicode.Scalar(0x06F0 + $0.value - 0x30) }))
  }
}
