/// What a word in a date can mean, in Persian, Arabic, English and romanised Persian.
enum DateWord: Equatable {
  /// A month, 1 to 12, of a calendar.
  case month(CalendarSystem, Int)
  /// A month of the lunar Hijri calendar, which goes by the sighting of the moon.
  case lunarMonth
  /// 1 spring, 2 summer, 3 autumn, 4 winter.
  case season(Int)
  /// 0 Monday … 6 Sunday.
  case weekday(Int)
  /// A day of the month, spelt out: «سوم», the third.
  case dayOfMonth(Int)
  /// «بیست», «سی»: twenty or thirty, with more to come.
  case tens(Int)
  /// Today, yesterday: so many days ago.
  case daysAgo(Int)
  /// About (`~`), perhaps (`?`).
  case mark(String)
  /// Which calendar a year is of: ه.ش, م.
  case era(CalendarSystem)
  /// ه.ق: a year of the lunar Hijri calendar.
  case lunarEra
  /// From, between: a span follows.
  case spanBegins
  /// And: between A and B, «بیست و یکم».
  case and
  /// «به بعد», onwards: from then on.
  case onwards
  /// A word that adds nothing: «روز», of.
  case filler

  /// What a word means, in any spelling that reads the same; nil where it is no word of a date.
  static func meaning(of word: String) -> DateWord? {
    let key = Fold.key(word)
    if let meaning = meanings[key] { return meaning }
    // «تیرماه» is «تیر» with the word for month behind it.
    let month = Fold.key("ماه")
    guard key.hasSuffix(month), case .month? = meanings[String(key.dropLast(month.count))] else { return nil }
    return meanings[String(key.dropLast(month.count))]
  }

  /// The month that a misspelt word probably means, as it is written.
  static func closestMonth(to word: String) -> String? {
    Suggestion.closest(to: Fold.key(word), among: monthKeys.keys.sorted()).flatMap { monthKeys[$0] }
  }

  /// The months of Solar Hijri in Persian, as they are printed.
  static let persianMonths = [
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
  ]
  /// The same in Latin letters.
  static let romanisedMonths = [
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman",
    "Esfand",
  ]
  /// The months of the Gregorian calendar in English.
  static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  /// The days of the week in English, from Monday.
  static let englishWeekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  /// The seasons in Persian, from spring.
  static let persianSeasons = ["بهار", "تابستان", "پاییز", "زمستان"]
  /// The seasons in English, from spring.
  static let englishSeasons = ["spring", "summer", "autumn", "winter"]

  /// Other spellings and other names of the months, by calendar; those of Solar Hijri also as in Afghanistan.
  private static let otherMonths: [CalendarSystem: [[String]]] = [
    .persian: [
      ["حمل", "hamal"], ["ثور", "sawr", "ordibehest", "ordibehsht", "urdibihisht"], ["جوزا", "jawza"],
      ["سرطان", "saratan"], ["امرداد", "اسد", "amordad", "asad"], ["سنبله", "sonbola", "shahrivr"],
      ["میزان", "mizan"], ["عقرب", "aqrab"], ["قوس", "qaws"], ["جدی", "dei", "jadi"], ["دلو", "dalw"],
      ["حوت", "hut", "isfand"],
    ],
    .gregorian: [
      ["ژانویه", "يناير", "كانون الثاني", "jan"], ["فوریه", "فبراير", "شباط", "feb"], ["مارس", "آذار", "mar"],
      ["آوریل", "أبريل", "نيسان", "apr"], ["مه", "می", "مايو", "أيار"], ["ژوئن", "يونيو", "حزيران", "jun"],
      ["ژوئیه", "ژولای", "جولای", "يوليو", "تموز", "jul"], ["اوت", "آگوست", "أغسطس", "آب", "aug"],
      ["سپتامبر", "سبتمبر", "أيلول", "sep", "sept"], ["اکتبر", "أكتوبر", "تشرين الأول", "oct"],
      ["نوامبر", "نوفمبر", "تشرين الثاني", "nov"], ["دسامبر", "ديسمبر", "كانون الأول", "dec"],
    ],
  ]

  private static let lunarMonths = [
    "محرم", "صفر", "ربیع الاول", "ربیع‌الاول", "ربیع الثانی", "ربیع الآخر", "جمادی الاول", "جمادی الاولی",
    "جمادی الثانی", "جمادی الثانیه", "جمادی الآخره", "رجب", "شعبان", "رمضان", "شوال", "ذی القعده", "ذوالقعده",
    "ذیقعده", "ذی الحجه", "ذوالحجه", "ذیحجه", "muharram", "safar", "rajab", "shaban", "ramadan", "ramazan", "shawwal",
    "dhu al-qidah", "dhu al-hijjah",
  ]

  private static let weekdays = [
    ["دوشنبه", "الاثنين", "doshanbe", "mon"], ["سه‌شنبه", "الثلاثاء", "seshanbe", "tue"],
    ["چهارشنبه", "الأربعاء", "chaharshanbe", "wed"], ["پنجشنبه", "الخميس", "panjshanbe", "thu"],
    ["جمعه", "آدینه", "الجمعة", "jome", "fri"], ["شنبه", "السبت", "shanbe", "sat"],
    ["یکشنبه", "الأحد", "yekshanbe", "sun"],
  ]

  private static let daysOfMonth = [
    ["یکم", "اول"], ["دوم"], ["سوم"], ["چهارم"], ["پنجم"], ["ششم"], ["هفتم"], ["هشتم"], ["نهم"], ["دهم"], ["یازدهم"],
    ["دوازدهم"], ["سیزدهم"], ["چهاردهم"], ["پانزدهم"], ["شانزدهم"], ["هفدهم"], ["هجدهم", "هیجدهم"], ["نوزدهم"],
    ["بیستم"],
  ]

  private static let others: [(words: [String], meaning: DateWord)] = [
    (["سی‌ام"], .dayOfMonth(30)), (["بیست"], .tens(20)), (["سی"], .tens(30)),
    (["today", "امروز", "اليوم"], .daysAgo(0)), (["yesterday", "دیروز", "أمس"], .daysAgo(1)),
    (["about", "around", "circa", "ca", "c", "approximately", "حدود", "تقریبا", "حوالی"], .mark("~")),
    (["perhaps", "possibly", "maybe", "شاید", "احتمالا"], .mark("?")),
    (["ه.ش", "هـ.ش", "ش", "شمسی", "خورشیدی", "AP", "SH"], .era(.persian)),
    (["م", "میلادی", "AD", "CE"], .era(.gregorian)), (["ه.ق", "هـ", "ق", "قمری", "AH"], .lunarEra),
    (["from", "between", "از", "بین", "من"], .spanBegins), (["and", "و"], .and),
    (["onwards", "بعد"], .onwards),
    (
      [
        "of", "the", "in", "at", "day", "month", "year", "st", "nd", "rd", "th", "روز", "مورخ", "مورخه", "تاریخ",
        "در", "سال", "ماه", "ساعت", "ام", "به", "on", "GMT", "UTC", "AM", "PM", "هجری",
      ], .filler
    ),
    (["paiz", "paeez", "fall"], .season(3)), (["bahar"], .season(1)), (["tabestan"], .season(2)),
    (["zemestan"], .season(4)),
  ]

  private static let meanings: [String: DateWord] = {
    var meanings: [String: DateWord] = [:]
    func add(_ words: [String], _ meaning: DateWord) { for word in words { meanings[Fold.key(word)] = meaning } }
    for (words, meaning) in others { add(words, meaning) }
    for (index, words) in daysOfMonth.enumerated() { add(words, .dayOfMonth(index + 1)) }
    // «بیست‌ویکم» as one word.
    for (index, words) in daysOfMonth.prefix(9).enumerated() {
      add(words.map { "بیست و" + $0 }, .dayOfMonth(21 + index))
      if index == 0 { add(words.map { "سی و" + $0 }, .dayOfMonth(31)) }
    }
    add(lunarMonths, .lunarMonth)
    for index in 0..<4 { add([persianSeasons[index], englishSeasons[index]], .season(index + 1)) }
    for (index, words) in weekdays.enumerated() { add(words + [englishWeekdays[index]], .weekday(index)) }
    for index in 0..<12 {
      let persian = [persianMonths[index], romanisedMonths[index]] + (otherMonths[.persian]?[index] ?? [])
      let gregorian = [englishMonths[index]] + (otherMonths[.gregorian]?[index] ?? [])
      add(persian, .month(.persian, index + 1))
      add(gregorian, .month(.gregorian, index + 1))
    }
    return meanings
  }()

  private static let monthKeys: [String: String] = Dictionary(
    (persianMonths + romanisedMonths + englishMonths).map { (Fold.key($0), $0) },
    uniquingKeysWith: { first, _ in first })
}
