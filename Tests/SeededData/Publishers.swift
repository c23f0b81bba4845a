/// Who publishes.
enum Publishers {
  /// All of them, the busiest first.
  static let all = [
    "Sobh News", "Payam Daily", "Rooz Agency", "Khabar Online Daily", "Shahr Post", "The Evening Courier", "Negah",
    "Ofogh Agency", "Ettefagh", "The Gulf Observer", "Sepid", "Pars Telegraph", "Bamdad", "The Caspian Times", "Didban",
    "Andisheh", "Elm and Economy", "The Plateau Review", "Kargar", "Varzesh Daily", "Salamat", "The Southern Herald",
    "Javan Weekly", "Azad Tribune", "Honar", "The Border Gazette", "Peyk", "Sanat Weekly", "Golbang", "Radio Kavir",
  ]

  /// Those that others relay.
  static let agencies = ["Central Agency", "News Wire", "Students' Agency", "Labour Agency", "Regional Agency"]
}
