internal import TrackerCore

/// Asks for officials, organizations and claims, and offers those that are recorded, whatever way they are spelt.
struct NameQuestions {
  private let asker: Asker
  private let database: Database?
  private let references: References?
  private var labels: [NamedKind: [String: String]] = [:]

  /// The names that somebody said are new though they are close to recorded ones.
  private(set) var surelyNew: Set<String> = []

  /// - Parameters:
  ///   - database: where names are looked up; nil where there is no file yet.
  ///   - references: what finds them there.
  init(_ asker: Asker, _ database: Database?, _ references: References?) {
    (self.asker, self.database, self.references) = (asker, database, references)
  }

  /// Asks for a record: `#12` for one that is recorded, else the name of a new one.
  /// - Parameter typed: what was typed already, and is not asked for.
  mutating func ask(_ kind: NamedKind, _ question: String, _ value: inout String?, typed: String? = nil) throws {
    var next = typed
    while let answer = try next ?? asker.line(question, current: value.map { label(kind, $0) }) {
      next = nil
      guard answer != "-" else {
        value = nil
        return
      }
      guard let name = try asker.attempt({ try Check.line(answer, "The answer") }) else { continue }
      let (isSure, offers, more) = try references?.offers(kind, for: name, most: 9) ?? (false, [], 0)
      if isSure || offers.isEmpty {
        value = try take(kind, isSure ? offers.first : nil, or: name)
        return
      }
      for (index, offer) in offers.enumerated() { try asker.show("  \(index + 1)", [try line(offer, kind)]) }
      try asker.show("  \(offers.count + 1)", ["none of them: record «\(name)» as new"])
      if more > 0 {
        let count = more > 90 ? "more than 90" : "\(more)"
        try asker.tell("and \(count) more \(kind.plural); type more of the name to see fewer")
      }
      let choice = try asker.line("Which one", current: "1") ?? "1"
      guard let number = Asker.number(choice), (1...offers.count + 1).contains(number) else {
        // Another name to look for, or #12 for a record that is not in the list.
        let isNoChoice = choice.allSatisfy(\.isNumber)
        if isNoChoice { try asker.tell("It is one of 1 to \(offers.count + 1), or another name.") }
        next = isNoChoice ? answer : choice
        continue
      }
      if number > offers.count { surelyNew.insert(name) }
      value = try take(kind, number > offers.count ? nil : offers[number - 1], or: name)
      return
    }
  }

  /// The reference to the record that is called so, as it was given; the same where there is none.
  mutating func reference(to kind: NamedKind, _ given: String) throws -> String {
    guard let (isSure, offers, _) = try references?.offers(kind, for: given, most: 1), isSure else { return given }
    return refer(to: kind, offers[0].id, called: offers[0].name)
  }

  /// The reference to a record that was found in another way.
  mutating func refer(to kind: NamedKind, _ id: Int, called name: String) -> String {
    labels[kind, default: [:]]["#\(id)"] = "\(name) #\(id)"
    return "#\(id)"
  }

  /// What a reference is called.
  func label(_ kind: NamedKind, _ reference: String) -> String {
    labels[kind]?[reference] ?? (References.number(reference) == nil ? "\(reference) (new)" : reference)
  }

  private mutating func take(_ kind: NamedKind, _ offer: References.Offer?, or name: String) throws -> String {
    guard let offer else {
      try asker.point(to: "a new \(kind.rawValue)")
      return name
    }
    try asker.point(to: "\(try line(offer, kind))")
    return refer(to: kind, offer.id, called: offer.name)
  }

  /// A record with what tells it from others of its name.
  private func line(_ offer: References.Offer, _ kind: NamedKind) throws -> String {
    let other = offer.spelling == offer.name || References.number(offer.spelling) != nil ? "" : " (\(offer.spelling))"
    let role = kind == .official ? try database?.roles.held(by: offer.id).last : nil
    return "#\(offer.id) \(offer.name)\(other)" + (role.map { ", \($0.role.title), \($0.organization)" } ?? "")
  }
}
