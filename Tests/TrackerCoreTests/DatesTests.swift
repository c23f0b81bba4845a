import SQLite
import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("A date in EDTF")
struct DatesTests {
  let edtf: EDTF

  init() throws { edtf = try EDTF() }

  @Test(
    "means its first to its last day",
    arguments: [
      ("2018-05-01", "2018-05-01", "2018-05-01"), ("2018-05", "2018-05-01", "2018-05-31"),
      ("2016-02", "2016-02-01", "2016-02-29"), ("1900-02", "1900-02-01", "1900-02-28"),
      ("2018", "2018-01-01", "2018-12-31"), ("2018?", "2018-01-01", "2018-12-31"),
      ("2018-05~", "2018-05-01", "2018-05-31"), ("2018-05-01%", "2018-05-01", "2018-05-01"),
      ("201X", "2010-01-01", "2019-12-31"), ("20XX", "2000-01-01", "2099-12-31"),
      ("2018-XX", "2018-01-01", "2018-12-31"), ("2018-05-XX", "2018-05-01", "2018-05-31"),
      ("2018-XX-XX", "2018-01-01", "2018-12-31"),
      ("2018-21", "2018-03-01", "2018-05-31"), ("2018-22", "2018-06-01", "2018-08-31"),
      ("2018-23", "2018-09-01", "2018-11-30"), ("2018-24", "2018-12-01", "2019-02-28"),
      ("2019-24", "2019-12-01", "2020-02-29"),
      ("2018-05/2018-08", "2018-05-01", "2018-08-31"), ("2018-05-01~/2018-06?", "2018-05-01", "2018-06-30"),
      ("2018-05/..", "2018-05-01", "9999-12-31"), ("../2018", "0000-01-01", "2018-12-31"),
      ("2018/", "2018-01-01", "9999-12-31"), ("/2018-05-02", "0000-01-01", "2018-05-02"),
      ("9999-12", "9999-12-01", "9999-12-31"), ("0001", "0001-01-01", "0001-12-31"),
    ])
  func bounds(text: String, earliest: String, latest: String) throws {
    let bounds = try edtf.bounds(text, "the date")
    #expect(bounds == (earliest, latest))
  }

  @Test(
    "is refused where it is none",
    arguments: [
      "", " ", "2018-13", "2018-00", "2018-02-29", "2023-02-30", "2018-04-31", "18", "201", "2018-5", "2018-05-1",
      "2018-", "2018-05-", "20X8", "2X18", "X018", "2018-1X", "2018-X1", "2018-XX-05", "201X-05", "2018-05-1X",
      "2018-21-05", "2018-20", "2018-25", "2018??", "2018~?", "?2018", "..", "../..", "/", "../", "..?/2018",
      "2018/2017", "2018-05-02/2018-05-01", "2018/2019/2020", "2018-05-01T10:00", "2018-05-01 ", "2018/05/01",
      "May 2018", "۲۰۱۸", "0000", "-2018", "Y20180", "2018-05-01\n", "2018-05-01\u{0}", "';DROP TABLE dates;--",
    ])
  func refused(text: String) {
    let failure = #expect(throws: Failure.self) { try edtf.bounds(text, "The date") }
    #expect(failure?.kind == .badData)
    #expect(failure?.description.contains("which is no date. Write 2018-05-01") == true)
  }

  @Test("is every day of the calendar and no other, from 1896 to 1905 and from 1996 to 2005")
  func everyDay() throws {
    for year in Array(1896...1905) + Array(1996...2005) {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for month in 1...12 {
        for day in 1...31 {
          let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
          let isDay = (try? edtf.bounds(text, "")) != nil
          #expect(isDay == (day <= lengths[month - 1]), "\(text)")
        }
      }
    }
  }

  @Test("never comes out the wrong way round, whatever is typed")
  func generated() throws {
    var random = SplitMix64(seed: 1397)
    let pieces = [
      "2018", "201X", "1999", "-05", "-XX", "-21", "-30", "-0", "/", "..", "?", "~", "%", "X", " ", "۱", "-",
    ]
    var accepted = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      guard let bounds = try? edtf.bounds(text, "") else { continue }
      accepted += 1
      #expect(bounds.earliest <= bounds.latest, "\(text)")
      #expect(bounds.earliest.count == 10 && bounds.latest.count == 10, "\(text)")
    }
    #expect(accepted > 200)
  }

  @Test("that is unknown is no date at all", arguments: ["unknown", "..", "../..", "XXXX", "/"])
  func unknown(text: String) { #expect(EDTF.known(text) == nil) }
}
