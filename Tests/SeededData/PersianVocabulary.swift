/// Persian words, the most frequent first, in several spellings.
enum PersianVocabulary {
  /// The ways in which the same words come.
  enum Spelling: CaseIterable {
    /// With Persian letters, and half-spaces between the parts of a word.
    case standard
    /// With spaces where half-spaces should be.
    case spaced
    /// With half-spaces simply left out.
    case joined
    /// With the yeh and kaf of an Arabic keyboard, and spaces.
    case arabic
  }

  /// All words as they are written in a spelling.
  static func words(_ spelling: Spelling) -> [String] {
    words.map { word in
      var written = String.UnicodeScalarView()
      for scalar in word.unicodeScalars {
        switch (scalar, spelling) {
        case ("\u{200C}", .spaced), ("\u{200C}", .arabic): written.append(" ")
        case ("\u{200C}", .joined): break
        case ("ی", .arabic): written.append("ي")
        case ("ک", .arabic): written.append("ك")
        default: written.append(scalar)
        }
      }
      return String(written)
    }
  }

  /// A word with an ending. Behind a letter that is never joined to the next one no half-space is written.
  static func word(_ stem: String, _ ending: String) -> String {
    let (last, first) = (stem.unicodeScalars.last, ending.unicodeScalars.first)
    let needsNoHalfSpace = first == "\u{200C}" && "اآدذرزژو".unicodeScalars.contains { $0 == last }
    return stem + (needsNoHalfSpace ? String(ending.unicodeScalars.dropFirst()) : ending)
  }

  private static let words: [String] =
    list(frequent) + list(nouns) + list(verbs).map { "می‌\($0)د" }
    + ["‌ها", "‌های", "ی", "‌هایی"].flatMap { ending in list(nouns).map { word($0, ending) } }
    + ["ند", "م", "یم"].flatMap { person in list(verbs).map { "می‌\($0)\(person)" } }
    + ["د", "ند"].flatMap { person in list(verbs).map { "نمی‌\($0)\(person)" } }
    + PersonNames.surnames.map(\.persian)

  private static func list(_ words: String) -> [String] { words.split(whereSeparator: \.isWhitespace).map(String.init) }

  private static let frequent = """
    و در به از که این را با است برای آن یک خود تا بر هم نیز شد کرد بود شده ما هر باید اما یا اگر کشور دولت دیگر چه پس
    همه بین هیچ بیش پیش حال امروز گفت مردم سال روز نباید درباره همین چنین ولی بسیار کنیم شود کند دارد ندارد نیست بوده
    کرده‌ایم خواهد هستند هستیم آنها ایشان وی مورد طور البته بنابراین همچنین هنوز بدون طبق علیه توسط جمله
    """

  private static let nouns = """
    تصمیم موضوع مسئله مجلس وزیر رئیس نماینده شورا قانون طرح لایحه برنامه بودجه اقتصاد بازار قیمت تورم ارز بانک مالیات
    شرکت کارخانه صنعت معدن نفت گاز برق آب کشاورزی صادرات واردات قرارداد مذاکره توافق تحریم سیاست امنیت دفاع سفر دیدار
    نشست جلسه گزارش خبر شایعه رسانه روزنامه شبکه اینترنت پیام‌رسان فیلتر کاربر داده سامانه فضا دانشگاه مدرسه معلم دانشجو
    آموزش کتاب فرهنگ هنر سینما ورزش بیمارستان دارو بیمه پزشک واکسن جاده راه‌آهن فرودگاه بندر خودرو مسکن زمین شهر روستا
    استان مرز محیط جنگل خانواده جوان زن مرد کارگر بازنشسته حقوق دستمزد یارانه وام دادگاه پرونده قاضی انتخابات رأی حزب
    مسئول مدیر معاون سخنگو کارشناس منبع پرسش پاسخ انتقاد حمایت اجرا نتیجه مشکل راه‌حل فرصت هدف تلاش همکاری وظیفه
    """

  private static let verbs = """
    کن شو گوی خواه دان بین گیر ده رس آور رو آی ساز پذیر پرداز گذار توان کوش نویس خوان فروش خر افزای کاه انداز
    """
}
