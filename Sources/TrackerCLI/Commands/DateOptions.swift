internal import ArgumentParser
internal import TrackerCore

/// How dates are read.
struct DateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The year of dates that name none, Gregorian or Solar Hijri: 2025, 1404.", valueName: "year"))
  var referenceYear: Int?

  /// What reads the dates that somebody types now.
  func reader(in world: World) -> DateReader { DateReader(today: world.today(), referenceYear: referenceYear) }

  /// The first and the last day that a date can mean; nil where none is given.
  func bounds(_ text: String?, _ option: String, in world: World) throws -> (earliest: String, latest: String)? {
    guard let text else { return nil }
    guard let edtf = try reader(in: world).edtf(text, option) else {
      throw Failure(.usage, "\(option) is \"\(text)\", which is no time to go by. Give a date, or leave it out.")
    }
    let bounds = try EDTF().bounds(edtf, option)
    guard bounds.latest >= "1800", bounds.earliest < "2200" else {
      throw Failure(
        .badData,
        "\(option) is in the year \(bounds.latest.prefix(4)), Gregorian; statements lie between 1800 and 2199.")
    }
    return bounds
  }

  /// The first day that --since can mean and the last that --until can, each nil where it is not given.
  func period(_ since: String?, _ until: String?, in world: World) throws -> (since: String?, until: String?) {
    let since = try bounds(since, "--since", in: world)?.earliest
    let until = try bounds(until, "--until", in: world)?.latest
    if let since, let until, since > until {
      throw Failure(.badData, "--since \(since) is later than --until \(until); exchange them.")
    }
    return (since, until)
  }
}

/// From when to when.
struct PeriodOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Said on this date or later: 2018, 1397-04, 17 March 2018.", valueName: "date"))
  var since: String?
  @Option(help: ArgumentHelp("Said on this date or earlier.", valueName: "date")) var until: String?
  @OptionGroup var dates: DateOptions

  /// Whether no time is given.
  var isEmpty: Bool { since == nil && until == nil }

  /// The first and the last day, each nil where it is open.
  func period(in world: World) throws -> (since: String?, until: String?) {
    try dates.period(since, until, in: world)
  }
}
