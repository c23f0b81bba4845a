// How each type of line is written. The keys stand in the order of the README; what is unknown is left out.

extension Record {
  /// The record as one line of the exchange format, without the line feed.
  public var line: String {
    switch self {
    case .topic(let record): record.object.line
    case .organization(let record): record.object.line
    case .official(let record): record.object.line
    case .role(let record): record.object.line
    case .source(let record): record.object.line
    case .claim(let record): record.object.line
    case .statement(let record): record.object.line
    case .link(let record): record.object.line
    case .notSame(let record): record.object.line
    }
  }
}

/// A JSON object that is written member by member.
struct LineObject {
  private var text = "{"

  init() {}

  /// An object with its type.
  init(_ type: String) { text("type", type) }

  /// The object as JSON text.
  var line: String { text + "}" }

  /// A text as it is.
  mutating func text(_ key: String, _ value: String?) {
    guard let value else { return }
    begin(key)
    JSON.write(value, to: &text)
  }

  /// A text on one line, as it is read again: whatever another program has recorded, a name is in normalization
  /// form C, without space around it or a line break.
  mutating func name(_ key: String, _ value: String?) { text(key, value.map(Self.name)) }

  /// A date in EDTF.
  mutating func date(_ key: String, _ value: String?) { text(key, value.map(DateSides.exchanged)) }

  mutating func int(_ key: String, _ value: Int?) {
    guard let value else { return }
    begin(key)
    text += String(value)
  }

  mutating func bool(_ key: String, _ value: Bool?) {
    guard let value else { return }
    begin(key)
    text += value ? "true" : "false"
  }

  mutating func null(_ key: String) {
    begin(key)
    text += "null"
  }

  /// A list, left out where it is empty.
  mutating func list(_ key: String, _ objects: [LineObject]) {
    guard !objects.isEmpty else { return }
    begin(key)
    text += "[" + objects.map(\.line).joined(separator: ",") + "]"
  }

  mutating func names(_ key: String, _ names: [String]) {
    guard !names.isEmpty else { return }
    begin(key)
    JSON(names.map(Self.name)).write(to: &text)
  }

  private mutating func begin(_ key: String) {
    if text.utf8.count > 1 { text += "," }
    text += "\"\(key)\":"
  }

  static func name(_ text: String) -> String {
    let line = (text.trimmed ?? text).nfc
    let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{2028}", "\u{2029}"]
    guard line.unicodeScalars.contains(where: breaks.contains) else { return line }
    return String(String.UnicodeScalarView(line.unicodeScalars.map { breaks.contains($0) ? " " : $0 }))
  }
}

extension [Name] {
  /// The further spellings of a record, each once.
  fileprivate func objects(besides main: String) -> [LineObject] {
    var seen: Set<String> = [LineObject.name(main)]
    return filter { seen.insert(LineObject.name($0.name)).inserted }.map { name in
      var object = LineObject()
      object.name("name", name.name)
      object.text("lang", name.lang)
      return object
    }
  }
}

extension TopicRecord {
  fileprivate var object: LineObject {
    var object = LineObject("topic")
    object.name("name", name)
    return object
  }
}

extension OrganizationRecord {
  fileprivate var object: LineObject {
    var object = LineObject("organization")
    object.text("uid", uid)
    object.name("name", name)
    object.text("lang", lang)
    object.list("names", names.objects(besides: name))
    object.text("parent", parent)
    object.text("note", note)
    return object
  }
}

extension OfficialRecord {
  fileprivate var object: LineObject {
    var object = LineObject("official")
    object.text("uid", uid)
    object.name("name", name)
    object.text("lang", lang)
    object.list("names", names.objects(besides: name))
    object.text("note", note)
    return object
  }
}

extension RoleRecord {
  fileprivate var object: LineObject {
    var object = LineObject("role")
    object.text("official", official)
    object.text("organization", organization)
    object.name("title", title)
    object.date("held", held)
    object.text("note", note)
    return object
  }
}

extension SourceRecord {
  fileprivate var object: LineObject {
    var object = LineObject("source")
    object.text("uid", uid)
    object.text("url", url)
    object.name("publisher", publisher)
    object.text("title", title)
    object.text("lang", lang)
    object.date("published", published)
    object.date("accessed", accessed)
    object.text("quotes", quotes)
    object.text("text", text)
    return object
  }
}

extension ClaimRecord {
  fileprivate var object: LineObject {
    var object = LineObject("claim")
    object.text("uid", uid)
    object.name("text", text)
    object.text("lang", lang)
    object.list("names", names.objects(besides: text))
    object.text("kind", kind?.rawValue)
    object.date("about", about)
    object.names("topics", topics)
    object.text("same_as", sameAs)
    object.int("sign", sign)
    object.text("note", note)
    return object
  }
}

extension StatementRecord {
  fileprivate var object: LineObject {
    var object = LineObject("statement")
    object.text("uid", uid)
    object.text("voice", voice?.rawValue)
    object.name("speaker", speaker)
    object.text("official", official)
    object.name("role", role)
    // `post` and `organization` stand for each other where one of them is left out.
    switch spokenFor {
    case .post: object.text("organization", post)
    case .oneself:
      object.text("post", post)
      object.null("organization")
    case .organization(let organization):
      if let post { object.text("post", post) } else { object.null("post") }
      object.text("organization", organization)
    }
    object.date("said_on", saidOn)
    object.text("said_on_text", saidOnText)
    object.text("said_on_basis", saidOnBasis?.rawValue)
    object.text("wording", wording?.rawValue)
    object.text("quote", quote)
    object.text("paraphrase", paraphrase)
    object.text("lang", lang)
    object.text("translation", translation)
    object.list("stances", stances.map(\.object))
    object.list("citations", citations.map(\.object))
    object.text("review", review?.rawValue)
    object.text("note", note)
    return object
  }
}

extension StanceRecord {
  fileprivate var object: LineObject {
    var object = LineObject()
    object.text("claim", claim)
    object.text("position", position.rawValue)
    object.int("strength", strength)
    object.text("target", target?.rawValue)
    object.text("condition", condition)
    return object
  }
}

extension CitationRecord {
  fileprivate var object: LineObject {
    var object = LineObject()
    object.text("source", source)
    object.int("start", place?.lowerBound)
    object.int("end", place?.upperBound)
    object.bool("verbatim", verbatim)
    return object
  }
}

extension LinkRecord {
  fileprivate var object: LineObject {
    var object = LineObject("link")
    object.text("uid", uid)
    object.text("from", from)
    object.text("to", to)
    object.text("kind", kind.rawValue)
    object.text("status", status?.rawValue)
    object.text("note", note)
    return object
  }
}

extension NotSameRecord {
  fileprivate var object: LineObject {
    var object = LineObject("not-same")
    object.text("kind", kind.rawValue)
    object.text("a", a)
    object.text("b", b)
    return object
  }
}
