import SQLite
import TestSupport
import Testing

@testable import TrackerCore

@Suite("The Solar Hijri calendar")
struct PersianCalendarTests {
  /// The leap years from 1206 to 1498 as the calendar authority of Iran published them (University of Tehran, Institute
  /// of Geophysics, "Kabise Shamsi 1206–1498"); 1206 began on 1827-03-22 and 1498 on 2119-03-21.
  static let officialLeapYears = Set([
    1210, 1214, 1218, 1222, 1226, 1230, 1234, 1238, 1243, 1247, 1251, 1255, 1259, 1263, 1267, 1271, 1276, 1280, 1284,
    1288, 1292, 1296, 1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362,
    1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441,
    1445, 1449, 1453, 1457, 1461, 1465, 1469, 1474, 1478, 1482, 1486, 1490, 1494, 1498,
  ])

  @Test("has the leap years and the new year's days of the official table")
  func officialTable() {
    let calendar = CalendarSystem.persian
    var newYear = CalendarSystem.gregorian.day(1827, 3, 22)
    for year in 1206...1498 {
      #expect(calendar.day(year, 1, 1) == newYear, "\(year)")
      #expect(calendar.isLeap(year) == Self.officialLeapYears.contains(year), "\(year)")
      newYear = Day(number: newYear.number + (Self.officialLeapYears.contains(year) ? 366 : 365))
    }
    #expect(calendar.day(1498, 1, 1).iso == "2119-03-21")
  }

  @Test("counts every day from 1200 to 1500 once, in order, both ways, and sqlite3 counts the same")
  func everyDay() throws {
    let calendar = CalendarSystem.persian
    let memory = try Connection(":memory:", .create)
    for object in Schema.objects where ["dates", "persian_dates"].contains(object.name) {
      try memory.execute(object.sql)
    }
    var day = calendar.day(1200, 1, 1)
    #expect(day.iso == "1821-03-21")
    try memory.execute(
      """
      WITH RECURSIVE days (day) AS (VALUES (?) UNION ALL SELECT date(day, '+1 day') FROM days WHERE day < ?)
      INSERT INTO dates (edtf) SELECT day FROM days
      """, [day.iso, calendar.day(1500, 12, calendar.length(ofMonth: 12, in: 1500)).iso])
    let written = try memory.all("SELECT edtf, persian FROM persian_dates ORDER BY edtf") {
      [$0.text(0) ?? "", $0.text(1) ?? ""]
    }
    var index = 0
    for year in 1200...1500 {
      for month in 1...12 {
        for number in 1...calendar.length(ofMonth: month, in: year) {
          let date = calendar.date(of: day)
          let isSame =
            date == (year, month, number) && calendar.day(year, month, number) == day
            && written[index] == [day.iso, calendar.text(year, month, number)]
          if !isSame { Issue.record("\(written[index]) is \(date), not \(year)-\(month)-\(number)") }
          day = Day(number: day.number + 1)
          index += 1
        }
      }
    }
    #expect(index == written.count)
  }

  @Test("is the Gregorian one's day by day from 1800 to 2200 too, with its weekdays")
  func gregorian() {
    let calendar = CalendarSystem.gregorian
    var day = calendar.day(1800, 1, 1)
    #expect(day.weekday == 2)  // a Wednesday
    for year in 1800...2200 {
      for month in 1...12 {
        for number in 1...calendar.length(ofMonth: month, in: year) {
          if calendar.date(of: day) != (year, month, number) { Issue.record("\(day.iso)") }
          day = Day(number: day.number + 1)
        }
      }
    }
    #expect(calendar.day(1970, 1, 1).number == 0)
    #expect(calendar.day(2018, 7, 3).weekday == 1)  // a Tuesday
  }

  @Test(
    "is written in the manner of EDTF by sqlite3, and in words that read as the same date",
    arguments: [
      ("2018-07-03", "1397-04-12", "12 Tir 1397", "۱۲ تیر ۱۳۹۷"),
      ("2018-07-03~", "1397-04-12~", "about 12 Tir 1397", "حدود ۱۲ تیر ۱۳۹۷"),
      ("2018-07-03?", "1397-04-12?", "perhaps 12 Tir 1397", "شاید ۱۲ تیر ۱۳۹۷"),
      ("2018-06-22/2018-07-22", "1397-04", "Tir 1397", "تیر ۱۳۹۷"),
      ("2018-03-21~/2019-03-20~", "1397~", "about 1397", "حدود ۱۳۹۷"),
      ("2018-03-21/2018-06-21", "1397-21", "spring 1397", "بهار ۱۳۹۷"),
      ("2018-07-03/2018-07-06", "1397-04-12/1397-04-15", "12 Tir 1397 to 15 Tir 1397", "۱۲ تیر ۱۳۹۷ تا ۱۵ تیر ۱۳۹۷"),
      ("2018-06-22/..", "1397-04-01/..", "from 1 Tir 1397", "از ۱ تیر ۱۳۹۷ به بعد"),
      (
        "2018-05", "1397-02-11/1397-03-10", "11 Ordibehesht 1397 to 10 Khordad 1397",
        "۱۱ اردیبهشت ۱۳۹۷ تا ۱۰ خرداد ۱۳۹۷"
      ),
      (
        "2018-06-22?/2018-07-22", "1397-04-01?/1397-04-31", "perhaps 1 Tir 1397 to 31 Tir 1397",
        "شاید ۱ تیر ۱۳۹۷ تا ۳۱ تیر ۱۳۹۷"
      ),
    ])
  func words(edtf: String, persian: String, latin: String, script: String) throws {
    let memory = try Connection(":memory:", .create)
    for object in Schema.objects where ["dates", "persian_dates"].contains(object.name) {
      try memory.execute(object.sql)
    }
    try memory.execute("INSERT INTO dates (edtf) VALUES (?)", [edtf])
    #expect(try memory.text("SELECT persian FROM persian_dates") == persian)
    #expect(PersianWords.text(persian, inPersian: false) == latin)
    #expect(PersianWords.text(persian, inPersian: true) == script)
    for text in [persian, latin, script] {
      let read = try DateReader().edtf(text, "") ?? ""
      #expect(try EDTF().bounds(read, "") == EDTF().bounds(edtf, ""), "\(text): \(read)")
    }
  }
}
