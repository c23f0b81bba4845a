/// A date in EDTF with what it means.
struct SaidOn {
  /// The date as it is written.
  let edtf: String
  /// The first day that it can mean.
  let earliest: String
  /// The last day that it can mean.
  let latest: String
  /// Whether it has a mark of doubt.
  var isUncertain = false
}

/// The days from 2010-01-01 to 2025-12-31, numbered from 0.
struct Calendar {
  /// Each day, and the last day of its month.
  private let days: [(day: String, monthEnd: String)]

  /// How many days there are.
  var count: Int { days.count }

  init() {
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    var days: [(String, String)] = []
    for year in 2010...2025 {
      // No century year is among these.
      let lengths = [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in lengths.enumerated() {
        let stem = "\(year)-\(twoDigits(month + 1))-"
        days += (1...length).map { ("\(stem)\(twoDigits($0))", "\(stem)\(length)") }
      }
    }
    self.days = days
  }

  /// The day itself.
  func day(_ number: Int) -> SaidOn {
    let day = days[number].day
    return SaidOn(edtf: day, earliest: day, latest: day)
  }

  /// About that day.
  func about(_ number: Int) -> SaidOn {
    let day = days[number].day
    return SaidOn(edtf: day + "~", earliest: day, latest: day, isUncertain: true)
  }

  /// The month of the day.
  func month(_ number: Int) -> SaidOn {
    let month = String(days[number].day.prefix(7))
    return SaidOn(edtf: month, earliest: month + "-01", latest: days[number].monthEnd)
  }

  /// The year of the day.
  func year(_ number: Int) -> SaidOn {
    let year = String(days[number].day.prefix(4))
    return SaidOn(edtf: year, earliest: year + "-01-01", latest: year + "-12-31")
  }
}
