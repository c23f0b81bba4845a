// What people read of a statement, the same on a terminal and in a report.

extension Timeline.Entry {
  /// Who speaks, then in which role, in which body and for whom.
  public var byline: (speaker: String, details: [String]) {
    let isPerson = voice == .person || voice == .unnamed
    var details: [String] = []
    if !isPerson, let speaker { details.append("as printed: \(speaker)") }
    if let role { details.append(role) }
    if isPerson, let postOrganization { details.append(postOrganization) }
    switch (organization, postOrganization) {
    case (let organization?, _) where isPerson && organizationID != postOrganizationID:
      details.append("for \(organization)")
    case (_, let post?) where voice == .body && organizationID != postOrganizationID:
      details.append("through \(post)")
    case (nil, _?) where isPerson: details.append("for themselves")
    case (nil, nil) where isPerson: details.append("organization unknown")
    default: break
    }
    return (voice == .unnamed ? "unnamed official (\(speakerName))" : speakerName, details)
  }

  /// What more there is to say of a position: what it denies, how firmly, on which condition.
  public var qualifiers: [String] {
    var qualifiers: [String] = []
    if let target { qualifiers.append("denies the \(target.rawValue)") }
    if let strength { qualifiers.append(Stance.word(forStrength: strength)) }
    if let condition { qualifiers.append("on a condition: \(condition)") }
    return qualifiers
  }

  /// How far the words and the date were checked, and how the source gives them.
  public var standing: [String] {
    var facts = [review]
    if wording == "indirect" { facts.append("indirect speech") }
    if wording == "headline" { facts.append("from a headline") }
    if let saidOnText { facts.append("date printed as “\(saidOnText)”") }
    if let saidOnBasis, saidOnBasis != "stated" { facts.append("date \(saidOnBasis)") }
    return facts
  }
}

extension Stance {
  /// How firmly a position is taken, in a word.
  /// - Parameter strength: 1 to 3.
  public static func word(forStrength strength: Int) -> String {
    [1: "guarded", 2: "plain", 3: "emphatic"][strength] ?? "strength \(strength)"
  }
}
