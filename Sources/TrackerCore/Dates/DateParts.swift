/// One date, taken apart: what its words and numbers say, whether or not it can be.
struct DateParts {
  /// The year; with an X for each digit that is left open at its end: `201X`.
  private var year: String?
  private var month: (calendar: CalendarSystem?, number: Int)?
  private var season: Int?
  private var day: Int?
  private var weekday: Int?
  private var calendar: CalendarSystem?
  /// `?`, `~`, `%` or nothing.
  private(set) var mark = ""
  /// Today, yesterday.
  private(set) var daysAgo: Int?

  /// - Throws: `Failure` where the pieces do not make up one date.
  init(_ tokens: [DateToken], _ forced: CalendarSystem?, _ complaint: DateComplaint) throws(Failure) {
    calendar = forced
    var numbers: [String] = []
    var tens = 0
    for (index, token) in tokens.enumerated() {
      // A sign stands behind the date that it belongs to.
      if case .mark = token, index < tokens.count - 1 { throw complaint.noDate }
      switch token {
      case .number(let number): numbers.append(number)
      case .mark(let given), .word(.mark(let given)):
        guard mark.isEmpty else { throw complaint.noDate }
        mark = given
      case .word(.month(let of, let number)):
        guard month == nil else { throw complaint.because("it names two months; join the ends of a span by \"to\"") }
        month = (of, number)
      case .word(.season(let number)): try Self.set(&season, number, "seasons", complaint)
      case .word(.weekday(let number)): try Self.set(&weekday, number, "days of the week", complaint)
      case .word(.dayOfMonth(let number)): try Self.set(&day, tens + number, "days", complaint)
      case .word(.tens(let number)):
        guard tens == 0, day == nil else { throw complaint.noDate }
        tens = number
      case .word(.daysAgo(let number)): try Self.set(&daysAgo, number, "days", complaint)
      case .word(.era(let era)):
        guard calendar == nil || calendar == era else { throw complaint.because("it names two calendars") }
        calendar = era
      case .word(.filler), .word(.and): break
      case .unknown(let word): throw Self.unknown(word, complaint)
      case .word(.lunarMonth), .word(.lunarEra), .word(.spanBegins), .word(.onwards), .to, .dash, .open, .slash, .time:
        throw complaint.noDate
      }
    }
    if tens > 0, day == nil { day = tens }
    try take(numbers, complaint)
    guard year != nil || month != nil || season != nil || daysAgo != nil || day != nil else { throw complaint.noDate }
    // What was read counts, or the date is refused.
    guard season == nil || month == nil && day == nil && weekday == nil else {
      throw complaint.because("a season has no month, day or day of the week beside it")
    }
    guard daysAgo == nil || year == nil && month == nil && season == nil && day == nil && weekday == nil else {
      throw complaint.because("today and yesterday are days by themselves")
    }
  }

  /// Takes a part of the date, which has it once.
  private static func set(
    _ part: inout Int?, _ number: Int, _ name: String, _ complaint: DateComplaint
  ) throws(Failure) {
    guard part == nil else { throw complaint.because("it names two \(name); join the ends of a span by \"to\"") }
    part = number
  }

  private static func unknown(_ word: String, _ complaint: DateComplaint) -> Failure {
    guard let month = DateWord.closestMonth(to: word) else { return complaint.noDate }
    return complaint.because("\"\(word)\" is no month; did you mean \(month)?")
  }

  /// Takes over what the other end of a span says for both.
  mutating func complete(from other: DateParts) {
    guard daysAgo == nil, year == nil else { return }
    year = other.year
    calendar = calendar ?? other.calendar
    if month == nil, season == nil { month = other.month }
  }

  // MARK: - Numbers

  /// Says which number is the year and which the day.
  private mutating func take(_ numbers: [String], _ complaint: DateComplaint) throws(Failure) {
    for number in numbers {
      let parts = number.split(whereSeparator: { "-/.".contains($0) }).map(String.init)
      guard parts.count > 1 else {
        try take(one: number, complaint)
        continue
      }
      guard year == nil, month == nil, parts.count <= 3 else { throw complaint.noDate }
      try take(parts: parts, complaint)
    }
  }

  /// 2018-05-01, 1397/04, 201X-XX.
  private mutating func take(parts: [String], _ complaint: DateComplaint) throws(Failure) {
    guard parts[0].count == 4 else { throw Self.notYearFirst(parts, complaint) }
    year = parts[0]
    guard parts[1] != "XX" else {
      guard parts.count == 2 || parts[2] == "XX" else { throw complaint.noDate }
      return
    }
    guard parts[1].count <= 2, let number = Int(parts[1]), !parts[0].contains("X") else { throw complaint.noDate }
    if (21...24).contains(number), parts.count == 2 {
      season = number - 20
      return
    }
    month = (nil, number)
    guard parts.count == 3, parts[2] != "XX" else { return }
    guard parts[2].count <= 2, let number = Int(parts[2]) else { throw complaint.noDate }
    day = number
  }

  private static func notYearFirst(_ parts: [String], _ complaint: DateComplaint) -> Failure {
    if let last = parts.last, parts.count == 3, last.count == 4, !last.contains("X") {
      if let second = Int(parts[1]), let first = Int(parts[0]), second > 12, first <= 12 {
        return complaint.because("the year comes first: \(last)-\(padded(parts[0]))-\(padded(parts[1]))")
      }
      if let second = Int(parts[1]), let first = Int(parts[0]), first > 12, second <= 12 {
        return complaint.because("the year comes first: \(last)-\(padded(parts[1]))-\(padded(parts[0]))")
      }
      return complaint.because(
        "which of \(parts[0]) and \(parts[1]) is the month nobody can tell; write the year first, as in \(last)-\(padded(parts[1]))-\(padded(parts[0]))"
      )
    }
    if let last = parts.last, parts.count == 2, last.count == 4 {
      return complaint.because(
        "it has the month before the year; write the year first, as in \(last)-\(padded(parts[0]))")
    }
    return twoDigits(parts[0], complaint)
  }

  private static func padded(_ number: String) -> String { number.count == 1 ? "0" + number : number }

  private static func twoDigits(_ year: String, _ complaint: DateComplaint) -> Failure {
    guard year.count == 2 else { return complaint.because("a year has four digits") }
    return complaint.because(
      "with two digits nobody knows which century and calendar the year \(year) is of; write 13\(year), 14\(year), 19\(year) or 20\(year)"
    )
  }

  private mutating func take(one number: String, _ complaint: DateComplaint) throws(Failure) {
    if number.count == 4 {
      guard year == nil else { throw complaint.because("it has two years; join the ends of a span by \"to\"") }
      year = number
    } else if number.count <= 2, let value = Int(number), day == nil {
      day = value
    } else if number.count == 2, year == nil {
      // The second short number is meant as a year.
      throw Self.twoDigits(number, complaint)
    } else {
      throw number.count == 3 ? complaint.because("a year has four digits") : complaint.noDate
    }
  }

  // MARK: - The days that it means

  /// The days that it means.
  /// - Parameter referenceYear: the year where it names none.
  /// - Throws: `Failure` where there is no such date, with the nearest that would be right.
  func resolved(referenceYear: Int?, _ complaint: DateComplaint) throws(Failure) -> DateSpan {
    if year == nil, month == nil, season == nil, let day {
      throw complaint.because(
        day > 31 ? "with two digits nobody knows which century and calendar a year is of" : "it names no month")
    }
    try checkMonth(complaint)
    if year == nil, let calendar = month?.calendar, let number = month?.number {
      // 31 June is none in any year; 29 February is one in some.
      try checkDay(calendar, nil, number, complaint)
    }
    let (calendar, digits) = try yearAndCalendar(referenceYear, complaint)
    guard !digits.contains("X") else { return try open(digits, calendar, complaint) }
    guard let year = Int(digits), (1...9998).contains(CalendarSystem.gregorian.date(of: calendar.day(year, 1, 1)).year)
    else {
      throw complaint.because("only the years from 0001 to 9998, Gregorian, can be written")
    }
    if let season { return DateSpan(season: season, of: year, calendar, mark: mark) }
    guard let month = month?.number else {
      guard day == nil, weekday == nil else { throw complaint.because("it names no month") }
      return DateSpan(year: year, calendar, mark: mark)
    }
    guard let day else {
      guard weekday == nil else {
        throw complaint.because("a day of the week goes with a day, and it names only the month")
      }
      return DateSpan(month: month, of: year, calendar, mark: mark)
    }
    try checkDay(calendar, year, month, complaint)
    let date = calendar.day(year, month, day)
    try checkWeekday(date, calendar, complaint)
    return DateSpan(day: date, mark: mark)
  }

  private func checkMonth(_ complaint: DateComplaint) throws(Failure) {
    guard let number = month?.number, !(1...12).contains(number) else { return }
    let nearest = (year ?? "") + (number < 1 ? "-01" : "-12")
    throw complaint.because("there is no month \(number); the nearest date is \(nearest)")
  }

  private func checkDay(
    _ calendar: CalendarSystem, _ year: Int?, _ month: Int, _ complaint: DateComplaint
  ) throws(Failure) {
    guard let day else { return }
    // «فروردین ۹۷»: the second number of what has no year is one.
    guard day <= 31 || year != nil else { throw Self.twoDigits(String(day), complaint) }
    // Without a year the longest that the month can be: 1399 and 2020 are leap years.
    let length = calendar.length(ofMonth: month, in: year ?? (calendar == .persian ? 1399 : 2020))
    guard !(1...length).contains(day) else { return }
    let names = calendar == .persian ? DateWord.romanisedMonths : DateWord.englishMonths
    let nearestDay = day < 1 ? 1 : length
    let name = names[month - 1]
    let nearest = year.map { calendar.text($0, month, nearestDay) } ?? "\(nearestDay) \(name)"
    throw complaint.because(
      day < 1
        ? "there is no day 0; the nearest date is \(nearest)"
        : "\(name)\(year.map { " \($0)" } ?? "") has \(length) days; the nearest date is \(nearest)")
  }

  private func checkWeekday(_ date: Day, _ calendar: CalendarSystem, _ complaint: DateComplaint) throws(Failure) {
    guard let weekday, weekday != date.weekday else { return }
    // At most three days away, in either direction.
    let ahead = (weekday - date.weekday + 7) % 7
    let nearest = Day(number: date.number + (ahead > 3 ? ahead - 7 : ahead))
    let names = DateWord.englishWeekdays
    throw complaint.because(
      "\(calendar.text(date)) is a \(names[date.weekday]), not a \(names[weekday]); the nearest \(names[weekday]) is \(calendar.text(nearest))"
    )
  }

  /// The year, and which calendar it is of.
  private func yearAndCalendar(
    _ referenceYear: Int?, _ complaint: DateComplaint
  ) throws(Failure) -> (CalendarSystem, String) {
    let ofMonth = month?.calendar
    if let ofMonth, let calendar, ofMonth != calendar {
      throw complaint.because("the month is of another calendar than the year")
    }
    guard let year else { return try yearOfReference(referenceYear, complaint) }
    guard let first = Int(year.replacing("X", with: "0")) else { throw complaint.noDate }
    if let calendar { return (calendar, year) }
    let byYear = CalendarSystem.allCases.first { $0.usualYears.contains(first) }
    if let ofMonth, let byYear, ofMonth != byYear {
      let other = ofMonth == .persian ? first - 621 : first + 621
      throw complaint.because(
        "the month is \(ofMonth == .persian ? "Solar Hijri" : "Gregorian") and the year \(year) is not; did you mean \(other)?"
      )
    }
    guard let calendar = ofMonth ?? byYear else {
      throw complaint.because(
        "the year \(year) can be of more than one calendar; write j: before it for Solar Hijri, g: for Gregorian, as in g:\(year)"
      )
    }
    return (calendar, year)
  }

  /// The year in which a date without one lies, where the calendar of the month is another than that of the
  /// reference year too.
  private func yearOfReference(
    _ referenceYear: Int?, _ complaint: DateComplaint
  ) throws(Failure) -> (CalendarSystem, String) {
    guard let referenceYear else {
      throw complaint.because("it names no year; say which with --reference-year")
    }
    guard let given = CalendarSystem.allCases.first(where: { $0.usualYears.contains(referenceYear) }) else {
      throw complaint.because("--reference-year \(referenceYear) is neither a Gregorian nor a Solar Hijri year")
    }
    guard let own = calendar ?? month?.calendar, own != given else { return (given, String(referenceYear)) }
    let shift = own == .persian ? -621 : 621
    let month = month?.number ?? season.map { 3 * $0 - 2 } ?? 1
    let years = (referenceYear + shift - 1)...(referenceYear + shift + 1)
    let year = years.first { given.date(of: own.day($0, month, day ?? 1)).year == referenceYear }
    return (own, String(year ?? referenceYear + shift))
  }

  /// A year that leaves digits open: `139X`, `20XX`.
  private func open(
    _ digits: String, _ calendar: CalendarSystem, _ complaint: DateComplaint
  ) throws(Failure) -> DateSpan {
    let isOpenAtItsEnd = digits.drop { $0 != "X" }.allSatisfy { $0 == "X" } && digits.prefix(2).allSatisfy { $0 != "X" }
    guard month == nil, day == nil, season == nil, isOpenAtItsEnd, let first = Int(digits.replacing("X", with: "0")),
      let last = Int(digits.replacing("X", with: "9"))
    else { throw complaint.noDate }
    return DateSpan(years: first...last, calendar, gregorian: digits, mark: mark)
  }
}
