internal import TrackerCore

extension Archive {
  /// Writes the archive as an exchange file.
  /// - Parameters:
  ///   - progress: told after each statement how many are written.
  ///   - write: takes the bytes, some lines at a time.
  public func writeJSONLines(progress: (Int) -> Void = { _ in }, to write: ([UInt8]) throws -> Void) rethrows {
    var lines: [UInt8] = []
    try forEachRecord { record in
      lines += record.line.object
      lines.append(UInt8(ascii: "\n"))
      if case .statement(let statement) = record { progress(statement.id) }
      guard lines.count >= 1 << 16 else { return }
      try write(lines)
      lines.removeAll(keepingCapacity: true)
    }
    try write(lines)
  }
}

extension SeededRecord {
  /// The record as a line of the exchange format.
  fileprivate var line: JSONLine {
    switch self {
    case .topic(let topic): topic.line
    case .organization(let organization): organization.line
    case .official(let official): official.line
    case .role(let role): role.line
    case .source(let source): source.line
    case .claim(let claim): claim.line
    case .statement(let statement): statement.line
    }
  }
}

extension SeededTopic {
  fileprivate var line: JSONLine {
    var line = JSONLine(type: "topic")
    line.text("name", name)
    return line
  }
}

extension SeededOrganization {
  fileprivate var line: JSONLine {
    var line = JSONLine(type: "organization")
    line.text("uid", Self.uid(id))
    line.text("name", name)
    line.text("lang", "en")
    line.names(persian)
    line.text("parent", parentID.map(Self.uid))
    return line
  }
}

extension SeededOfficial {
  fileprivate var line: JSONLine {
    var line = JSONLine(type: "official")
    line.text("uid", Self.uid(id))
    line.text("name", name)
    line.text("lang", "en")
    line.names(persian)
    return line
  }
}

extension SeededRole {
  fileprivate var line: JSONLine {
    var line = JSONLine(type: "role")
    line.text("official", SeededOfficial.uid(officialID))
    line.text("organization", SeededOrganization.uid(organizationID))
    line.text("title", title)
    line.text("held", held)
    return line
  }
}

extension SeededSource {
  fileprivate var line: JSONLine {
    var line = JSONLine(type: "source")
    line.text("uid", Self.uid(id))
    line.text("url", url)
    line.text("publisher", publisher)
    line.text("title", title)
    line.text("lang", lang)
    line.text("published", published)
    line.text("quotes", quotesID.map(Self.uid))
    return line
  }
}

extension SeededClaim {
  fileprivate var line: JSONLine {
    var line = JSONLine(type: "claim")
    line.text("uid", Self.uid(id))
    line.text("text", text)
    line.text("lang", "en")
    line.names(persian)
    line.text("kind", kind.rawValue)
    line.text("about", about)
    line.texts("topics", topicIDs.map { OrganizationNames.fields[$0 - 1].english })
    line.text("same_as", (sameAs?.rootID).map(Self.uid))
    line.int("sign", sameAs?.sign)
    return line
  }
}

extension SeededStatement {
  fileprivate var line: JSONLine {
    var line = JSONLine(type: "statement")
    line.text("uid", Self.uid(id))
    line.text("voice", voice.rawValue)
    line.text("speaker", speaker)
    line.text("official", officialID.map(SeededOfficial.uid))
    line.text("role", role)
    line.text("post", postID.map(SeededOrganization.uid))
    // Left out, it is the body of the post; null beside a post, it is nobody.
    if let organizationID {
      if organizationID != postID { line.text("organization", SeededOrganization.uid(organizationID)) }
    } else if postID != nil {
      line.null("organization")
    }
    line.text("said_on", saidOn?.edtf)
    line.text("said_on_basis", basis?.rawValue)
    line.text("wording", wording?.rawValue)
    line.text("quote", quote)
    line.text("paraphrase", paraphrase)
    line.text("lang", lang)
    line.text("translation", translation)
    line.objects("stances", stances.map(\.line))
    line.objects("citations", citations.map(\.line))
    line.text("review", review.rawValue)
    return line
  }
}

extension SeededStance {
  fileprivate var line: JSONLine {
    var line = JSONLine()
    line.text("claim", SeededClaim.uid(claimID))
    line.text("position", position.rawValue)
    line.int("strength", strength)
    line.text("target", target?.rawValue)
    line.text("condition", condition)
    return line
  }
}

extension SeededCitation {
  fileprivate var line: JSONLine {
    var line = JSONLine()
    line.text("source", SeededSource.uid(sourceID))
    line.bool("verbatim", verbatim)
    return line
  }
}

extension JSONLine {
  /// The one further name that a record may have.
  fileprivate mutating func names(_ persian: String?) {
    guard let persian else { return }
    var name = JSONLine()
    name.text("name", persian)
    name.text("lang", "fa")
    objects("names", [name])
  }
}
