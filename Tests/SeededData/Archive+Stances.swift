internal import TrackerCore

// The positions that a statement takes.

extension Archive {
  /// Mostly one stance, sometimes none or two.
  func takeStances(_ statement: inout SeededStatement, day: Int, _ random: inout SplitMix64) {
    for _ in 0..<[0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2][random.below(20)] {
      let claim = core(ofClaim: claim(for: statement, &random))
      guard !statement.stances.contains(where: { $0.rootID == claim.rootID }) else { continue }
      statement.stances.append(stance(of: statement, on: claim, day: day, &random))
    }
  }

  /// What a statement is about: mostly something that its organization speaks of again and again.
  private func claim(for statement: SeededStatement, _ random: inout SplitMix64) -> Int {
    guard let organization = statement.postID, random.percent(70) else { return claims.draw(&random) + 1 }
    var subject = self.random(for: .beat, organization, beat.draw(&random))
    return claims.draw(&subject) + 1
  }

  private func stance(
    of statement: SeededStatement, on claim: ClaimCore, day: Int, _ random: inout SplitMix64
  ) -> SeededStance {
    let side =
      if random.percent(6) {
        0
      } else if let official = statement.officialID {
        self.side(ofOfficial: official, onRoot: claim.rootID, day: day)
      } else if let organization = statement.organizationID {
        self.side(ofOrganization: organization, onRoot: claim.rootID, day: day)
      } else {
        random.percent(50) ? 1 : -1
      }
    let position = position(side * claim.sign, on: claim.kind)
    return SeededStance(
      claimID: claim.id, position: position, strength: random.pick([nil, 1, 2, 2, 3]),
      target: position == .denies && random.percent(50) ? target(of: claim.kind, &random) : nil,
      condition: side != 0 && random.percent(3) ? "if it becomes necessary" : nil, rootID: claim.rootID, side: side)
  }

  /// The word for a side of a claim.
  private func position(_ polarity: Int, on kind: Claim.Kind) -> Stance.Position {
    switch (kind, polarity) {
    case (.policy, 1): .supports
    case (.policy, -1): .opposes
    case (.policy, _): .neutral
    case (_, 1): .affirms
    case (_, -1): .denies
    default: .declines
    }
  }

  /// What a denial of such a claim may deny.
  private func target(of kind: Claim.Kind, _ random: inout SplitMix64) -> Stance.Target {
    random.percent(40) ? .rumour : kind == .decision ? .decision : .event
  }
}
