internal import ArgumentParser
internal import TrackerCore

/// For what takes records away: to see it first, and to say that it is meant.
struct DecisionOptions: ParsableArguments {
  @Flag(help: "Only show what would be done.") var dryRun = false
  @Flag(help: "Do it without asking.") var yes = false

  /// Does it as one change, once a person has seen what it does and wants it: they are asked at a terminal; elsewhere
  /// --yes says so.
  /// - Parameters:
  ///   - command: its name in the history.
  ///   - author: who does it.
  ///   - question: what a person is asked.
  ///   - body: does it, inside a transaction that may be taken back.
  func carryOut(
    _ command: String, by author: String?, asking question: String, _ database: Database, _ printer: Printer,
    _ body: () throws -> [Effect]
  ) throws {
    let world = printer.world
    let event = command.split(separator: " ").last.map(String.init) ?? command
    world.progress.begin(event == "merge" ? "Merging" : "Removing")
    var seen: [Effect]?
    if dryRun || !yes {
      let effects = try database.changes.rehearse(command, by: author, body)
      try EffectReport.print(effects, printer)
      guard !dryRun else { return }
      guard let answer = try world.confirm(question, otherwise: false) else {
        try world.output.flush()
        throw Failure(.usage, "That is what it does. Nothing was changed; add --yes to do it.")
      }
      guard answer else { throw Failure(.failed, "Nothing was changed.") }
      seen = effects
    }
    let (effects, copy) = try database.keepingSafeCopy(before: event) {
      try database.changes.record(command, by: author) {
        let effects = try body()
        guard seen == nil || seen == effects else {
          throw Failure(
            .busy, "Somebody else has written meanwhile, and it would do something else now. Look at it again.")
        }
        return effects
      }
    }
    if seen == nil { try EffectReport.print(effects, printer) }
    try world.output.flush()
    if let name = copy?.split(separator: "/").last { try world.say("The file as it was is kept beside it as \(name).") }
  }
}

/// Tells what is done to which records.
enum EffectReport {
  static func print(_ effects: [Effect], _ printer: Printer) throws {
    let isTable = printer.format == .table
    try printer.list(
      effects,
      [
        Field("action", .fixed) { .text($0.action.rawValue) }, Field("kind", .fixed) { .text($0.kind) },
        Field("count", .fixed) { .int($0.ids.count) },
        Field("ids", .flexible) { isTable ? .text(numbers($0.ids)) : .list($0.ids.map { .int($0) }) },
        Field("what", .flexible) { JSON($0.what.isEmpty ? nil : $0.what) },
      ])
  }

  /// The first of many numbers: `#3 #4 #9 …`.
  static func numbers(_ ids: [Int], most: Int = 8) -> String {
    ids.prefix(most).map { "#\($0)" }.joined(separator: " ") + (ids.count > most ? " …" : "")
  }
}
