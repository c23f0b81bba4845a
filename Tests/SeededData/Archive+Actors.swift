// Organizations, officials and their posts.

extension Archive {
  /// The organization with a number: first the ministries, which the news is full of.
  func organization(_ id: Int) -> SeededOrganization {
    var random = random(for: .organization, id)
    let fields = OrganizationNames.fields.count
    let name =
      id <= fields
      ? OrganizationNames.ministry(id - 1) : OrganizationNames.body(organizationNames.parts(id - fields - 1))
    return SeededOrganization(
      id: id, name: name.english, persian: random.percent(90) ? name.persian : nil,
      parentID: id > fields && random.percent(30) ? random.below(id - 1) + 1 : nil)
  }

  /// The official with a number.
  func official(_ id: Int) -> SeededOfficial {
    var random = random(for: .official, id)
    let name = PersonNames.name(officialNames.parts(id - 1))
    return SeededOfficial(id: id, name: name.english, persian: random.percent(90) ? name.persian : nil)
  }

  /// The title that an official has in the organization of the post.
  func title(of official: Int) -> Wording {
    var random = random(for: .role, official)
    return random.pick(Self.titles)
  }

  /// Every official has a post, some had another one elsewhere before.
  func forEachRole(_ body: (SeededRole) throws -> Void) rethrows {
    var id = 0
    for official in 1...officialCount {
      var random = random(for: .role, official)
      let title = random.pick(Self.titles)
      let (home, before) = (homes[official - 1], organizations.draw(&random) + 1)
      let since = 2005 + random.below(15)
      id += 1
      try body(
        SeededRole(
          id: id, officialID: official, organizationID: home, title: title.english,
          held: random.percent(70) ? "\(since)/\(random.percent(60) ? "\(since + 1 + random.below(6))" : "..")" : nil))
      guard before != home, random.percent(20) else { continue }
      id += 1
      try body(
        SeededRole(
          id: id, officialID: official, organizationID: before, title: random.pick(Self.titles).english,
          held: "\(since - 1 - random.below(5))~/\(since)"))
    }
  }

  private static let titles = [
    Wording("adviser", "مشاور"), Wording("ambassador", "سفیر"), Wording("board member", "عضو هیئت مدیره"),
    Wording("chairman", "رئیس"), Wording("commissioner", "کمیسر"), Wording("commander", "فرمانده"),
    Wording("deputy", "معاون"), Wording("deputy for content", "معاون محتوا"),
    Wording("deputy for planning", "معاون برنامه‌ریزی"), Wording("director", "مدیر"),
    Wording("director general", "مدیرکل"), Wording("head of public relations", "رئیس روابط عمومی"),
    Wording("inspector", "بازرس"), Wording("legal deputy", "معاون حقوقی"), Wording("member", "عضو"),
    Wording("minister", "وزیر"), Wording("secretary", "دبیر"), Wording("spokesperson", "سخنگو"),
    Wording("technical deputy", "معاون فنی"), Wording("treasurer", "خزانه‌دار"),
  ]
}
