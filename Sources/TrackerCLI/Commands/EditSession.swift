internal import TrackerCore

/// One record being edited: what it said when that began, and how it gets what it is to say.
struct EditSession {
  let kind: RecordKind
  let id: Int
  let base: Form
  let database: Database
  let dates: DateReader
  /// Whether a name is made even where it is close to a recorded one.
  let makesClose: Bool
  let author: String?
  let world: World

  /// What came of it.
  struct Edited {
    var changes: [FieldChange] = []
    var made: [Recorder.Touched] = []
    var notices: [String] = []
  }

  /// Writes what a form says, as one change.
  func write(_ form: Form) throws -> Edited {
    try database.changes.record("\(kind.command) edit", by: author) {
      let recorder = Recorder(database, newNames: makesClose ? .make : .makeUnlessClose, numbersRefer: true)
      let changes = try database.write(form, to: kind, id, base: base, with: recorder, dates)
      return Edited(changes: changes, made: recorder.touched.filter(\.isNew), notices: recorder.takeNotices())
    }
  }

  /// Writes what a text says; an empty one changes nothing.
  func write(text: String) throws -> Edited {
    guard let form = try base.edited(text) else { return Edited() }
    return try write(form)
  }

  /// Hands the text of the record to the person's editor and writes what comes back. No lock is held meanwhile.
  func edit() throws -> Edited {
    let text = base.text(
      heading: "\(kind.rawValue) #\(id): \(Cell.cut(try database.label(kind, id), to: 100))")
    let draft = try world.makeDraft(text, "tracker-\(kind.command)-\(id)")
    while true {
      do {
        try draft.edit()
        let edited = try draft.text()
        let written = edited == text ? Edited() : try write(text: edited)
        draft.discard()
        return written
      } catch {
        let failure = Failure(error, at: world.opened.path)
        guard (try? draft.text()) != text else {
          draft.discard()
          throw failure
        }
        guard [.badData, .notFound].contains(failure.kind), try wantsAgain(failure) else {
          throw Failure(
            failure.kind, "\(failure.sentence) Nothing was changed; what you wrote is kept in \(draft.path).")
        }
      }
    }
  }

  private func wantsAgain(_ failure: Failure) throws -> Bool {
    try world.confirm("tracker: \(failure.sentence)\nOpen it again?", otherwise: true) ?? false
  }
}
