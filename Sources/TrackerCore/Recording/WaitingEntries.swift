/// Entries that refer to one of their own kind which was not there yet, and may stand further down in the file.
struct WaitingEntries {
  private var entries: [Int: (entry: Intake.Entry, keys: [String])] = [:]
  private var byKey: [String: [Int]] = [:]
  private var next = 0

  /// Lets an entry wait.
  /// - Parameter keys: how the one that it refers to may be called.
  mutating func add(_ entry: Intake.Entry, for keys: [String]) {
    entries[next] = (entry, keys)
    for key in keys { byKey[key, default: []].append(next) }
    next += 1
  }

  /// The entries that waited for this record, in order; they wait no longer.
  mutating func freed(by record: Record) -> [Intake.Entry] {
    guard !byKey.isEmpty else { return [] }
    let numbers = Set(Self.keys(of: record).flatMap { byKey[$0] ?? [] })
    return numbers.sorted().compactMap { take($0) }
  }

  /// Takes those that refer to nothing that waits here too, in order.
  mutating func takeUndeclared() -> [Intake.Entry] {
    let declared = declarations()
    let numbers = entries.filter { $0.value.keys.allSatisfy { declared[$0] == nil } }.map(\.key)
    return numbers.sorted().compactMap { take($0) }
  }

  /// Takes the entries on the way from the first that waits into a circle; nil where nothing waits.
  mutating func takeCircle() -> [Intake.Entry]? {
    let declared = declarations()
    var path: [Int] = []
    var next = entries.keys.min()
    while let current = next, !path.contains(current) {
      path.append(current)
      next = entries[current]?.keys.compactMap { declared[$0] }.first
    }
    let taken = path.compactMap { take($0) }
    return taken.isEmpty ? nil : taken
  }

  private mutating func take(_ number: Int) -> Intake.Entry? {
    guard let taken = entries.removeValue(forKey: number) else { return nil }
    for key in taken.keys {
      byKey[key]?.removeAll { $0 == number }
      if byKey[key]?.isEmpty == true { byKey[key] = nil }
    }
    return taken.entry
  }

  /// The entries by what others may call them.
  private func declarations() -> [String: Int] {
    var declared: [String: Int] = [:]
    for (number, waiting) in entries {
      for key in Self.keys(of: waiting.entry.record) { declared[key] = min(declared[key] ?? number, number) }
    }
    return declared
  }

  private static func keys(of record: Record) -> [String] { record.names.flatMap { Record.keys(record.kind, $0) } }
}
