/// The two sides of a date in EDTF, taken apart for formats that know other dates than EDTF does.
struct DateSides {
  /// One end of a span, or a date by itself.
  struct Side: Equatable {
    /// Four digits; at the end an X for each that is left open.
    var year: String
    /// The month, 1 to 12.
    var month: Int?
    /// 1 spring … 4 winter, which begins in December.
    var season: Int?
    /// The day of the month.
    var day: Int?
    /// `?`, `~`, `%` or nothing.
    var mark: String

    /// - Parameter text: a date of EDTF level 1 without a slash.
    init(_ text: Substring) {
      mark = text.last.map { "?~%".contains($0) } == true ? String(text.suffix(1)) : ""
      let parts = text.dropLast(mark.count).split(separator: "-")
      year = parts.first.map(String.init) ?? "XXXX"
      let number = parts.count > 1 ? Int(parts[1]) : nil
      season = number.flatMap { (21...24).contains($0) ? $0 - 20 : nil }
      month = season == nil ? number : nil
      day = parts.count > 2 ? Int(parts[2]) : nil
    }

    /// `2018`, `2018-05` or `2018-05-01`; nil where not even the year is sure to the digit.
    var iso: String? {
      guard !year.contains("X") else { return nil }
      let parts = [month, day].compactMap { $0 }.map { $0 < 10 ? "0\($0)" : String($0) }
      return ([year] + parts).joined(separator: "-")
    }

    /// In words for people: `about 2018-05`, `spring 2018`, `the 2010s`.
    var words: String {
      let sure = ["?": "perhaps ", "~": "about ", "%": "perhaps about "][mark] ?? ""
      if let season { return "\(sure)\(DateWord.englishSeasons[season - 1]) \(year)" }
      guard let iso else {
        let first = year.replacing("X", with: "0")
        return
          "\(sure)\(year.hasSuffix("XX") ? "the years \(first) to \(year.replacing("X", with: "9"))" : "the \(first)s")"
      }
      return sure + iso
    }
  }

  /// The beginning; nil where it is open.
  let start: Side?
  /// The end; nil where it is open.
  let end: Side?
  /// Whether it is a span.
  let isSpan: Bool

  /// - Parameter edtf: a date as it is kept.
  init(_ edtf: String) {
    let sides = edtf.split(separator: "/", omittingEmptySubsequences: false)
    func side(_ text: Substring?) -> Side? { text.flatMap { $0.isEmpty || $0 == ".." ? nil : Side($0) } }
    start = side(sides.first)
    end = side(sides.last)
    isSpan = sides.count > 1
  }

  /// Whether `iso` of its sides says all of it.
  var isPlain: Bool { start != nil && end != nil && hasPlainSides }

  /// The same of those sides that are not open.
  var hasPlainSides: Bool {
    [start, end].allSatisfy { side in side.map { $0.mark.isEmpty && $0.season == nil && $0.iso != nil } ?? true }
  }

  /// In words for people: `about 2018-05`, `2018-05 to 2018-08`, `from 2018-05 on`.
  var words: String {
    switch (start, end) {
    case (let start?, let end?): isSpan ? "\(start.words) to \(end.words)" : start.words
    case (let start?, nil): "from \(start.words) on"
    case (nil, let end?): "until \(end.words)"
    case (nil, nil): "date unknown"
    }
  }

  /// The most exact date in `YYYY`, `YYYY-MM` or `YYYY-MM-DD` that covers both ends; nil where none does.
  var common: String? {
    guard let first = start?.iso?.split(separator: "-"), let last = end?.iso?.split(separator: "-") else { return nil }
    let shared = zip(first, last).prefix { $0 == $1 }.map { String($0.0) }
    return shared.isEmpty ? nil : shared.joined(separator: "-")
  }
}

extension DateSides {
  /// A date as it stands in an exchange file, so that it is read there as what it is: before a year that could be of
  /// more than one calendar stands `g:`, and what is left open is left out, `2018-05` for `2018-05-XX`.
  static func exchanged(_ edtf: String) -> String {
    // A day of our time, as nearly all are.
    if edtf.utf8.count == 10, edtf.hasPrefix("20"), !edtf.utf8.contains(where: { $0 == 0x58 || $0 == 0x2F }) {
      return edtf
    }
    let short = edtf.contains("-XX") ? edtf.replacing("-XX", with: "") : edtf
    let isUsual = short.split(separator: "/").allSatisfy { side in
      Int(side.prefix(4).replacing("X", with: "0")).map(CalendarSystem.gregorian.usualYears.contains) ?? true
    }
    return isUsual ? short : "g:" + short
  }
}
