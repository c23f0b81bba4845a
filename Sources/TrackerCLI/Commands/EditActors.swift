internal import ArgumentParser
internal import TrackerCore

/// What can be said of a record that has further names.
struct NameEdits: ParsableArguments {
  @Option(help: ArgumentHelp("Its main name from now on; the old one becomes a further name.", valueName: "name"))
  var rename: String?
  @Flag(help: "With --rename: forget the old name, which was a mistake.") var forgetOldName = false
  @Option(help: ArgumentHelp("The language of the main name, ISO 639.", valueName: "code")) var lang: String?
  @Option(
    help: ArgumentHelp(
      "A further name, its language behind it if you like: \"خوراکیان [fa]\". Repeatable.", valueName: "name"))
  var addName: [String] = []
  @Option(help: ArgumentHelp("A further name to take away. Repeatable.", valueName: "name")) var removeName: [String] =
    []
  @Option(help: ArgumentHelp("A remark.", valueName: "text")) var note: String?

  /// - Parameter key: the field of the main name.
  func change(_ form: inout Form, main key: String = "name") throws {
    try form.rename(key, to: rename, forgetOld: forgetOldName)
    try form.set("lang", lang, "--lang")
    form.add("names", addName, "--add-name")
    try form.removeNames(removeName)
    try form.set("note", note, "--note")
  }
}

extension OfficialCommand {
  struct Edit: EditCommand {
    static let kind = RecordKind.official
    static let configuration = described(
      "tracker official edit Khorakian --add-name \"Khorakiyan, Amir [en]\"",
      "tracker official edit Khorakian --rename \"Amir Khorakiyan\" \\\n"
        + "    --forget-old-name --remove-name \"امیر خوراکیان\" --clear note")
    @Argument(help: ArgumentHelp("A name, a number or a uid.", valueName: "official")) var record: String
    @OptionGroup var names: NameEdits
    @OptionGroup var editing: EditOptions

    func change(_ form: inout Form, in database: Database, _ world: World) throws { try names.change(&form) }
  }
}

extension OrgCommand {
  struct Edit: EditCommand {
    static let kind = RecordKind.organization
    static let configuration = described("tracker org edit NCC --parent \"Supreme Council of Cyberspace\"")
    @Argument(help: ArgumentHelp("A name, a number or a uid.", valueName: "org")) var record: String
    @OptionGroup var names: NameEdits
    @Option(help: ArgumentHelp("The body that it is a part of.", valueName: "org")) var parent: String?
    @OptionGroup var editing: EditOptions

    func change(_ form: inout Form, in database: Database, _ world: World) throws {
      try names.change(&form)
      try form.set("parent", parent, "--parent")
    }
  }
}

extension RoleCommand {
  struct Edit: EditCommand {
    static let kind = RecordKind.role
    static let configuration = described("tracker role edit 1 --held 2017/2021~")
    @Argument(help: ArgumentHelp("Its number.", valueName: "role")) var record: String
    @Option(help: ArgumentHelp("Who holds it.", valueName: "official")) var official: String?
    @Option(help: ArgumentHelp("The title.", valueName: "title")) var title: String?
    @Option(help: ArgumentHelp("In which body.", valueName: "org")) var org: String?
    @Option(help: ArgumentHelp("From when to when: 2017/2021~, 1396/1400.", valueName: "span")) var held: String?
    @Option(help: ArgumentHelp("A remark.", valueName: "text")) var note: String?
    @OptionGroup var editing: EditOptions

    func change(_ form: inout Form, in database: Database, _ world: World) throws {
      try form.set("official", official, "--official")
      try form.set("title", title, "--title")
      try form.set("organization", org, "--org")
      try form.set("held", held, "--held")
      try form.set("note", note, "--note")
    }
  }
}

extension ClaimCommand {
  struct Edit: EditCommand {
    static let kind = RecordKind.claim
    static let configuration = described(
      "tracker claim edit renegotiation --about 2018 \\\n"
        + "    --add-topic \"domestic messengers\" --remove-topic Telegram")
    @Argument(help: ArgumentHelp("A wording, a number or a uid.", valueName: "claim")) var record: String
    @OptionGroup var names: NameEdits
    @Option(
      help: ArgumentHelp(
        "Of which kind it is: \(Claim.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
    var kind: Claim.Kind?
    @Option(help: ArgumentHelp("The time that it speaks of, such as 2018-05.", valueName: "date")) var about: String?
    @Option(help: ArgumentHelp("A topic to put it under. Repeatable.", valueName: "topic")) var addTopic: [String] = []
    @Option(help: ArgumentHelp("A topic to take it from. Repeatable.", valueName: "topic")) var removeTopic: [String] =
      []
    @Option(help: ArgumentHelp("The claim that it repeats in other words.", valueName: "claim")) var sameAs: String?
    @Option(help: ArgumentHelp("The claim of which it says the opposite.", valueName: "claim")) var negates: String?
    @OptionGroup var editing: EditOptions

    func change(_ form: inout Form, in database: Database, _ world: World) throws {
      try names.change(&form, main: "text")
      try form.set("kind", kind?.rawValue, "--kind")
      try form.set("about", about, "--about")
      form.add("topics", addTopic, "--add-topic")
      try form.removeTopics(removeTopic)
      // One takes the place of the other.
      if sameAs != nil, negates == nil { try form.clear(["negates"]) }
      if negates != nil, sameAs == nil { try form.clear(["same_as"]) }
      try form.set("same_as", sameAs, "--same-as")
      try form.set("negates", negates, "--negates")
    }
  }
}

extension TopicCommand {
  struct Edit: EditCommand {
    static let kind = RecordKind.topic
    static let configuration = described(
      "tracker topic edit Telegram --rename \"Telegram messenger\"",
      "echo \"name: Messengers\" | tracker topic edit \"domestic messengers\" --form -")
    @Argument(help: ArgumentHelp("A name or a number.", valueName: "topic")) var record: String
    @Option(help: ArgumentHelp("What it is called from now on.", valueName: "name")) var rename: String?
    @OptionGroup var editing: EditOptions

    func change(_ form: inout Form, in database: Database, _ world: World) throws {
      try form.set("name", rename, "--rename")
    }
  }
}
