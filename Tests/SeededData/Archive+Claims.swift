internal import TrackerCore

// Topics and claims.

extension Archive {
  /// Of so many neighbouring claims the last one repeats or negates the first, a root claim.
  private static let claimsPerRepetition = 33

  /// What a stance has to know of its claim.
  struct ClaimCore {
    /// The claim's number.
    let id: Int
    /// Its kind, which is that of its root.
    let kind: Claim.Kind
    /// The root claim: the claim itself, or the one that it repeats or negates.
    let rootID: Int
    /// +1, −1 where it negates its root.
    let sign: Int
  }

  /// The topic with a number.
  func topic(_ id: Int) -> SeededTopic { SeededTopic(id: id, name: OrganizationNames.fields[id - 1].english) }

  /// What a stance has to know of the claim with a number.
  func core(ofClaim id: Int) -> ClaimCore {
    let isRoot = id % Self.claimsPerRepetition != 0
    let rootID = isRoot ? id : id - Self.claimsPerRepetition + 1
    var random = random(for: .claim, rootID)
    let kind: Claim.Kind =
      switch random.below(100) {
      case ..<50: .policy
      case ..<75: .event
      case ..<85: .decision
      case ..<90: .forecast
      case ..<95: .attribution
      default: .responsibility
      }
    return ClaimCore(id: id, kind: kind, rootID: rootID, sign: isRoot || random.percent(50) ? 1 : -1)
  }

  /// The claim with a number.
  func claim(_ id: Int) -> SeededClaim {
    let core = core(ofClaim: id)
    var random = random(for: .claim, id, 1)
    let text = ClaimTexts.text(claimTexts.parts(core.rootID), core.kind)
    let isRoot = core.rootID == id
    let wording = isRoot ? text : ClaimTexts.repeating(text, sign: core.sign)
    let first = random.below(OrganizationNames.fields.count) + 1
    let second = random.below(OrganizationNames.fields.count) + 1
    return SeededClaim(
      id: id, text: wording.english, persian: random.percent(40) ? wording.persian : nil, kind: core.kind,
      about: about(core.kind, &random), topicIDs: second == first || random.percent(80) ? [first] : [first, second],
      sameAs: isRoot ? nil : (core.rootID, core.sign))
  }

  /// The time that a claim speaks of, where it speaks of one.
  private func about(_ kind: Claim.Kind, _ random: inout SplitMix64) -> String? {
    guard [.event, .decision, .forecast].contains(kind), random.percent(40) else { return nil }
    let day = random.below(calendar.count)
    return switch random.below(3) {
    case 0: calendar.day(day).edtf
    case 1: calendar.month(day).edtf
    default: calendar.year(day).edtf
    }
  }
}
