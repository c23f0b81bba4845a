internal import ArgumentParser
internal import TrackerCore

/// In which calendar people read dates.
enum CalendarChoice: String, CaseIterable, ExpressibleByArgument {
  case gregorian, persian, both
}

/// Writes dates as people read them; data formats keep EDTF.
struct DateStyle {
  private let choice: CalendarChoice
  /// Whether everything is in Persian script, because the reader's language is Persian.
  private let isPersianReader: Bool
  private let database: Database

  /// - Parameter choice: the calendar that was asked for; nil: that of TRACKER_CALENDAR, else Gregorian.
  init(_ choice: CalendarChoice?, _ format: Format, _ database: Database, in world: World) throws {
    self.database = database
    let set = try world.variable("TRACKER_CALENDAR").map { name in
      guard let choice = CalendarChoice(rawValue: name) else {
        throw Failure(
          .usage,
          "TRACKER_CALENDAR is \"\(name)\"; it is \(CalendarChoice.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      return choice
    }
    self.choice = format == .table ? choice ?? set ?? .gregorian : .gregorian
    let language = world.variable("LC_ALL") ?? world.variable("LC_TIME") ?? world.variable("LANG") ?? ""
    isPersianReader = language.hasPrefix("fa")
  }

  /// A date as people read it.
  /// - Parameters:
  ///   - edtf: the date; nil where it is unknown.
  ///   - lang: the language of the words that it belongs to, ISO 639: Persian ones get a date in Persian.
  func text(_ edtf: String?, lang: String? = nil) throws -> String? {
    guard choice != .gregorian, let edtf, let date = try database.dates.persian(edtf) else { return edtf }
    let words = PersianWords.text(date, inPersian: isPersianReader || lang == "fa" || lang == "prs")
    return choice == .persian ? words : "\(edtf) (\(words))"
  }
}
