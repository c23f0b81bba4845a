internal import SQLite

/// Why a command could not do what it was asked: a sentence for people, and its kind for the exit code.
public struct Failure: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong, in the terms of `sysexits.h`.
  public enum Kind: Sendable {
    /// The work was done and the answer is no; anything without a kind of its own.
    case failed
    /// The command's words do not fit together.
    case usage
    /// What was given is wrong or ambiguous.
    case badData
    /// There is no such record or file.
    case notFound
    /// The file, or standard output, cannot be made.
    case cannotCreate
    /// Reading or writing failed half-way: a full disk, a broken one.
    case inputOutput
    /// Somebody else holds the file.
    case busy
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// The sentence: what failed, on what, what to do next.
  public let description: String

  /// Whether a quote does not stand in an archived text; somebody may say that it is to be recorded so.
  public var isOfMissingQuote = false

  /// A failure of a kind, with its sentence.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}

extension Failure {
  /// Whatever went wrong with a database file, said for people.
  /// - Parameters:
  ///   - error: a failure stays as it is; what SQLite or the migrator refused becomes a sentence.
  ///   - path: the database file.
  public init(_ error: any Error, at path: String) {
    switch error {
    case let failure as Failure: self = failure
    case let error as SQLiteError: self.init(error, at: path)
    case let refusal as MigrationRefusal: self.init(.badData, "\(path): \(refusal)")
    case let bad as BadLines: self.init(.badData, bad.description)
    default: self.init(.failed, "\(error)")
    }
  }

  private init(_ error: SQLiteError, at path: String) {
    switch error {
    case _ where error.isBusy:
      self.init(
        .busy,
        "Another program has been writing to \(path) for \(Int(Connection.patience)) seconds. Nothing was changed; try "
          + "again.")
    case _ where error.isNotADatabase:
      self.init(.badData, "\(path) is not an SQLite database. Name another file with --db.")
    case _ where error.isBrokenIndex:
      self.init(
        .badData,
        "The search index of \(path) is damaged: \(error.message). Nothing was changed; `tracker check --fix` makes it "
          + "again from the records.")
    case _ where error.isCorrupt:
      self.init(
        .badData,
        "\(path) is damaged: \(error.message). Restore a backup, or save what can be read with: sqlite3 \(path) .recover"
      )
    case _ where error.isReadOnly:
      self.init(
        .cannotCreate,
        "\(path) may only be read. Nothing was changed; give the file and its folder write permission, or work on a copy."
      )
    case _ where error.isCannotOpen:
      self.init(
        .cannotCreate, "\(path) cannot be opened: \(error.message). Look at the permissions of the file and its folder."
      )
    case _ where error.mayBeDone:
      self.init(
        .inputOutput,
        "Writing to \(path) failed at the very end: \(error.message). Whether it is done is not known; when the disk works "
          + "again, look with `tracker history`.")
    case _ where error.isDiskFailure:
      self.init(
        .inputOutput,
        "Writing to \(path) failed: \(error.message). Nothing was changed; make room on the disk and try again.")
    case _ where error.isInterrupted:
      self.init(
        .badData,
        "Reading \(path) took too long and was stopped, because it is not as tracker made it. Look at it with: "
          + "sqlite3 -safe \(path)")
    case _ where error.isConstraint:
      self.init(.badData, "\(error.ruleBroken). Nothing was changed.")
    default:
      self.init(.failed, "SQLite reports: \(error).")
    }
  }
}

extension SQLiteError {
  /// The rule of the schema that was broken, as a sentence without its full stop.
  var ruleBroken: String {
    for prefix in ["CHECK constraint failed: ", "UNIQUE constraint failed: ", "NOT NULL constraint failed: "]
    where message.hasPrefix(prefix) {
      let rule = String(message.dropFirst(prefix.count))
      return switch prefix.first {
      case "U": "There is a record with the same \(rule) already"
      case "N": "\(rule) is missing"
      // A rule with a name is a sentence; one without is SQL.
      default:
        rule.contains(" ") && !rule.contains("(") || rule.hasPrefix("a ") || rule.hasPrefix("the ")
          ? "The database refuses it: \(rule)" : "The database refuses a value: \(rule)"
      }
    }
    if message.hasPrefix("FOREIGN KEY") {
      return "Something still refers to this record, or it refers to one that is not there"
    }
    return "The database refuses it: \(message)"
  }
}
