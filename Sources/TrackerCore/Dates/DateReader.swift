/// Reads dates as people and sources write them, and says them in EDTF, Gregorian.
///
/// It takes EDTF (levels 0 and 1); Solar Hijri dates in digits of any script, with the names of months and seasons in
/// Persian or romanised; the Gregorian ones in English, Persian and Arabic; weekdays, which must fit; spans (`A/B`,
/// `A تا B`, `A to B`); today and yesterday. A year from 1200 to 1500 is Solar Hijri, one from 1700 to 2200
/// Gregorian; before any other stands `j:` or `g:`. What was meant is never guessed: two-digit years, a date without
/// a year, 3/4/2018 are refused, with what to write instead.
public struct DateReader: Sendable {
  /// A date that was read.
  public struct Reading: Equatable, Sendable {
    /// In EDTF; nil where it is unknown.
    public var edtf: String?
    /// As it was printed, where that is not EDTF.
    public var printed: String?
    /// Whether it is of the lunar Hijri calendar, whose days nobody can work out: kept as printed, and unknown.
    public var isLunar: Bool

    /// A date; unknown where nothing is said.
    public init(edtf: String? = nil, printed: String? = nil, isLunar: Bool = false) {
      (self.edtf, self.printed, self.isLunar) = (edtf, printed, isLunar)
    }
  }

  private let today: Day?
  private let referenceYear: Int?

  /// - Parameters:
  ///   - today: the day on which somebody types; nil where "today" means nothing, as in a file.
  ///   - referenceYear: the year of dates that name none, of either calendar; nil where there is none.
  public init(today: Day? = nil, referenceYear: Int? = nil) {
    self.today = today
    self.referenceYear = referenceYear
  }

  /// Reads a date.
  /// - Parameters:
  ///   - text: what was typed or printed.
  ///   - what: the field that it is for, for messages: `--on`.
  /// - Throws: `Failure`, with the reason and the nearest date that would be right.
  public func read(_ text: String, _ what: @autoclosure () -> String) throws(Failure) -> Reading {
    // What most files hold, taken as it is.
    if Self.isISODay(text) { return Reading(edtf: text) }
    guard let typed = text.trimmed, let known = EDTF.known(typed) else { return Reading() }
    if Self.isISODay(known) { return Reading(edtf: known) }
    let complaint = DateComplaint(text: text, what: what())
    let forced: CalendarSystem? =
      known.hasPrefix("j:") || known.hasPrefix("J:")
      ? .persian : known.hasPrefix("g:") || known.hasPrefix("G:") ? .gregorian : nil
    let written = forced == nil ? known : known.dropFirst(2).description.trimmed ?? ""
    let tokens = DateToken.tokens(of: written)
    if tokens.contains(where: { $0 == .word(.lunarMonth) || $0 == .word(.lunarEra) }) {
      guard Self.mayBeLunar(tokens) else { throw complaint.noDate }
      return Reading(printed: written, isLunar: true)
    }
    let edtf = try span(tokens, forced, complaint)
    let isRelative = tokens.contains { if case .word(.daysAgo) = $0 { true } else { false } }
    return Reading(edtf: edtf, printed: edtf == written || isRelative ? nil : written)
  }

  /// Reads a date where one on which nothing else can be kept will not do.
  /// - Returns: EDTF; nil where it is unknown.
  /// - Throws: `Failure`; for a date of the lunar Hijri calendar too.
  public func edtf(_ text: String, _ what: @autoclosure () -> String) throws(Failure) -> String? {
    let reading = try read(text, what())
    guard !reading.isLunar else {
      throw DateComplaint(text: text, what: what()).because(
        "it is of the lunar Hijri calendar, which goes by the sighting of the moon; give about when it was, such as 2018-05~"
      )
    }
    return reading.edtf
  }

  /// Whether a date with a word of the lunar Hijri calendar has nothing of another one, and a number.
  private static func mayBeLunar(_ tokens: [DateToken]) -> Bool {
    var hasNumber = false
    for token in tokens {
      switch token {
      case .word(.month), .word(.season), .word(.era): return false
      case .number(let number):
        hasNumber = true
        guard let year = Int(number.prefix(4)) else { continue }
        if number.count >= 4, CalendarSystem.gregorian.usualYears.contains(year) { return false }
      default: break
      }
    }
    return hasNumber
  }

  /// `YYYY-MM-DD` with a year that is Gregorian without a word about it.
  private static func isISODay(_ text: String) -> Bool {
    guard text.utf8.count == 10 else { return false }
    var (numbers, place) = ([0, 0, 0], 0)
    for (index, byte) in text.utf8.enumerated() {
      if index == 4 || index == 7 {
        guard byte == UInt8(ascii: "-") else { return false }
        place += 1
      } else {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return false }
        numbers[place] = numbers[place] * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    return CalendarSystem.gregorian.usualYears.contains(year) && (1...12).contains(month)
      && (1...CalendarSystem.gregorian.length(ofMonth: month, in: year)).contains(day)
  }

  // MARK: - A span, or a single date

  private func span(_ tokens: [DateToken], _ forced: CalendarSystem?, _ complaint: DateComplaint) throws(Failure)
    -> String
  {
    var (left, right) = try Self.split(tokens, complaint)
    if left.first == .word(.spanBegins) {
      left.removeFirst()
      right = right ?? [.open]  // "from May 2018"
    }
    if left.last == .word(.onwards) {
      left.removeLast()
      right = right ?? [.open]
    }
    guard let right else { return try side(left, forced, complaint).edtf }
    guard left != [.open] || right != [.open] else { throw complaint.because("a span has at least one end") }
    // EDTF leaves an end open in two ways: ../2018 and /2018.
    if left.isEmpty || left == [.open] {
      return try (left.isEmpty ? "/" : "../") + side(right, forced, complaint).end
    }
    if right.isEmpty || right == [.open] {
      return try side(left, forced, complaint).start + (right.isEmpty ? "/" : "/..")
    }
    let last = try DateParts(right, forced, complaint)
    var first = try DateParts(left, forced, complaint)
    first.complete(from: last)  // "12 to 15 March 2018"
    let (start, end) = (try resolve(first, complaint), try resolve(last, complaint))
    guard start.first <= end.last else {
      throw complaint.because(
        "it ends before it begins; exchange the two: \(end.start)/\(start.end)")
    }
    return start.start + "/" + end.end
  }

  /// The two ends of a span; no second one where it is a single date.
  private static func split(
    _ tokens: [DateToken], _ complaint: DateComplaint
  ) throws(Failure) -> ([DateToken], [DateToken]?) {
    // "between A and B"
    let and = tokens.first == .word(.spanBegins) ? tokens.indices.first { isBetweenDates(tokens, $0) } : nil
    if let middle = tokens.firstIndex(of: .to) ?? tokens.firstIndex(of: .slash) ?? tokens.firstIndex(of: .dash) ?? and {
      let (left, right) = (Array(tokens[..<middle]), Array(tokens[(middle + 1)...]))
      // "until 2018" and EDTF's 2018/ are whole; "2018 to" and 2018- are not.
      let isWhole = tokens[middle] == .slash || !right.isEmpty && (tokens[middle] == .to || !left.isEmpty)
      guard isWhole, !left.isEmpty || !right.isEmpty else { throw complaint.noDate }
      return (left, right)
    }
    // 2018-05/2018-08, but not 1397/04 and not 1397/04/12
    for (index, token) in tokens.enumerated() {
      guard case .number(let number) = token else { continue }
      let ends = number.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard ends.count == 2, ends[0].count >= 4, ends[1].count >= 4, !ends[1].prefix(4).contains("-") else { continue }
      return (tokens[..<index] + [.number(ends[0])], [.number(ends[1])] + tokens[(index + 1)...])
    }
    return (tokens, nil)
  }

  /// Whether this is an "and" that joins two dates, and not the one within «بیست و یکم».
  private static func isBetweenDates(_ tokens: [DateToken], _ index: Int) -> Bool {
    guard tokens[index] == .word(.and) else { return false }
    guard index > 0, case .word(.tens) = tokens[index - 1] else { return true }
    guard case .word(.dayOfMonth)? = tokens.dropFirst(index + 1).first else { return true }
    return false
  }

  private func side(
    _ tokens: [DateToken], _ forced: CalendarSystem?, _ complaint: DateComplaint
  ) throws(Failure) -> DateSpan {
    try resolve(DateParts(tokens, forced, complaint), complaint)
  }

  private func resolve(_ parts: DateParts, _ complaint: DateComplaint) throws(Failure) -> DateSpan {
    if let ago = parts.daysAgo {
      guard let today else { throw complaint.because("in a file nobody knows which day that was; write the date") }
      return DateSpan(day: Day(number: today.number - ago), mark: parts.mark)
    }
    return try parts.resolved(referenceYear: referenceYear, complaint)
  }
}

/// Says why something is no date.
struct DateComplaint {
  let text: String
  let what: String

  /// `--on is "1398-12-30", but Esfand 1398 has 29 days; the nearest date is 1398-12-29.`
  func because(_ reason: String) -> Failure {
    Failure(.badData, "\(what) is \"\(text.prefix(80))\", but \(reason)\(reason.hasSuffix("?") ? "" : ".")")
  }

  /// Where nothing about it is a date.
  var noDate: Failure { EDTF.failure(text, what) }
}
