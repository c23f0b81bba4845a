internal import ArgumentParser
internal import TrackerCore

extension StatementCommand {
  struct Edit: EditCommand {
    static let kind = RecordKind.statement
    static let configuration = described(
      "tracker statement edit founding-s04 --on 2018-05~ --review verified",
      "tracker statement edit founding-s04 --declines telegram-manager-proposal \\\n"
        + "    --remove-stance renegotiation --remove-source Click --add-source Dawn",
      also: "A position on a claim takes the place of the one that the statement had on it.")
    @Argument(help: ArgumentHelp("A number, a uid, or the beginning of a uid.", valueName: "statement"))
    var record: String
    @OptionGroup(title: "Who speaks") var speaker: SpeakerOptions
    @OptionGroup(title: "Positions taken") var positions: StanceOptions
    @Option(help: ArgumentHelp("A claim on which it takes no position. Repeatable.", valueName: "claim"))
    var removeStance: [String] = []
    @OptionGroup(title: "The words") var words: WordOptions
    @Option(
      help: ArgumentHelp("A source that it stands in: its number, uid or address. Repeatable.", valueName: "source"))
    var addSource: [String] = []
    @Option(help: ArgumentHelp("A source that it does not stand in. Repeatable.", valueName: "source"))
    var removeSource: [String] = []
    @Flag(help: "The quote does not stand in the archived texts of its sources; record it as such.")
    var notVerbatim = false
    @OptionGroup var editing: EditOptions

    func change(_ form: inout Form, in database: Database, _ world: World) throws {
      try speaker.check()
      try form.setSpeaker(official: speaker.official, unnamed: speaker.unnamed, isHearsay: speaker.hearsay)
      try form.set("role", speaker.role, "--role")
      try form.setBodies(post: speaker.org, spokenFor: speaker.spokenFor)
      try form.set("said_on", speaker.on, "--on")
      try form.set("said_on_text", speaker.onText, "--on-text")
      try form.set("said_on_basis", speaker.onBasis?.rawValue, "--on-basis")
      try form.set("quote", words.quoteText(world.readInput), "--quote")
      try form.set("paraphrase", words.paraphrase, "--paraphrase")
      try form.set("lang", words.lang, "--lang")
      try form.set("translation", words.translation, "--translation")
      try form.set("wording", words.wording?.rawValue, "--wording")
      try form.set("review", words.review?.rawValue, "--review")
      try form.set("note", words.note, "--note")
      try form.removeStances(on: removeStance, in: database)
      for stance in try positions.stances() { try form.set(stance, in: database) }
      try form.removeSources(removeSource, in: database)
      form.add("citations", addSource, "--add-source")
      if notVerbatim { form.setNotVerbatim() }
    }
  }
}

extension SourceCommand {
  struct Edit: EditCommand {
    static let kind = RecordKind.source
    static let configuration = described("tracker source edit click-191695 --published 2018-07-03")
    @Argument(help: ArgumentHelp("A number, a uid, an address, a publisher or a title.", valueName: "source"))
    var record: String
    @Option(help: ArgumentHelp("Who published it.", valueName: "name")) var publisher: String?
    @Option(help: ArgumentHelp("Its title.", valueName: "title")) var title: String?
    @Option(help: ArgumentHelp("Its address.", valueName: "address")) var url: String?
    @Option(help: ArgumentHelp("Its language, ISO 639.", valueName: "code")) var lang: String?
    @Option(help: ArgumentHelp("When it was published.", valueName: "date")) var published: String?
    @Option(help: ArgumentHelp("When you saw it.", valueName: "date")) var accessed: String?
    @Option(help: ArgumentHelp("The source that it relays.", valueName: "source")) var quotes: String?
    @OptionGroup var editing: EditOptions

    func change(_ form: inout Form, in database: Database, _ world: World) throws {
      try form.set("publisher", publisher, "--publisher")
      try form.set("title", title, "--title")
      try form.set("url", url, "--url")
      try form.set("lang", lang, "--lang")
      try form.set("published", published, "--published")
      try form.set("accessed", accessed, "--accessed")
      try form.set("quotes", quotes, "--quotes")
    }
  }
}

extension LinkCommand {
  struct Edit: EditCommand {
    static let kind = RecordKind.link
    static let configuration = described(
      "tracker link edit 1 --status dismissed --note \"speaks of something else\"")
    @Argument(help: ArgumentHelp("Its number or uid.", valueName: "link")) var record: String
    @Option(help: ArgumentHelp("The statement that refers.", valueName: "statement")) var from: String?
    @Option(help: ArgumentHelp("The statement that is referred to.", valueName: "statement")) var to: String?
    @Option(
      help: ArgumentHelp(
        "In which way: \(Link.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
    var kind: Link.Kind?
    @Option(help: ArgumentHelp("Whether it is so: suggested, confirmed, dismissed.", valueName: "state"))
    var status: Link.Status?
    @Option(help: ArgumentHelp("A remark.", valueName: "text")) var note: String?
    @OptionGroup var editing: EditOptions

    func change(_ form: inout Form, in database: Database, _ world: World) throws {
      try form.set("from", from, "--from")
      try form.set("to", to, "--to")
      try form.set("kind", kind?.rawValue, "--kind")
      try form.set("status", status?.rawValue, "--status")
      try form.set("note", note, "--note")
    }
  }
}
