internal import TrackerCore

/// Asks at a terminal: the question on standard error, the answer a line of standard input.
struct Asker {
  let world: World
  let style: Style
  /// What is done while somebody thinks: after a question is shown, before its answer is read.
  var meanwhile: () -> Void = {}
  private let readLine: () throws -> String?

  private struct Answer {
    let text: String?
  }

  /// Asks in a world; nil where nobody could answer, because there is no terminal.
  init?(in world: World, style: Style) {
    guard let readLine = world.readLine, world.errorWidth != nil else { return nil }
    (self.world, self.style, self.readLine) = (world, style, readLine)
  }

  /// What ends the questions where the input ends (Ctrl-D).
  static let givenUp = Failure(.failed, "Given up; nothing was recorded.")

  /// Asks for a line.
  /// - Parameter current: what holds where nothing is typed.
  /// - Returns: the answer without white space at its ends; nil where nothing is typed.
  /// - Throws: `givenUp` where the input ends.
  func line(_ question: String, current: String? = nil) throws -> String? {
    let known = current.map { style.dim(" [\(Cell.isolated(Cell.visible($0)))]") } ?? ""
    while true {
      try world.errors.write("\(style.bold(question))\(known): ")
      try world.errors.flush()
      meanwhile()
      guard let answer = try attempt({ try Answer(text: readLine()) }) else { continue }
      guard let text = answer.text else {
        try world.say("")
        throw Self.givenUp
      }
      return text.trimmed
    }
  }

  /// Asks until the answer will do.
  /// - Parameters:
  ///   - value: what holds: Enter keeps it, a hyphen leaves it out.
  ///   - read: makes a value of an answer; a failure is told, and the question asked again.
  func ask<Value>(
    _ question: String, _ value: inout Value?, shown: (Value) -> String, read: (String) throws -> Value
  ) throws {
    while let answer = try line(question, current: value.map(shown)) {
      guard answer != "-" else {
        value = nil
        return
      }
      if let answer = try attempt({ try read(answer) }) {
        value = answer
        return
      }
    }
  }

  /// Asks for a text.
  func ask(_ question: String, _ value: inout String?, read: (String) throws -> String) throws {
    try ask(question, &value, shown: { $0 }, read: read)
  }

  /// The number that an answer is, in digits of any script.
  static func number(_ answer: String) -> Int? { References.number(Fold.key(answer)) }

  /// Asks for one of some words, by number or by how it begins.
  func choose<Word: RawRepresentable & CaseIterable>(_ question: String, _ value: inout Word?) throws
  where Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue)
    try tell(words.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: " · "))
    try ask(question, &value, shown: \.rawValue) { answer in
      let begun = words.filter { $0.hasPrefix(answer.lowercased()) }
      let number = Self.number(answer) ?? 0
      let word = words.indices.contains(number - 1) ? words[number - 1] : begun.count == 1 ? begun[0] : answer
      return try Check.word(word, "The answer")
    }
  }

  /// Asks for lines until an empty one; nil where the first is empty.
  func lines(_ question: String) throws -> String? {
    guard var text = try line(question) else { return nil }
    while let more = try line("  and") { text += "\n" + more }
    return text
  }

  /// Tells something beside the questions, in lines that fit.
  func tell(_ text: String, indent: Int = 2) throws {
    let lines = Cell.wrapped(Cell.visible(text), to: max((world.errorWidth ?? 80) - indent, 20))
    for line in Cell.isolated(lines: lines) {
      try world.errors.write(String(repeating: " ", count: indent) + line + "\n")
    }
  }

  /// Tells what an answer is taken for.
  func point(to text: String) throws { try show("  →", [text]) }

  /// Shows a part of what was answered.
  func show(_ label: String, _ parts: [String]) throws {
    let width = max((world.errorWidth ?? 80) - Cell.width(label) - 2, 20)
    let lines = parts.flatMap { Cell.isolated(lines: Cell.wrapped(Cell.visible($0), to: width)) }
    for (index, line) in lines.enumerated() {
      let left = index == 0 ? style.dim(label) : String(repeating: " ", count: Cell.width(label))
      try world.errors.write("\(left)  \(line)\n")
    }
  }

  /// Does what may turn out to be wrong; then the reason is told, and there is no value.
  func attempt<Value>(_ body: () throws -> Value) throws -> Value? {
    do {
      return try body()
    } catch {
      let failure = Failure(error, at: world.opened.path)
      guard failure != Self.givenUp, failure.kind != .inputOutput else { throw failure }
      for line in failure.sentence.split(separator: "\n") { try tell(String(line)) }
      return nil
    }
  }
}
