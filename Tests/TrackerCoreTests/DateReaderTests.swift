import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("A date as people write it")
struct DateReaderTests {
  /// 2026-11-24, a Tuesday.
  let reader = DateReader(today: CalendarSystem.gregorian.day(2026, 11, 24))

  @Test(
    "is read",
    arguments: [
      // EDTF stays as it is.
      ("2018-07-03", "2018-07-03"), ("2018-07", "2018-07"), ("2018", "2018"), ("2018-21", "2018-21"),
      ("201X", "201X"), ("2018-XX", "2018"), ("2018-05-XX", "2018-05"), ("2018-05~", "2018-05~"), ("2018?", "2018?"),
      ("2018-05-01%", "2018-05-01%"), ("2018-05/2018-08", "2018-05/2018-08"), ("2018/2019", "2018/2019"),
      ("2018-05~/2018-08?", "2018-05~/2018-08?"), ("2018-05/..", "2018-05/.."), ("../2018", "../2018"),
      ("2018/", "2018/"), ("/2018", "/2018"),
      // Solar Hijri in numbers, in digits of any script.
      ("۱۳۹۷/۰۴/۱۲", "2018-07-03"), ("1397-04-12", "2018-07-03"), ("١٣٩٧/٤/١٢", "2018-07-03"),
      ("१३९७-०४-१२", "2018-07-03"), ("1397/4/2", "2018-06-23"), ("1397/04", "2018-06-22/2018-07-22"),
      ("1397-04", "2018-06-22/2018-07-22"), ("1397", "2018-03-21/2019-03-20"), ("1399", "2020-03-20/2021-03-20"),
      ("1397-21", "2018-03-21/2018-06-21"), ("1397-24", "2018-12-22/2019-03-20"), ("139X", "2011-03-21/2021-03-20"),
      ("1397~", "2018-03-21~/2019-03-20~"), ("1397-04-12?", "2018-07-03?"),
      ("1397-04/1397-05", "2018-06-22/2018-08-22"),
      ("1397/1398", "2018-03-21/2020-03-19"), ("1397-04/..", "2018-06-22/.."), ("../1397", "../2019-03-20"),
      // … in words.
      ("12 تیر 1397", "2018-07-03"), ("۱۲ تیر ۱۳۹۷", "2018-07-03"), ("۱۲تیر۱۳۹۷", "2018-07-03"),
      ("12 Tir 1397", "2018-07-03"), ("Tir 1397", "2018-06-22/2018-07-22"), ("تیرماه ۱۳۹۷", "2018-06-22/2018-07-22"),
      ("تیر ماه سال ۱۳۹۷", "2018-06-22/2018-07-22"), ("بهار ۱۳۹۷", "2018-03-21/2018-06-21"),
      ("پاييز ۱۳۹۷", "2018-09-23/2018-12-21"), ("spring 1397", "2018-03-21/2018-06-21"),
      ("11 ارديبهشت 1397", "2018-05-01"),  // with Arabic yeh, as a newspaper printed it
      ("۱۱:۳۴ ۱۱ ارديبهشت ۱۳۹۷", "2018-05-01"), ("19 آذر 1398 - 12:53", "2019-12-10"),
      ("سوم دی ۱۴۰۴", "2025-12-24"), ("بیست و یکم تیر ۱۳۹۷", "2018-07-12"), ("سی‌ام تیر ۱۳۹۷", "2018-07-21"),
      ("سی و یکم تیر ۱۳۹۷", "2018-07-22"), ("در روز ۱۲ تیر سال ۱۳۹۷", "2018-07-03"),
      ("قوس ۱۳۹۷", "2018-11-22/2018-12-21"), ("30 اسفند 1399", "2021-03-20"), ("امرداد 1397", "2018-07-23/2018-08-22"),
      ("۱۳۹۷ ه.ش", "2018-03-21/2019-03-20"),
      // Gregorian in words.
      ("17 March 2018", "2018-03-17"), ("March 17, 2018", "2018-03-17"), ("17th of March 2018", "2018-03-17"),
      ("MARCH 2018", "2018-03"), ("Sept 2018", "2018-09"), ("summer 2018", "2018-22"), ("۱۷ مارس ۲۰۱۸", "2018-03-17"),
      ("١ كانون الثاني ٢٠١٨", "2018-01-01"), ("2018/05/01", "2018-05-01"), ("2018-05-01T10:00:00Z", "2018-05-01"),
      ("29 February 2020", "2020-02-29"),
      // Days of the week that fit.
      ("سه‌شنبه ۱۲ تیر ۱۳۹۷", "2018-07-03"), ("سه شنبه 12 تیر 1397", "2018-07-03"),
      ("Tuesday, 3 July 2018", "2018-07-03"),
      ("جمعه 12 خرداد 1396", "2017-06-02"), ("الثلاثاء 3 يوليو 2018", "2018-07-03"),
      // Spans in words.
      ("12 تا 15 تیر 1397", "2018-07-03/2018-07-06"), ("12–15 July 2018", "2018-07-12/2018-07-15"),
      ("March to May 2018", "2018-03/2018-05"), ("از فروردین تا خرداد ۱۳۹۷", "2018-03-21/2018-06-21"),
      ("1397/04/12 تا 1397/05/01", "2018-07-03/2018-07-23"), ("2018-05-01 to 2018-05-12", "2018-05-01/2018-05-12"),
      ("between March 2018 and May 2018", "2018-03/2018-05"), ("from May 2018", "2018-05/.."),
      ("until 1397", "/2019-03-20"), ("March 2018 to Khordad 1397", "2018-03/2018-06-21"),
      ("بین بیست و یکم و بیست و سوم تیر ۱۳۹۷", "2018-07-12/2018-07-14"), ("2018 onwards", "2018/.."),
      ("از ۱ تیر ۱۳۹۷ به بعد", "2018-06-22/.."),
      // Times of day are passed over, and take nothing with them.
      ("12:53-19 آذر 1398", "2019-12-10"), ("10:00 to 12:30, 3 July 2018", "2018-07-03"),
      ("3 July 2018-12:30", "2018-07-03"), ("2018-07-03T14:35:00+04:30", "2018-07-03"),
      ("Tue, 03 Jul 2018 14:35:00 GMT", "2018-07-03"), ("2018.07.03", "2018-07-03"),
      ("12 تیر 1397 ه. ش", "2018-07-03"), ("12 تیر 1397 هجری شمسی", "2018-07-03"),
      ("بیست‌ویکم تیر ۱۳۹۷", "2018-07-12"),
      // Not sure.
      ("about May 2018", "2018-05~"), ("حدود تیر ۱۳۹۷", "2018-06-22~/2018-07-22~"), ("perhaps 2018", "2018?"),
      // By the clock, and with the calendar said.
      ("today", "2026-11-24"), ("Yesterday", "2026-11-23"), ("امروز", "2026-11-24"), ("دیروز", "2026-11-23"),
      ("g:1650", "1650"), ("j:1180-01-01", "1801-03-21"), ("g:1397", "1397"), ("j: 1397", "2018-03-21/2019-03-20"),
    ])
  func read(text: String, edtf: String) throws {
    let reading = try reader.read(text, "--on")
    #expect(reading.edtf == edtf)
    #expect(!reading.isLunar)
    _ = try EDTF().bounds(edtf, "what was read")
  }

  @Test("that is unknown is no date", arguments: ["unknown", "..", "XXXX", " "])
  func unknown(text: String) throws { #expect(try reader.read(text, "--on") == DateReader.Reading()) }

  @Test("is kept as it was printed, unless that is EDTF or says no date")
  func printed() throws {
    #expect(try reader.read("۱۲ تیر ۱۳۹۷", "--on").printed == "۱۲ تیر ۱۳۹۷")
    #expect(try reader.read("1397-04-12", "--on").printed == "1397-04-12")
    #expect(try reader.read("j:1397-04-12", "--on").printed == "1397-04-12")
    for text in ["2018-05-01", "2018-05~", "2018-05/..", "today", "unknown"] {
      #expect(try reader.read(text, "--on").printed == nil, "\(text)")
    }
  }

  @Test(
    "of the lunar Hijri calendar is kept as printed, and is refused where nothing can be kept",
    arguments: [
      "10 رمضان 1439", "۱۰ ربیع الاول ۱۴۴۰", "10 Ramadan 1439", "محرم ۱۴۴۰ ه.ق",
    ])
  func lunar(text: String) throws {
    #expect(try reader.read(text, "--on") == DateReader.Reading(edtf: nil, printed: text, isLunar: true))
    let failure = #expect(throws: Failure.self) { try reader.edtf(text, "--since") }
    #expect(failure?.description.contains("goes by the sighting of the moon; give about when it was") == true)
  }

  @Test(
    "that cannot be is refused with the reason and what would be right",
    arguments: [
      ("1398-12-30", "Esfand 1398 has 29 days; the nearest date is 1398-12-29."),
      ("30 اسفند 1398", "Esfand 1398 has 29 days; the nearest date is 1398-12-29."),
      ("31 مهر 1397", "Mehr 1397 has 30 days; the nearest date is 1397-07-30."),
      ("2018-02-29", "February 2018 has 28 days; the nearest date is 2018-02-28."),
      ("31 June", "June has 30 days; the nearest date is 30 June."),
      ("31 June 2018", "June 2018 has 30 days; the nearest date is 2018-06-30."),
      ("2018-05-00", "there is no day 0; the nearest date is 2018-05-01."),
      ("2018-13", "there is no month 13; the nearest date is 2018-12."),
      ("1397-00-01", "there is no month 0; the nearest date is 1397-01."),
      ("2018-05-12/2018-05-01", "it ends before it begins; exchange the two: 2018-05-01/2018-05-12."),
      ("تیر ۱۳۹۷ تا خرداد ۱۳۹۷", "it ends before it begins; exchange the two: "),
      ("شنبه 12 خرداد 1396", "1396-03-12 is a Friday, not a Saturday; the nearest Saturday is 1396-03-13."),
      ("Monday 3 July 2018", "2018-07-03 is a Tuesday, not a Monday; the nearest Monday is 2018-07-02."),
      ("Friday 3 July 2018", "the nearest Friday is 2018-07-06."),
      ("Tuesday July 2018", "a day of the week goes with a day, and it names only the month."),
      (
        "96/9/27",
        "with two digits nobody knows which century and calendar the year 96 is of; write 1396, 1496, 1996 or 2096."
      ),
      ("۱۱فروردین ۹۷", "with two digits nobody knows which century and calendar the year 97 is of"),
      ("فروردین ۹۷", "with two digits nobody knows which century and calendar the year 97 is of"),
      ("03.07.2018", "which of 03 and 07 is the month nobody can tell; write the year first, as in 2018-07-03."),
      ("3/4/2018", "which of 3 and 4 is the month nobody can tell; write the year first, as in 2018-04-03."),
      ("03/20/2018", "the year comes first: 2018-03-20."),
      ("20/3/2018", "the year comes first: 2018-03-20."),
      ("05/2018", "write the year first, as in 2018-05."),
      ("397-04-12", "a year has four digits."),
      ("1600", "the year 1600 can be of more than one calendar; write j: before it for Solar Hijri, g: for Gregorian"),
      ("1201-05-06/1650", "the year 1650 can be of more than one calendar"),
      ("۱۲ تیر", "it names no year; say which with --reference-year."),
      ("December 19", "it names no year; say which with --reference-year."),
      ("Mrach 2018", "\"Mrach\" is no month; did you mean March?"),
      ("12 خرداذ 1397", "\"خرداذ\" is no month; did you mean خرداد?"),
      ("12 Tir 2018", "the month is Solar Hijri and the year 2018 is not; did you mean 1397?"),
      ("12 March 1397", "the month is Gregorian and the year 1397 is not; did you mean 2018?"),
      ("2018 2019", "it has two years; join the ends of a span by \"to\"."),
      ("دوم سوم تیر ۱۳۹۷", "it names two days"), ("Monday Tuesday 3 July 2018", "it names two days of the week"),
      ("5 بهار 1397", "a season has no month, day or day of the week beside it"),
      ("Monday spring 2018", "a season has no month"), ("Tir summer 1397", "a season has no month"),
      ("yesterday 3 May 2018", "today and yesterday are days by themselves"),
      ("j:2018 AD", "it names two calendars"),
      ("March May 2018", "it names two months; join the ends of a span by \"to\"."),
      ("5", "it names no month."), ("97", "with two digits nobody knows which century and calendar a year is of."),
    ])
  func refused(text: String, reason: String) {
    let failure = #expect(throws: Failure.self) { try reader.read(text, "--on") }
    #expect(failure?.kind == .badData)
    #expect(failure?.description.hasPrefix("--on is \"\(text)\", but ") == true, "\(failure?.description ?? "")")
    #expect(failure?.description.contains(reason) == true, "\(failure?.description ?? "")")
  }

  @Test(
    "is refused where it is none",
    arguments: [
      "soon", "2018-", "-2018", "2018-05-", "20X8", "X018", "2018-1X", "2018-XX-05", "201X-05", "2018-21-05", "2018-20",
      "2018-+7-03", "2018-07-+3", "+218-07-03", "2018??", "?2018", "2018/2019/2020", "../..x", "Wednesday",
      "1397/04/12/05", "12345", "2018-05-01\u{0}",
      "';DROP TABLE dates;--", "تا", "to", "2018 to", "between", "۱۳۹۷ ۱۲", "🙂", "g:", "j:",
      "صفر", "صفر 2018", "ق 12 July 2018", "بیست و سی تیر 1397", "سوم و بیست تیر 1397",
    ])
  func noDate(text: String) {
    let failure = #expect(throws: Failure.self) { try reader.read(text, "--on") }
    #expect(failure?.kind == .badData, "\(text)")
  }

  @Test(
    "without a year lies in the reference year, whichever calendar that is of",
    arguments: [
      ("۱۳ آبان", 2025, "2025-11-04"), ("۱۳ آبان", 1404, "2025-11-04"), ("December 19", 2017, "2017-12-19"),
      ("19 December", 1396, "2017-12-19"), ("5 January", 1396, "2018-01-05"), ("دی", 2025, "2025-12-22/2026-01-20"),
      ("20 دی", 2025, "2025-01-09"), ("29 February", 2020, "2020-02-29"), ("سه‌شنبه ۱۲ تیر", 1397, "2018-07-03"),
      ("12 تا 15 تیر", 1397, "2018-07-03/2018-07-06"), ("زمستان", 1397, "2018-12-22/2019-03-20"),
    ])
  func referenceYear(text: String, year: Int, edtf: String) throws {
    #expect(try DateReader(referenceYear: year).read(text, "--on").edtf == edtf)
  }

  @Test("without a year is held against the reference year too")
  func referenceYearRefused() {
    for (text, year, reason) in [
      ("29 February", 2018, "February 2018 has 28 days"), ("30 اسفند", 1398, "Esfand 1398 has 29 days"),
      ("1 May", 1600, "--reference-year 1600 is neither a Gregorian nor a Solar Hijri year"),
    ] {
      let failure = #expect(throws: Failure.self) { try DateReader(referenceYear: year).read(text, "--on") }
      #expect(failure?.description.contains(reason) == true, "\(failure?.description ?? "")")
    }
  }

  @Test("by the clock means nothing in a file")
  func clockInFile() {
    let failure = #expect(throws: Failure.self) { try DateReader().read("yesterday", "\"said_on\"") }
    #expect(failure?.description.contains("in a file nobody knows which day that was; write the date.") == true)
  }

  @Test("never traps, and never comes out as something that the database refuses, whatever is typed")
  func generated() throws {
    let pieces = [
      "2018", "1397", "97", "12", "05", "تیر", "March", "بهار", "سه‌شنبه", "-", "/", "/", " ", " ", " تا ", " to ", "~",
      "?",
      "..", "X", "۱۳۹۷", "روز", "about ", "from ", "j:", "and", "و", "بیست", "یکم", ":", "T", "\u{200C}", "ماه", "4000",
    ]
    var random = SplitMix64(seed: 1397)
    let edtf = try EDTF()
    var read = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...7, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
      guard let date = try? reader.read(text, "").edtf else { continue }
      read += 1
      #expect(throws: Never.self, "\(text) \(date)") { try edtf.bounds(date, "") }
    }
    #expect(read > 500)
  }
}
