/// What officials are called: a given name and a surname, which is a stem with an ending.
enum PersonNames {
  /// How many different names there are.
  static var counts: [Int] { [given.count, stems.count, endings.count] }

  /// The name with these parts.
  static func name(_ parts: [Int]) -> Wording {
    let (given, surname) = (given[parts[0]], surname(stems[parts[1]], endings[parts[2]]))
    return Wording("\(given.english) \(surname.english)", "\(given.persian) \(surname.persian)")
  }

  /// All surnames.
  static let surnames = stems.flatMap { stem in endings.map { surname(stem, $0) } }

  private static func surname(_ stem: Wording, _ ending: Wording) -> Wording {
    Wording(stem.english + ending.english, PersianVocabulary.word(stem.persian, ending.persian))
  }

  private static let given = [
    Wording("Abbas", "عباس"), Wording("Ahmad", "احمد"), Wording("Akbar", "اکبر"), Wording("Ali", "علی"),
    Wording("Alireza", "علیرضا"), Wording("Amin", "امین"), Wording("Amir", "امیر"), Wording("Anahita", "آناهیتا"),
    Wording("Arash", "آرش"), Wording("Arezou", "آرزو"), Wording("Asghar", "اصغر"), Wording("Azadeh", "آزاده"),
    Wording("Azar", "آذر"), Wording("Bahar", "بهار"), Wording("Bahman", "بهمن"), Wording("Bahram", "بهرام"),
    Wording("Behnam", "بهنام"), Wording("Behrouz", "بهروز"), Wording("Bijan", "بیژن"), Wording("Dariush", "داریوش"),
    Wording("Davoud", "داوود"), Wording("Ebrahim", "ابراهیم"), Wording("Ehsan", "احسان"), Wording("Elaheh", "الهه"),
    Wording("Elham", "الهام"), Wording("Fariba", "فریبا"), Wording("Farhad", "فرهاد"), Wording("Fatemeh", "فاطمه"),
    Wording("Fereshteh", "فرشته"), Wording("Gholamreza", "غلامرضا"), Wording("Golnaz", "گلناز"),
    Wording("Habib", "حبیب"), Wording("Hadi", "هادی"), Wording("Hamid", "حمید"), Wording("Hamideh", "حمیده"),
    Wording("Hassan", "حسن"), Wording("Homa", "هما"), Wording("Hossein", "حسین"), Wording("Iraj", "ایرج"),
    Wording("Jafar", "جعفر"), Wording("Jamshid", "جمشید"), Wording("Javad", "جواد"), Wording("Kamran", "کامران"),
    Wording("Karim", "کریم"), Wording("Kaveh", "کاوه"), Wording("Kobra", "کبری"), Wording("Ladan", "لادن"),
    Wording("Laleh", "لاله"), Wording("Leila", "لیلا"), Wording("Mahmoud", "محمود"), Wording("Mahnaz", "مهناز"),
    Wording("Majid", "مجید"), Wording("Mansour", "منصور"), Wording("Maryam", "مریم"), Wording("Masoud", "مسعود"),
    Wording("Mehdi", "مهدی"), Wording("Mina", "مینا"), Wording("Mohammad", "محمد"), Wording("Mohsen", "محسن"),
    Wording("Morteza", "مرتضی"), Wording("Mostafa", "مصطفی"), Wording("Nader", "نادر"), Wording("Narges", "نرگس"),
    Wording("Nasrin", "نسرین"), Wording("Omid", "امید"), Wording("Parvin", "پروین"), Wording("Parviz", "پرویز"),
    Wording("Rasoul", "رسول"), Wording("Reza", "رضا"), Wording("Roya", "رویا"), Wording("Sadegh", "صادق"),
    Wording("Saeed", "سعید"), Wording("Samira", "سمیرا"), Wording("Shahla", "شهلا"), Wording("Shirin", "شیرین"),
    Wording("Sima", "سیما"), Wording("Siavash", "سیاوش"), Wording("Vahid", "وحید"), Wording("Yaghoub", "یعقوب"),
    Wording("Zahra", "زهرا"),
  ]

  private static let stems = [
    Wording("Abdollah", "عبداله"), Wording("Ahmad", "احمد"), Wording("Akbar", "اکبر"), Wording("Amin", "امین"),
    Wording("Ardeshir", "اردشیر"), Wording("Asghar", "اصغر"), Wording("Azim", "عظیم"), Wording("Bagher", "باقر"),
    Wording("Bahram", "بهرام"), Wording("Davoud", "داوود"), Wording("Ebrahim", "ابراهیم"),
    Wording("Eshagh", "اسحاق"), Wording("Esmail", "اسماعیل"), Wording("Farhad", "فرهاد"), Wording("Fazel", "فاضل"),
    Wording("Ghader", "قادر"), Wording("Ghasem", "قاسم"), Wording("Ghorban", "قربان"), Wording("Hakim", "حکیم"),
    Wording("Hamid", "حمید"), Wording("Hasan", "حسن"), Wording("Hashem", "هاشم"), Wording("Heydar", "حیدر"),
    Wording("Hossein", "حسین"), Wording("Iraj", "ایرج"), Wording("Jafar", "جعفر"), Wording("Jahan", "جهان"),
    Wording("Jalal", "جلال"), Wording("Jamal", "جمال"), Wording("Jamshid", "جمشید"), Wording("Javad", "جواد"),
    Wording("Kamal", "کمال"), Wording("Karim", "کریم"), Wording("Kazem", "کاظم"), Wording("Khalil", "خلیل"),
    Wording("Latif", "لطیف"), Wording("Mahmoud", "محمود"), Wording("Majid", "مجید"), Wording("Malek", "ملک"),
    Wording("Mansour", "منصور"), Wording("Masoud", "مسعود"), Wording("Mohammad", "محمد"), Wording("Nader", "نادر"),
    Wording("Naser", "ناصر"), Wording("Nazar", "نظر"), Wording("Nour", "نور"), Wording("Rahim", "رحیم"),
    Wording("Rashid", "رشید"), Wording("Rostam", "رستم"), Wording("Sadegh", "صادق"), Wording("Salar", "سالار"),
    Wording("Salim", "سلیم"), Wording("Sharif", "شریف"), Wording("Sohrab", "سهراب"), Wording("Soleiman", "سلیمان"),
    Wording("Taher", "طاهر"), Wording("Vahid", "وحید"), Wording("Yaghoub", "یعقوب"), Wording("Yousef", "یوسف"),
    Wording("Zaman", "زمان"),
  ]

  private static let endings = [
    Wording("i", "ی"), Wording("zadeh", "‌زاده"), Wording("pour", "‌پور"), Wording("ian", "یان"),
    Wording("nejad", "‌نژاد"), Wording("far", "‌فر"), Wording("nia", "‌نیا"), Wording("khah", "‌خواه"),
    Wording("vand", "‌وند"), Wording("doust", "‌دوست"),
  ]
}
