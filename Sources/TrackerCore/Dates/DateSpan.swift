/// The days that a date can mean, and how EDTF writes it: by itself, and as either end of a span.
struct DateSpan {
  /// The first day.
  let first: Day
  /// The last day.
  let last: Day
  /// As EDTF writes it, Gregorian.
  let edtf: String
  /// As the beginning of a span.
  let start: String
  /// As the end of a span.
  let end: String

  init(day: Day, mark: String) {
    (first, last) = (day, day)
    edtf = day.iso + mark
    (start, end) = (edtf, edtf)
  }

  init(month: Int, of year: Int, _ calendar: CalendarSystem, mark: String) {
    self.init(
      calendar.day(year, month, 1), calendar.day(year, month, calendar.length(ofMonth: month, in: year)),
      gregorian: calendar == .gregorian ? calendar.text(year, month) : nil, mark: mark)
  }

  init(year: Int, _ calendar: CalendarSystem, mark: String) {
    self.init(years: year...year, calendar, gregorian: CalendarSystem.gregorian.text(year), mark: mark)
  }

  /// - Parameter gregorian: how EDTF writes these years where they are Gregorian: `2018`, `201X`.
  init(years: ClosedRange<Int>, _ calendar: CalendarSystem, gregorian: String, mark: String) {
    let end = years.upperBound
    self.init(
      calendar.day(years.lowerBound, 1, 1), calendar.day(end, 12, calendar.length(ofMonth: 12, in: end)),
      gregorian: calendar == .gregorian ? gregorian : nil, mark: mark)
  }

  /// - Parameter season: 1 spring … 4 winter; the Gregorian winter begins in December and ends in the next year.
  init(season: Int, of year: Int, _ calendar: CalendarSystem, mark: String) {
    switch calendar {
    case .persian:
      let month = 3 * season
      self.init(
        calendar.day(year, month - 2, 1), calendar.day(year, month, calendar.length(ofMonth: month, in: year)),
        gregorian: nil, mark: mark)
    case .gregorian:
      let (endYear, endMonth) = season == 4 ? (year + 1, 2) : (year, 3 * season + 2)
      self.init(
        calendar.day(year, 3 * season, 1),
        calendar.day(endYear, endMonth, calendar.length(ofMonth: endMonth, in: endYear)),
        gregorian: calendar.text(year, 20 + season), mark: mark)
    }
  }

  private init(_ first: Day, _ last: Day, gregorian: String?, mark: String) {
    (self.first, self.last) = (first, last)
    if let gregorian {
      edtf = gregorian + mark
      (start, end) = (edtf, edtf)
    } else {
      (start, end) = (first.iso + mark, last.iso + mark)
      edtf = start + "/" + end
    }
  }
}
