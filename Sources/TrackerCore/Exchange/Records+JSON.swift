// How each type of line is written. The keys stand in the order of the README; what is unknown is left out.

extension Record {
  /// The record as one line of the exchange format, without the line feed.
  public var line: String { String(decoding: bytes, as: UTF8.self) }

  /// The same in UTF-8.
  var bytes: [UInt8] {
    switch self {
    case .topic(let record): record.object.whole
    case .organization(let record): record.object.whole
    case .official(let record): record.object.whole
    case .role(let record): record.object.whole
    case .source(let record): record.object.whole
    case .claim(let record): record.object.whole
    case .statement(let record): record.object.whole
    case .link(let record): record.object.whole
    case .notSame(let record): record.object.whole
    }
  }
}

/// A JSON object that is written member by member.
struct LineObject {
  private var bytes = [UInt8(ascii: "{")]

  init() {}

  /// An object with its type.
  init(_ type: String) {
    bytes.reserveCapacity(1024)
    text("type", type)
  }

  /// The object as JSON text, in UTF-8.
  var whole: [UInt8] { bytes + [UInt8(ascii: "}")] }

  /// A text as it is.
  mutating func text(_ key: StaticString, _ value: String?) {
    guard let value else { return }
    begin(key)
    JSON.write(value, to: &bytes)
  }

  /// A text on one line, as it is read again: whatever another program has recorded, a name is in normalization
  /// form C, without space around it or a line break.
  mutating func name(_ key: StaticString, _ value: String?) { text(key, value.map(Self.name)) }

  /// A date in EDTF.
  mutating func date(_ key: StaticString, _ value: String?) { text(key, value.map(DateSides.exchanged)) }

  mutating func int(_ key: StaticString, _ value: Int?) {
    guard let value else { return }
    begin(key)
    bytes += String(value).utf8
  }

  mutating func bool(_ key: StaticString, _ value: Bool?) {
    guard let value else { return }
    begin(key)
    JSON.bool(value).write(to: &bytes)
  }

  mutating func null(_ key: StaticString) {
    begin(key)
    JSON.null.write(to: &bytes)
  }

  /// A list, left out where it is empty.
  mutating func list(_ key: StaticString, _ objects: [LineObject]) {
    guard !objects.isEmpty else { return }
    begin(key)
    for (index, object) in objects.enumerated() {
      bytes.append(UInt8(ascii: index == 0 ? "[" : ","))
      bytes += object.bytes
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func names(_ key: StaticString, _ names: [String]) {
    guard !names.isEmpty else { return }
    begin(key)
    JSON(names.map(Self.name)).write(to: &bytes)
  }

  private mutating func begin(_ key: StaticString) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    bytes += UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    bytes += [UInt8(ascii: "\""), UInt8(ascii: ":")]
  }

  static func name(_ text: String) -> String {
    // Nearly all names are as they should be, and nearly all of those are found so at the first look.
    let isPlain = text.utf8.allSatisfy { 0x20 <= $0 && $0 < 0x7F }
    if isPlain, text.utf8.first != 0x20, text.utf8.last != 0x20 { return text }
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
