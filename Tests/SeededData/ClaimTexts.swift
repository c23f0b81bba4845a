internal import TrackerCore

/// What claims say: somebody does something to something, as fits the kind of the claim.
enum ClaimTexts {
  /// How many different claims there are.
  static var counts: [Int] { [actors.count, actions.count, objects.count] }

  /// The claim with these parts.
  static func text(_ parts: [Int], _ kind: Claim.Kind) -> Wording {
    let (actor, action, object) = (actors[parts[0]], actions[parts[1]], objects[parts[2]])
    return Wording(
      english(actor.english, action, object.english, kind), persian(actor.persian, action, object.persian, kind))
  }

  /// The claim that repeats another one, or negates it.
  static func repeating(_ text: Wording, sign: Int) -> Wording {
    let rest = text.english.prefix(1).lowercased() + text.english.dropFirst()
    return sign > 0
      ? Wording("It is true that \(rest)", "درست است که \(text.persian)")
      : Wording("It is not true that \(rest)", "درست نیست که \(text.persian)")
  }

  private static func english(_ actor: String, _ action: Action, _ object: String, _ kind: Claim.Kind) -> String {
    switch kind {
    case .event: "\(actor) \(action.past) \(object)"
    case .decision: "\(actor) has decided to \(action.base) \(object)"
    case .policy: "\(actor) should \(action.base) \(object)"
    case .forecast: "\(actor) will \(action.base) \(object)"
    case .attribution: "\(actor) said that it would \(action.base) \(object)"
    case .responsibility: "\(actor) is responsible for \(action.gerund) \(object)"
    }
  }

  private static func persian(_ actor: String, _ action: Action, _ object: String, _ kind: Claim.Kind) -> String {
    switch kind {
    case .event: "\(actor) \(object) را \(action.persian) کرد"
    case .decision: "\(actor) تصمیم گرفته است \(object) را \(action.persian) کند"
    case .policy: "\(actor) باید \(object) را \(action.persian) کند"
    case .forecast: "\(actor) \(object) را \(action.persian) خواهد کرد"
    case .attribution: "\(actor) گفته است که \(object) را \(action.persian) می‌کند"
    case .responsibility: "\(actor) مسئول \(action.persian) کردن \(object) است"
    }
  }

  /// What can be done to something; in Persian always with "to make", کردن.
  private struct Action {
    let base: String
    let past: String
    let gerund: String
    let persian: String

    /// - Parameter stem: what the past and the gerund are made from, where the verb is not simply lengthened.
    init(_ base: String, stem: String? = nil, _ persian: String) {
      self.base = base
      past = (stem ?? base) + "ed"
      gerund = (stem ?? base) + "ing"
      self.persian = persian
    }
  }

  private static let actions = [
    Action("announce", stem: "announc", "اعلام"), Action("approve", stem: "approv", "تصویب"),
    Action("ban", stem: "bann", "ممنوع"), Action("block", "مسدود"), Action("cancel", stem: "cancell", "لغو"),
    Action("centralize", stem: "centraliz", "متمرکز"), Action("conceal", "پنهان"), Action("abolish", "حذف"),
    Action("halt", "متوقف"), Action("inspect", "بازرسی"), Action("launch", "راه‌اندازی"),
    Action("limit", "محدود"), Action("nationalize", stem: "nationaliz", "ملی"),
    Action("privatize", stem: "privatiz", "خصوصی"), Action("publish", "منتشر"), Action("reform", "اصلاح"),
    Action("register", "ثبت"), Action("reject", "رد"), Action("renew", "تمدید"),
    Action("replace", stem: "replac", "جایگزین"), Action("restore", stem: "restor", "احیا"),
    Action("review", "بازبینی"), Action("suspend", "معلق"), Action("transfer", stem: "transferr", "واگذار"),
  ]

  private static let actors =
    OrganizationNames.fields.indices.map(OrganizationNames.ministry).map {
      Wording("The \($0.english)", $0.persian)
    } + [
      Wording("The government", "دولت"), Wording("The parliament", "مجلس"), Wording("The president", "رئیس‌جمهور"),
      Wording("The judiciary", "قوهٔ قضاییه"), Wording("The central bank", "بانک مرکزی"),
      Wording("The supreme council", "شورای عالی"), Wording("The city council", "شورای شهر"),
      Wording("The prosecutor", "دادستان"), Wording("The armed forces", "نیروهای مسلح"),
      Wording("The audit court", "دیوان محاسبات"), Wording("The public broadcaster", "صداوسیما"),
      Wording("The provincial governor", "استاندار"),
    ]

  private static let objects = [
    Wording("the airport contract", "قرارداد فرودگاه"), Wording("the annual budget", "بودجهٔ سالانه"),
    Wording("the bank merger", "ادغام بانک‌ها"), Wording("the border market", "بازارچهٔ مرزی"),
    Wording("the bread subsidy", "یارانهٔ نان"), Wording("the cancer drugs", "داروهای سرطان"),
    Wording("the car imports", "واردات خودرو"), Wording("the census results", "نتایج سرشماری"),
    Wording("the concert permits", "مجوز کنسرت‌ها"), Wording("the dam project", "طرح سد"),
    Wording("the domestic messengers", "پیام‌رسان‌های داخلی"), Wording("the drought plan", "برنامهٔ خشکسالی"),
    Wording("the dual pricing", "قیمت دوگانه"), Wording("the election calendar", "تقویم انتخابات"),
    Wording("the electricity tariff", "تعرفهٔ برق"), Wording("the entrance exam", "کنکور"),
    Wording("the exchange rate", "نرخ ارز"), Wording("the fishing quota", "سهمیهٔ صید"),
    Wording("the football league", "لیگ فوتبال"), Wording("the foreign messengers", "پیام‌رسان‌های خارجی"),
    Wording("the forest licences", "پروانه‌های جنگل"), Wording("the gas pipeline", "خط لولهٔ گاز"),
    Wording("the gold auction", "حراج طلا"), Wording("the grain purchase", "خرید غله"),
    Wording("the health insurance", "بیمهٔ سلامت"), Wording("the high-speed train", "قطار تندرو"),
    Wording("the housing loans", "وام مسکن"), Wording("the internet tariff", "تعرفهٔ اینترنت"),
    Wording("the land register", "سامانهٔ املاک"), Wording("the minimum wage", "حداقل دستمزد"),
    Wording("the mining rights", "حقوق معدن"), Wording("the national network", "شبکهٔ ملی"),
    Wording("the oil sale", "فروش نفت"), Wording("the pension fund", "صندوق بازنشستگی"),
    Wording("the petrol ration", "سهمیهٔ بنزین"), Wording("the press law", "قانون مطبوعات"),
    Wording("the railway line", "خط راه‌آهن"), Wording("the school uniforms", "لباس مدارس"),
    Wording("the security council's bill", "لایحهٔ شورای امنیت"), Wording("the shipping contract", "قرارداد کشتیرانی"),
    Wording("the smart cards", "کارت‌های هوشمند"), Wording("the steel export", "صادرات فولاد"),
    Wording("the stock exchange", "بورس"), Wording("the student dormitories", "خوابگاه‌های دانشجویی"),
    Wording("the tax exemption", "معافیت مالیاتی"), Wording("the teachers' ranking", "رتبه‌بندی معلمان"),
    Wording("the trade agreement", "موافقت‌نامهٔ تجاری"), Wording("the vaccine purchase", "خرید واکسن"),
    Wording("the water transfer", "انتقال آب"), Wording("the working hours", "ساعت کار"),
  ]
}
