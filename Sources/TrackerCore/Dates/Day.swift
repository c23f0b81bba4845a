/// A day, whatever a calendar calls it.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, Gregorian.
  public let number: Int

  /// The day so many days after 1970-01-01, Gregorian.
  public init(number: Int) { self.number = number }

  /// Which of the two is earlier.
  public static func < (one: Day, other: Day) -> Bool { one.number < other.number }

  /// The day of the week: 0 Monday … 6 Sunday. 1970-01-01 was a Thursday.
  var weekday: Int { floorModulo(number + 3, 7) }

  /// As ISO 8601 writes it: `2018-07-03`.
  public var iso: String { CalendarSystem.gregorian.text(self) }
}

/// A way of counting days in months and years.
public enum CalendarSystem: CaseIterable, Sendable {
  /// The calendar of ISO 8601, also before it was introduced.
  case gregorian
  /// Solar Hijri, the official calendar of Iran and of Afghanistan.
  case persian

  /// The day with this date. The month and the day are not checked.
  public func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    let months = (1..<month).reduce(0) { $0 + length(ofMonth: $1, in: year) }
    return Day(number: firstDay(ofYear: year) + months + day - 1)
  }

  /// The date of a day.
  public func date(of day: Day) -> (year: Int, month: Int, day: Int) {
    // Years are 365.2425 and 365.2424… days long; the guess is right but for days near a new year.
    var year = 1 + floorDivided((day.number - firstDay(ofYear: 1)) * 400, 146_097)
    while firstDay(ofYear: year) > day.number { year -= 1 }
    while firstDay(ofYear: year + 1) <= day.number { year += 1 }
    var (month, rest) = (1, day.number - firstDay(ofYear: year))
    while rest >= length(ofMonth: month, in: year) {
      rest -= length(ofMonth: month, in: year)
      month += 1
    }
    return (year, month, rest + 1)
  }

  /// How many days a month has, 1 to 12.
  public func length(ofMonth month: Int, in year: Int) -> Int {
    switch (self, month) {
    case (.gregorian, 2): isLeap(year) ? 29 : 28
    case (.gregorian, 4), (.gregorian, 6), (.gregorian, 9), (.gregorian, 11): 30
    case (.gregorian, _): 31
    case (.persian, 12): isLeap(year) ? 30 : 29
    case (.persian, 7...11): 30
    case (.persian, _): 31
    }
  }

  /// Whether a year has 366 days.
  public func isLeap(_ year: Int) -> Bool { firstDay(ofYear: year + 1) - firstDay(ofYear: year) == 366 }

  /// The number of the first day of a year.
  ///
  /// Source for Solar Hijri: the arithmetic calendar with 8 leap years in 33, which gives what Iran's calendar
  /// authority published for 1206 to 1498 (https://calendar.ut.ac.ir/); its first day is Julian day 1948320.
  private func firstDay(ofYear year: Int) -> Int {
    switch self {
    case .gregorian:
      365 * (year - 1) + floorDivided(year - 1, 4) - floorDivided(year - 1, 100) + floorDivided(year - 1, 400)
        - 719_162
    case .persian: 365 * (year - 1) + floorDivided(8 * year + 21, 33) - 492_268
    }
  }

  /// A day as `YYYY-MM-DD`.
  func text(_ day: Day) -> String {
    let date = date(of: day)
    return text(date.year, date.month, date.day)
  }

  /// A year, month or day as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  func text(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) -> String {
    func padded(_ number: Int, _ length: Int) -> String {
      String(repeating: "0", count: max(0, length - String(number).count)) + String(number)
    }
    return ([padded(year, 4)] + [month, day].compactMap { $0 }.map { padded($0, 2) }).joined(separator: "-")
  }

  /// The years that are taken for this calendar's where nobody says which one is meant.
  var usualYears: ClosedRange<Int> { self == .gregorian ? 1700...2200 : 1200...1500 }
}

/// Division that rounds down, also for what is less than zero.
private func floorDivided(_ number: Int, _ divisor: Int) -> Int {
  (number - floorModulo(number, divisor)) / divisor
}

private func floorModulo(_ number: Int, _ divisor: Int) -> Int {
  let rest = number % divisor
  return rest < 0 ? rest + divisor : rest
}
