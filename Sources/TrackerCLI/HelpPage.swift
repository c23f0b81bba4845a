/// What is told by `tracker help` besides the commands.
enum HelpPage: String {
  case dates

  var text: String {
    switch self {
    case .dates: Self.datesText
    }
  }

  private static let datesText = """
    Dates are typed as people and sources write them, in digits of any script:

      Gregorian     2018-07-03 · 2018-07 · 2018 · 3 July 2018 · July 2018 · summer 2018
                    ۳ ژوئیه ۲۰۱۸ · ٣ يوليو ٢٠١٨
      Solar Hijri   1397-04-12 · ۱۳۹۷/۰۴/۱۲ · ۱۲ تیر ۱۳۹۷ · 12 Tir 1397 · سه‌شنبه ۱۲ تیرماه ۱۳۹۷
                    Tir 1397 · بهار ۱۳۹۷ · 1397
      spans         2018-05/2018-08 · ۱۲ تا ۱۵ تیر ۱۳۹۷ · March to May 2018
                    2018-05/.. (from then on) · ../2018 (until then)
      not sure      2018-05~ · about May 2018 (about) · 2018? (perhaps) · 2018-05% (both)
      left open     201X (the 2010s) · 20XX · 139X · 2018-05-XX
      by the clock  today · yesterday · امروز · دیروز
      not known     unknown

    A year from 1200 to 1500 is Solar Hijri, one from 1700 to 2200 Gregorian; before any other stands j: or g:, as in
    g:1650. A day of the week must fit. What can mean two things is refused: years with two digits, 3/4/2018. A date
    without a year needs --reference-year. A time of day is passed over.

    A date is kept in EDTF (ISO 8601-2), Gregorian; a Solar Hijri month or year becomes its first to its last day.
    Where that is not how it was written, what was written is kept beside it, as the date as printed. A date of the
    lunar Hijri calendar (10 رمضان 1439) goes by the sighting of the moon: it is kept as printed, and the statement has
    no date until somebody gives about when it was.

    --calendar persian|both, or TRACKER_CALENDAR, shows dates in the Solar Hijri calendar too; in Persian script for
    Persian statements, and everywhere where the locale is Persian. Data formats keep EDTF and have said_on_persian
    beside it. The view persian_dates tells the same to sqlite3.

    """
}
