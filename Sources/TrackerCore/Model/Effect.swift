/// One thing that a merge or a removal does to the records.
public struct Effect: Equatable, Sendable {
  /// What is done.
  public enum Action: String, Sendable {
    /// The record stays, and takes the others in.
    case kept
    /// The record is part of the kept one from now on.
    case merged
    /// It belongs to the kept record from now on.
    case moved
    /// It is there already in the kept record, or would refer to itself, and goes.
    case dropped
    /// The kept record did not have it.
    case taken
    /// The kept record has it otherwise, and keeps its own.
    case differs
    /// It reads like another one now, and both stay.
    case alike
    /// It goes.
    case removed
    /// It stays, without the reference.
    case untied
  }

  /// What is done.
  public var action: Action
  /// To which kind of thing: `statement`, `role`, `name`, …
  public var kind: String
  /// The numbers of those that it is done to.
  public var ids: [Int]
  /// What they are, or what is done in words.
  public var what: String

  init(_ action: Action, _ kind: String, _ ids: [Int], _ what: String = "") {
    self.action = action
    self.kind = kind
    self.ids = ids
    self.what = what
  }
}

/// What is done, gathered: the same done to several things of a kind is one effect.
struct EffectList {
  private struct Key: Hashable {
    let action: Effect.Action
    let kind: String
    let what: String
  }

  private var effects: [Effect] = []
  private var places: [Key: Int] = [:]

  /// How many effects they are so far.
  var count: Int { effects.count }

  /// All of it, in the order in which each was first done; the numbers in order, each once.
  var all: [Effect] {
    effects.map { effect in
      var effect = effect
      effect.ids = Set(effect.ids).sorted()
      return effect
    }
  }

  mutating func add(_ action: Effect.Action, _ kind: String, _ ids: [Int], _ what: String = "") {
    guard !ids.isEmpty else { return }
    let key = Key(action: action, kind: kind, what: what)
    if let place = places[key] {
      effects[place].ids += ids
    } else {
      places[key] = effects.count
      effects.append(Effect(action, kind, ids, what))
    }
  }
}
