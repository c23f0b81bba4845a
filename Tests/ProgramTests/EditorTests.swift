import Foundation
import TestSupport
import Testing

@Suite("The person's editor")
struct EditorTests {
  let folder: TemporaryFolder
  let db: String
  let binary = builtTracker

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  /// Runs `official edit 1` with an editor that is a shell script; drafts go into a folder of their own.
  func edit(_ script: String, visual: String? = nil) throws -> Finished {
    try FileManager.default.createDirectory(atPath: folder.file("drafts"), withIntermediateDirectories: true)
    try folder.write(script, to: "editor.sh")
    return try run(
      [binary, "official", "edit", "1"],
      environment: [
        "TRACKER_DB": db, "TMPDIR": folder.file("drafts"), "VISUAL": visual ?? "",
        "EDITOR": "sh '\(folder.file("editor.sh"))'",
      ])
  }

  func drafts() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.file("drafts")) }

  @Test("changes a record, by a program with words behind it, and leaves no file")
  func changes() throws {
    let edited = try edit("sed -i 's/^note:.*/note: معاون/' \"$1\"")
    #expect(edited.code == 0, "\(edited.errors)")
    #expect(edited.output.contains("note"))
    #expect(try shell(db, "SELECT note FROM officials WHERE id = 1").output == "معاون\n")
    #expect(try drafts() == [])
    #expect(try damage(of: db) == "")
  }

  @Test("that is $VISUAL comes before $EDITOR, and one that saves nothing changes nothing")
  func visual() throws {
    let edited = try edit("echo name: wrong > \"$1\"", visual: "true")
    #expect(edited.code == 0 && edited.output == "Nothing of official #1 was changed.\n", "\(edited.errors)")
    #expect(try edit(": > \"$1\"").output == "Nothing of official #1 was changed.\n")
    #expect(try drafts() == [])
  }

  @Test("leaves the text of nonsense in a file that only its owner reads, and says which")
  func nonsense() throws {
    let refused = try edit("sed -i 's/^lang:.*/lang: english/' \"$1\"")
    #expect(refused.code == 65)
    let file = try #require(try drafts().first)
    #expect(
      refused.errors.contains("line 6: lang is \"english\"")
        && refused.errors.contains("is kept in \(folder.file("drafts"))/\(file)."), "\(refused.errors)")
    let kept = try run([
      "sh", "-c", "stat -c %a '\(folder.file("drafts"))/\(file)'; cat '\(folder.file("drafts"))/\(file)'",
    ])
    #expect(kept.output.hasPrefix("600\n") && kept.output.contains("lang: english"))
    #expect(
      try run(
        [binary, "official", "edit", "1", "--form", "\(folder.file("drafts"))/\(file)"], environment: ["TRACKER_DB": db]
      ).code == 65)
  }

  @Test("that fails, or is not there, changes nothing")
  func fails() throws {
    #expect(try edit("exit 1").errors.contains("ended with an error"))
    #expect(try edit("", visual: "/nonexistent/editor").code == 1)
    #expect(try drafts() == [])
    let nobody = try run(
      [binary, "official", "edit", "1"], environment: ["TRACKER_DB": db, "VISUAL": "", "EDITOR": ""])
    #expect(nobody.code == 64 && nobody.errors.contains("There is no terminal for an editor."), "\(nobody.errors)")
    #expect(nobody.errors.hasSuffix("or use --form FILE.\n"), "\(nobody.errors)")
  }

  @Test("and import from a pipe take /tmp for their files where TMPDIR is empty")
  func emptyFolder() throws {
    let draft = try run(
      [binary, "official", "edit", "1"],
      environment: ["TRACKER_DB": db, "TMPDIR": "", "VISUAL": "", "EDITOR": "echo"])
    #expect(draft.output.hasPrefix("/tmp/tracker-official-1-"), "\(draft.output)\(draft.errors)")
    // What comes through a pipe is kept in a file that has no name any more, while the pipe is open.
    let kept = try run(
      [
        "sh", "-c",
        """
        mkfifo pipe; "$T" import - <pipe & exec 3>pipe; n=0
        until readlink /proc/$!/fd/* | grep /tracker-...... || [ $n = 100 ]; do n=$((n+1)); sleep 0.1; done
        exec 3>&-; wait
        """.replacingOccurrences(of: "pipe", with: "'\(folder.file("pipe"))'"),
      ], environment: ["T": binary, "TRACKER_DB": db, "TMPDIR": ""])
    #expect(kept.output.hasPrefix("/tmp/tracker-"), "\(kept.output)\(kept.errors)")
  }
}
