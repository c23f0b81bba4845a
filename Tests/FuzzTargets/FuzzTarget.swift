import TrackerCore

/// One thing of the program that takes bytes from strangers, and what must hold whatever they are.
public final class FuzzTarget {
  /// The things that take bytes.
  public enum Name: String, CaseIterable, Sendable {
    /// Dates as people type them: what is read is EDTF, which the database takes too.
    case dates
    /// Spellings: folded by Swift and by SQL alike, and once is enough.
    case folds
    /// What somebody looks for.
    case queries
    /// The exchange format: what comes in goes out and comes in again.
    case jsonl
    /// Statements as a table.
    case csv
    /// Parliaments.
    case popolo
    /// Databases of Discourse Network Analyzer.
    case dna
    /// Our own file, written by somebody else.
    case database
  }

  /// Bytes were handled wrongly.
  public struct Finding: Error, CustomStringConvertible {
    /// What was wrong.
    public let description: String
  }

  private let body: ([UInt8]) throws -> Void

  /// Makes ready what the target needs.
  public init(_ name: Name) throws {
    body =
      switch name {
      case .dates: try Words().checkDate
      case .folds: try Words().checkFold
      case .queries: try Imports(.jsonl).search
      case .jsonl: try Imports(.jsonl).bringIn
      case .csv: try Imports(.csv).bringIn
      case .popolo: try Imports(.popolo).bringIn
      case .dna: try Imports(.dna).bringIn
      case .database: try StrangeDatabase().read
      }
  }

  /// Hands it some bytes.
  /// - Throws: `Finding`, or any error that nobody should see.
  public func run(_ bytes: [UInt8]) throws { try body(bytes) }
}
