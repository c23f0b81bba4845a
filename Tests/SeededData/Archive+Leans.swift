// Which side of a claim somebody is on.

extension Archive {
  /// The side of a root claim that an organization is on, on a day.
  func side(ofOrganization id: Int, onRoot rootID: Int, day: Int) -> Int {
    var random = random(for: .organizationLean, id, rootID)
    let first = random.percent(50) ? 1 : -1
    return turned(first, by: day, &random)
  }

  /// The side of a root claim that an official is on, on a day: mostly that on which the organization began.
  func side(ofOfficial id: Int, onRoot rootID: Int, day: Int) -> Int {
    var organization = random(for: .organizationLean, homes[id - 1], rootID)
    let itsFirst = organization.percent(50) ? 1 : -1
    var random = random(for: .officialLean, id, rootID)
    return turned(random.percent(80) ? itsFirst : -itsFirst, by: day, &random)
  }

  /// One actor in twenty turns at some time, and stays there, so that about one later stance in fifty is on the side
  /// opposite to the first.
  private func turned(_ first: Int, by day: Int, _ random: inout SplitMix64) -> Int {
    random.percent(5) && day >= random.below(calendar.count) ? -first : first
  }
}
