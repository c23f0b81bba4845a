import TestSupport
import Testing

@Suite("Completion")
struct CompletionTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  /// What may stand at the end of some words.
  func candidates(_ words: String..., shell: String = "fish") -> [String] {
    let ran = tracker(["--complete", shell] + words, db: db)
    return ran.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
  }

  @Test("knows commands, their options, and the pages of the help")
  func words() {
    #expect(candidates("ti") == ["timeline"])
    #expect(
      candidates("official", "")
        == ["add", "list", "show", "edit", "merge", "remove", "duplicates", "not-same"])
    #expect(candidates("timeline", "--o") == ["--org", "--official"])
    #expect(candidates("timeline", "--format", "c") == ["csv"])
    #expect(candidates("timeline", "--format=c") == ["--format=csv"])
    #expect(candidates("help", "ex") == ["export", "exit-codes"])
    #expect(candidates("completions", "") == ["bash", "zsh", "fish"])
    #expect(candidates("nothing", "x") == [])
    #expect(candidates("import", "x") == [":files"])
    #expect(candidates("timeline", "--db", "") == [":files"])
  }

  @Test("knows the names of the database, in any spelling")
  func names() {
    #expect(candidates("timeline", "--official", "Amir") == ["Amir Khorakian"])
    #expect(candidates("official", "show", "امير") == ["امیر خوراکیان"])
    // A surname that only one has, typed with Arabic letters.
    #expect(candidates("timeline", "--official", "خوراكيان") == ["امیر خوراکیان"])
    #expect(candidates("add", "--for", "national cent") == ["National Center of Cyberspace"])
    #expect(candidates("add", "--denies", "The government is ren") == ["The government is renegotiating with Telegram"])
    #expect(candidates("timeline", "--topic", "telegr").contains("Telegram"))
    #expect(candidates("timeline", "--official", "").count == 17)
    #expect(candidates("timeline", "--db", folder.file("none.db"), "--official", "A") == [])
    #expect(candidates("timeline", "--db=" + folder.file("none.db"), "--official", "A") == [])
    #expect(candidates("timeline", "--db", "none.db", "--db=" + db, "--official", "Am") == ["Amir Khorakian"])
    #expect(candidates("official", "show", "1", "A") == [])
  }

  @Test("knows the names of what is merged, put under topics or taken from them")
  func mergedNames() {
    #expect(candidates("official", "merge", "Am") == ["Amir Khorakian"])
    #expect(candidates("official", "merge", "1", "Pa") == ["Pavel Durov"])
    #expect(candidates("official", "merge", "1", "2", "Pa") == ["Pavel Durov"])
    #expect(candidates("org", "merge", "Tel") == ["Telegram"])
    #expect(candidates("claim", "merge", "The government is ren", shell: "bash").count == 1)
    #expect(candidates("topic", "merge", "1", "dom") == ["domestic messengers"])
    #expect(candidates("claim", "edit", "1", "--add-topic", "Te") == ["Telegram"])
    #expect(candidates("claim", "edit", "1", "--remove-topic", "Te") == ["Telegram"])
    #expect(candidates("role", "edit", "1", "--org", "Ensaf") == ["Ensaf News"])
  }

  @Test("knows sources by what only one of them has: publisher, title, address or uid")
  func sources() {
    #expect(candidates("source", "show", "Cl") == ["Click"])
    #expect(candidates("add", "--source", "cl") == ["Click"])
    #expect(candidates("source", "text", "click-191695-t") == ["click-191695-tabnak"])
    #expect(candidates("source", "merge", "1", "Daw", shell: "bash") == ["Dawn"])
    #expect(candidates("source", "edit", "1", "--quotes", "https://dawn") == ["https://dawn.com/news/1214847"])
    // Several sources are Tabnak's, so that the name alone means none of them.
    #expect(!candidates("source", "show", "Tabnak").isEmpty)
    #expect(candidates("source", "show", "Tabnak").allSatisfy { $0.hasPrefix("tabnak-") })
    for offered in candidates("source", "show", "") {
      #expect(tracker(["source", "show", offered], db: db).code == 0, "\(offered)")
    }
  }

  @Test("reads the words of bash as they are typed")
  func bash() {
    #expect(candidates("timeline", "--official", "\"Amir Kh", shell: "bash") == ["Amir Khorakian"])
    #expect(candidates("timeline", "--official", "Amir\\ Kh", shell: "bash") == ["Amir Khorakian"])
    #expect(candidates("timeline", "--official", "=", "'Amir", shell: "bash") == ["Amir Khorakian"])
    #expect(candidates("timeline", "--official", "=", shell: "bash").count == 17)
  }
}
