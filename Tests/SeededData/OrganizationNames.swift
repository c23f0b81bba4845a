/// What organizations are called: first the ministries, one for each field, then bodies of many kinds in the provinces.
enum OrganizationNames {
  /// How many different names there are besides those of the ministries.
  static var counts: [Int] { [kinds.count, fields.count, provinces.count] }

  /// The ministry for a field, counted from 0.
  static func ministry(_ field: Int) -> Wording {
    Wording("Ministry of \(fields[field].english)", "وزارت \(fields[field].persian)")
  }

  /// The body with these parts.
  static func body(_ parts: [Int]) -> Wording {
    let (kind, field, province) = (kinds[parts[0]], fields[parts[1]], provinces[parts[2]])
    return Wording(
      "\(kind.english) \(field.english) of \(province.english)",
      "\(kind.persian) \(field.persian) \(province.persian)")
  }

  /// What bodies are there for; these are also the topics.
  static let fields = [
    Wording("Agriculture", "کشاورزی"), Wording("Budget", "بودجه"), Wording("Commerce", "بازرگانی"),
    Wording("Culture", "فرهنگ"), Wording("Customs", "گمرک"), Wording("Cyberspace", "فضای مجازی"),
    Wording("Defence", "دفاع"), Wording("Education", "آموزش"), Wording("Elections", "انتخابات"),
    Wording("Energy", "انرژی"), Wording("Environment", "محیط زیست"), Wording("Finance", "دارایی"),
    Wording("Fisheries", "شیلات"), Wording("Forests", "جنگل‌ها"), Wording("Health", "بهداشت"),
    Wording("Heritage", "میراث فرهنگی"), Wording("Housing", "مسکن"), Wording("Industry", "صنعت"),
    Wording("Insurance", "بیمه"), Wording("Justice", "دادگستری"), Wording("Labour", "کار"),
    Wording("Libraries", "کتابخانه‌ها"), Wording("Medicine", "دارو"), Wording("Mines", "معادن"),
    Wording("Petroleum", "نفت"), Wording("Ports", "بنادر"), Wording("Press", "مطبوعات"),
    Wording("Railways", "راه‌آهن"), Wording("Research", "پژوهش"), Wording("Roads", "راه‌ها"),
    Wording("Sports", "ورزش"), Wording("Taxation", "مالیات"), Wording("Telecommunications", "ارتباطات"),
    Wording("Tourism", "گردشگری"), Wording("Water", "آب"), Wording("Youth", "جوانان"),
  ]

  private static let kinds = [
    Wording("Academy of", "فرهنگستان"), Wording("Association for", "انجمن"), Wording("Centre for", "مرکز"),
    Wording("Chamber of", "اتاق"), Wording("Commission on", "کمیسیون"), Wording("Committee on", "کمیتهٔ"),
    Wording("Council for", "شورای"), Wording("Department of", "ادارهٔ"), Wording("Directorate of", "مدیریت"),
    Wording("Foundation for", "بنیاد"), Wording("Fund for", "صندوق"), Wording("Headquarters for", "ستاد"),
    Wording("Inspectorate of", "بازرسی"), Wording("Institute of", "مؤسسهٔ"), Wording("Organization of", "سازمان"),
    Wording("Union for", "اتحادیهٔ"),
  ]

  private static let provinces = [
    Wording("Alborz", "البرز"), Wording("Ardabil", "اردبیل"), Wording("Bushehr", "بوشهر"), Wording("Fars", "فارس"),
    Wording("Gilan", "گیلان"), Wording("Golestan", "گلستان"), Wording("Hamadan", "همدان"),
    Wording("Hormozgan", "هرمزگان"), Wording("Ilam", "ایلام"), Wording("Isfahan", "اصفهان"),
    Wording("Kerman", "کرمان"), Wording("Kermanshah", "کرمانشاه"), Wording("Khuzestan", "خوزستان"),
    Wording("Kurdistan", "کردستان"), Wording("Lorestan", "لرستان"), Wording("Markazi", "مرکزی"),
    Wording("Mazandaran", "مازندران"), Wording("North Khorasan", "خراسان شمالی"), Wording("Qazvin", "قزوین"),
    Wording("Qom", "قم"), Wording("Razavi Khorasan", "خراسان رضوی"), Wording("Semnan", "سمنان"),
    Wording("South Khorasan", "خراسان جنوبی"), Wording("Tehran", "تهران"), Wording("Yazd", "یزد"),
    Wording("Zanjan", "زنجان"),
  ]
}
