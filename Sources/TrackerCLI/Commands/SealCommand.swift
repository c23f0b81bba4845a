internal import ArgumentParser
internal import TrackerCore

/// `tracker seal`: makes it provable what was written until now.
struct SealCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal",
    abstract: "Seal all that was written until now, and print the digest that proves it.",
    discussion: """
      The digest is a SHA3-256 over the history and the records since the last seal, and over that seal: a chain. Keep \
      it where whoever can write to the file cannot: in a letter, with a notary, in a newspaper. `tracker check` holds \
      the file against its seals, `tracker check --head DIGEST` also against one that was kept, and the README shows \
      how the stock `sqlite3` does the same without this program. What is written later is not sealed yet, which is \
      not wrong.

      Example:
        tracker seal
      """)

  @OptionGroup var file: FileOptions
  @OptionGroup var print: PrintOptions

  func run(in world: World) throws {
    let printer = try print.printer(in: world)
    let database = try file.openExisting(in: world)
    let bar = world.progress
    defer { bar.clear() }
    bar.begin("Sealing")
    let unsealed = try database.seals.unsealed()
    guard let seal = try database.seals.seal(progress: { bar.show($0, of: max($0, unsealed), "lines") }) else {
      throw Failure(.notFound, "There is nothing to seal: nothing was written to the file yet.")
    }
    bar.clear()
    guard printer.format == .table else {
      return try printer.show(
        [
          ("seal", .int(seal.id)), ("at", .text(seal.at)), ("rows", .int(unsealed)), ("head", .text(seal.head)),
        ])
    }
    try printer.line(seal.head)
    try world.output.flush()
    try world.say(
      unsealed == 0
        ? "Nothing was written since seal #\(seal.id), which is the newest."
        : "This is seal #\(seal.id), over \(ProgressBar.grouped(unsealed)) more rows of the history and the records that "
          + "they tell of. Keep it elsewhere.")
  }
}
