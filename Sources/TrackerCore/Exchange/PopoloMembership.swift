// Memberships of Popolo, as roles.

extension PopoloReader {
  mutating func role(_ element: JSONTree) throws -> RoleRecord {
    count(
      element, of: "memberships",
      except: [
        "id", "person_id", "organization_id", "post_id", "role", "label", "on_behalf_of_id", "legislative_period_id",
        "area_id", "start_date", "end_date", "note",
      ])
    _ = try reference("posts", element, "post_id")
    let post = index.element("posts", element["post_id"]?.text)
    guard let official = try reference("persons", element, "person_id") else {
      throw Failure(.badData, "\"person_id\" of a membership is missing")
    }
    let body = try reference("organizations", element, "organization_id")
    guard
      let organization = try body
        ?? post?["organization_id"].flatMap({ try reference("organizations", $0, "organization_id") })
    else {
      throw Failure(.badData, "\"organization_id\" of a membership is missing")
    }
    let titles = [element["role"]?.text, element["label"]?.text, post?["label"], post?["role"]]
    let title = titles.lazy.compactMap { ForeignText.line($0) }.first ?? "member"
    return RoleRecord(
      official: official, organization: organization, title: try Check.line(title, "the role of a membership"),
      held: try held(element))
  }

  /// From when to when; an end that is not given is unknown, which EDTF writes as nothing.
  ///
  /// EveryPolitician dates a membership only where it did not last for all of its legislative period.
  private func held(_ element: JSONTree) throws -> String? {
    let period = period(of: element)
    let start = date(element["start_date"]?.text) ?? date(period?["start_date"])
    let end = date(element["end_date"]?.text) ?? date(period?["end_date"])
    guard start != nil || end != nil else { return nil }
    return try dates.edtf("\(start ?? "")/\(end ?? "")", "the time of a membership")
  }

  private func period(of element: JSONTree) -> PopoloIndex.Element? {
    index.element("events", element["legislative_period_id"]?.text)
  }

  /// A date without its time of day.
  func date(_ text: String?) -> String? { text?.split(separator: "T").first.flatMap { String($0).trimmed } }

  /// What a role notes of its membership and of others that are the same role: for whom, in which period, and where.
  func note(of element: JSONFile.Element, _ others: [JoinedMemberships.Element]) throws -> String? {
    var remarks = remarks(element.tree)
    for other in others {
      remarks += self.remarks(try index.file.tree(other.bytes)).filter { !remarks.contains($0) }
    }
    return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
  }

  private func remarks(_ element: JSONTree) -> [String] {
    func named(_ list: String, _ key: String) -> String? {
      guard let id = element[key]?.text else { return nil }
      let name = index.element(list, id)?["name"]
      return isUnknown(name) ? nil : ForeignText.line(name) ?? id
    }
    let isDatedByPeriod = ["start_date", "end_date"].contains { key in
      element[key]?.text == nil && period(of: element)?[key] != nil
    }
    return [
      named("organizations", "on_behalf_of_id").map { "on behalf of \($0)" },
      named("events", "legislative_period_id").map { "in \($0)\(isDatedByPeriod ? ", whose dates are taken" : "")" },
      named("areas", "area_id").map { "for \($0)" }, element["note"]?.text,
    ].compactMap { $0 }
  }
}
