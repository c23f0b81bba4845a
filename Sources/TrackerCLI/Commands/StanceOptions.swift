internal import ArgumentParser
internal import TrackerCore

/// Which positions the statement takes on which claims.
struct StanceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A claim that the statement says is so.", valueName: "claim")) var affirms: [String] = []
  @Option(help: ArgumentHelp("A claim that it says is not so.", valueName: "claim")) var denies: [String] = []
  @Option(help: ArgumentHelp("A claim that it neither confirms nor denies.", valueName: "claim")) var declines:
    [String] = []
  @Option(help: ArgumentHelp("A claim that it says should be so.", valueName: "claim")) var supports: [String] = []
  @Option(help: ArgumentHelp("A claim that it says should not be so.", valueName: "claim")) var opposes: [String] = []
  @Option(help: ArgumentHelp("A claim that it is neither for nor against.", valueName: "claim")) var neutral: [String] =
    []
  @Option(
    help: ArgumentHelp("How firmly: 1 guarded, 2 plain, 3 emphatic. With exactly one position.", valueName: "1-3"))
  var strength: Int?
  @Option(
    help: ArgumentHelp("What is denied: event, decision or rumour. With exactly one --denies.", valueName: "what"))
  var target: Stance.Target?
  @Option(help: ArgumentHelp("What the position depends on. With exactly one position.", valueName: "if …"))
  var condition: String?

  /// Whether no position is given.
  var isEmpty: Bool { [affirms, denies, declines, supports, opposes, neutral].allSatisfy(\.isEmpty) }

  /// The stances, each with its claim as it was typed.
  func stances() throws -> [StanceRecord] {
    let given: [(Stance.Position, [String])] = [
      (.affirms, affirms), (.denies, denies), (.declines, declines), (.supports, supports), (.opposes, opposes),
      (.neutral, neutral),
    ]
    var stances = try given.flatMap { position, claims in
      try claims.map { StanceRecord(position, try Check.line($0, "--\(position.rawValue)")) }
    }
    if strength != nil || target != nil || condition != nil {
      // The parser does not keep which --strength followed which position.
      guard stances.count == 1 else {
        throw Failure(
          .usage, "--strength, --target and --condition go with exactly one position; here are \(stances.count).")
      }
      if let strength, !(1...3).contains(strength) {
        throw Failure(.badData, "--strength is 1 (guarded), 2 (plain) or 3 (emphatic), not \(strength).")
      }
      stances[0].strength = strength
      stances[0].target = target
      stances[0].condition = try condition.map { try Check.text($0, "--condition") }
    }
    return stances
  }
}

extension Stance {
  /// What more there is to say of a position, in brackets behind it; nothing where nothing is known.
  static func details(_ target: Target?, _ strength: Int?, _ condition: String?) -> String {
    let facts = [
      target.map { "the \($0.rawValue)" }, strength.map(word), condition.map { "condition: \($0)" },
    ].compactMap { $0 }
    return facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))"
  }
}
