/// A name or text in English and in Persian.
struct Wording {
  let english: String
  let persian: String

  init(_ english: String, _ persian: String) {
    self.english = english
    self.persian = persian
  }
}
