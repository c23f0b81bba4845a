internal import FoundationEssentials
internal import SQLite

/// One tracker file, opened, known to be what it says it is, and up to date.
public final class Database {
  /// What the file is opened for.
  public enum Purpose: Sendable {
    /// To read; a file that is missing is an error.
    case reading
    /// To write; a file that is missing is made.
    case writing
  }

  /// `TRKR`, in the header of every file of ours. <https://sqlite.org/pragma.html#pragma_application_id>
  static let applicationID = 0x5452_4B52

  let connection: Connection
  /// In what its own objects are not as they should be; it is then read with care.
  public let differences: [String]

  /// The organizations in it.
  public var organizations: Organizations { Organizations(db: connection) }
  /// The officials in it.
  public var officials: Officials { Officials(db: connection) }
  /// The roles in it.
  public var roles: Roles { Roles(db: connection) }
  /// The names in it.
  public var names: Names { Names(db: connection) }
  /// The sources in it.
  public var sources: Sources { Sources(db: connection) }
  /// The claims in it.
  public var claims: Claims { Claims(db: connection) }
  /// The topics in it.
  public var topics: Topics { Topics(db: connection) }
  /// The statements in it.
  public var statements: Statements { Statements(db: connection) }
  /// The citations in it.
  public var citations: Citations { Citations(db: connection) }
  /// The stances in it.
  public var stances: Stances { Stances(db: connection) }
  /// The links in it.
  public var links: Links { Links(db: connection) }
  /// The records in it that a person has told apart.
  public var toldApart: ToldApart { ToldApart(db: connection) }
  /// What makes several records of it one.
  var merges: Merges { Merges(db: connection) }
  /// What takes records out of it.
  public var removals: Removals { Removals(database: self) }
  /// The changes in it.
  public var changes: Changes { Changes(db: connection) }
  /// What happened to its records.
  public var history: History { History(db: connection) }
  /// What takes its changes back.
  public var undo: Undo { Undo(database: self) }
  /// What proves that nobody wrote past its history.
  public var seals: Seals { Seals(db: connection) }
  /// What may be wrong with it.
  public var inspection: Inspection { Inspection(database: self) }
  /// The dates in it.
  public var dates: Dates { Dates(db: connection) }
  /// The statements in it that are set against each other.
  public var opposed: OpposedPairs { OpposedPairs(db: connection) }
  /// Who held which position in it, from when to when.
  public var stanceHistory: StanceHistory { StanceHistory(db: connection) }
  /// Who has not answered in it.
  public var unanswered: Unanswered { Unanswered(db: connection) }
  /// The records in it, for other files.
  public var exchangeRecords: ExchangeRecords { ExchangeRecords(db: connection) }
  /// The networks of its actors.
  public var networks: Networks { Networks(db: connection) }
  /// The words of its records, for search.
  public var searchIndex: SearchIndex { SearchIndex(db: connection) }
  /// What finds its records by their words.
  public var search: Search { Search(db: connection) }
  /// The timeline in it.
  public var timeline: Timeline { Timeline(db: connection) }

  /// Runs reads that belong together on one state of the file, whatever others write meanwhile.
  public func snapshot<Value>(_ body: () throws -> Value) throws -> Value { try connection.snapshot(body) }

  /// Calls a closure again and again while SQLite works on something that takes long.
  public func whileWorking(_ body: @escaping () -> Void) { connection.whileWorking(body) }

  /// Opens a file, making or migrating it where that is needed.
  /// - Parameters:
  ///   - path: the file.
  ///   - purpose: what for.
  ///   - strangeSeconds: how long a file that is not as tracker made it may take to be read.
  ///   - tell: told what was done to the file besides opening it, and what is wrong with it or its place, in sentences.
  /// - Throws: `Failure`.
  public convenience init(
    _ path: String, for purpose: Purpose, strangeSeconds: Double = 10, tell: (String) -> Void = { _ in }
  ) throws {
    do {
      try self.init(opening: path, purpose, strangeSeconds, tell)
    } catch {
      throw Failure(error, at: path)
    }
    // The index of the log is shared memory, which is not shared between machines. https://sqlite.org/wal.html
    if let system = connection.networkFileSystem {
      tell(
        "\(path) is on a network drive (\(system)), where two machines that write at the same time destroy it. Let one "
          + "machine use it at a time, or keep it on a disk of this one.")
    }
  }

  private init(
    opening path: String, _ purpose: Purpose, _ strangeSeconds: Double, _ tell: (String) -> Void
  ) throws {
    let exists = FileManager.default.fileExists(atPath: path)
    try Self.checkFolder(of: path, mustBeThere: purpose == .writing)
    if purpose == .reading && !exists { throw Self.noFile(path) }
    let connection = try purpose == .reading ? Self.reader(path) : Connection(path, .create)
    self.connection = connection

    var objects = try connection.schemaObjects()
    switch try Self.identify(connection, objects) {
    case .empty:
      guard purpose == .writing else { throw Self.noFile(path) }
      try Self.bringUpToDate(connection)
      objects = try connection.schemaObjects()
    case .ours(_, let pending) where !pending.isEmpty:
      if purpose == .reading {
        // Only a writer can migrate; it closes before this reader goes on.
        do {
          _ = try Database(opening: path, .writing, strangeSeconds, tell)
        } catch let error as SQLiteError where error.isCannotOpen || error.isReadOnly {
          throw Failure(
            .cannotCreate,
            "\(path) was made by an older version of tracker and has to be brought up to date, but may only be read. Copy "
              + "it to a folder of your own, and name the copy with --db.")
        }
      } else {
        let copy = try SafeCopy.make(of: connection, before: "\(pending.first?.name.prefix { $0 != "-" } ?? "")")
        try Self.bringUpToDate(connection)
        tell("\(path) was made by an older version and is up to date now; a copy of it as it was is \(copy).")
      }
      objects = try connection.schemaObjects()
    case .ours(let marked, _):
      if !marked && purpose == .writing { try Self.bringUpToDate(connection) }
    case .foreign(let reason):
      throw Failure(.badData, "\(path) \(reason). Name another file with --db.")
    }

    differences = SchemaDifference.between(objects, expected: Schema.objects).map(\.description)
    if let first = differences.first {
      let sentence =
        "\(path) is not as tracker made it: \(first)"
        + (differences.count > 1 ? ", and \(differences.count - 1) more differences" : "")
      guard purpose == .reading else {
        throw Failure(
          .badData, "\(sentence). Nothing was written; restore a backup, or undo what was done to its schema.")
      }
      connection.limitTime(seconds: strangeSeconds)
      tell("\(sentence). It is read with care and what it shows may be wrong.")
    } else {
      try connection.trustSchema()
    }
  }

  // MARK: - What is this file?

  enum Identity {
    case empty
    /// Ours, with the marks in its header or without, and with steps still to be applied.
    case ours(marked: Bool, pending: ArraySlice<Migration>)
    case foreign(reason: String)
  }

  private static let migrator = Migrator(Schema.migrations)

  static func identify(_ connection: Connection, _ objects: [SchemaObject]) throws -> Identity {
    let mark = try connection.int("PRAGMA application_id") ?? 0
    if mark == 0 && objects.isEmpty { return .empty }
    guard mark == 0 || mark == applicationID else {
      return .foreign(reason: "belongs to another program (its application id is \(mark))")
    }
    // `.dump` loses the mark; the table of migrations tells as well.
    guard objects.contains(Migrator.table) else {
      return .foreign(reason: "is an SQLite database, but not one of tracker's")
    }
    return .ours(marked: mark == applicationID, pending: try migrator.pending(on: connection, objects: objects))
  }

  /// Applies what is missing and sets the marks; also the way a new file is made.
  private static func bringUpToDate(_ connection: Connection) throws {
    // Readers go on while somebody writes. The mode stays with the file; ":memory:" has none.
    _ = try connection.text("PRAGMA journal_mode = WAL")
    try connection.transaction {
      try migrator.migrate(connection)
      try connection.execute("PRAGMA application_id = \(applicationID)")
      try connection.execute("PRAGMA user_version = \(Schema.migrations.count)")
    }
  }

  /// A connection that reads. A file in WAL mode wants two files beside it; where its folder cannot be written and
  /// there is no log with newer pages, it is read as one that does not change.
  private static func reader(_ path: String) throws -> Connection {
    do {
      let connection = try Connection(path, .readOnly)
      _ = try connection.int("PRAGMA schema_version")
      return connection
    } catch let error as SQLiteError where error.isCannotOpen || error.isReadOnly {
      guard FileManager.default.isReadableFile(atPath: path) else { throw error }
      guard FileSize.of(path + "-wal") == 0 else {
        throw Failure(
          .cannotCreate,
          "What was written to \(path) last stands in \(path)-wal beside it, and to read that takes a folder that may be "
            + "written. Copy both files to a folder of your own, and name the copy with --db.")
      }
      return try Connection(path, .immutable)
    }
  }

  static func noFile(_ path: String) -> Failure {
    Failure(
      .notFound,
      "There is no tracker database at \(path). `tracker add` and `tracker import` make one; --db names another file.")
  }

  /// - Throws: `Failure` where no database can be at a path, or nobody can tell.
  static func checkFolder(of path: String, mustBeThere: Bool) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
      throw Failure(.cannotCreate, "\(path) is a folder; name a file in it with --db.")
    }
    guard path != ":memory:" else { return }
    // The nearest folder that can be seen at all; the root always can.
    let around = sequence(first: URL(filePath: folder)) { $0.deletingLastPathComponent() }
    guard let seen = around.first(where: { FileManager.default.fileExists(atPath: $0.path) })?.path,
      FileManager.default.isExecutableFile(atPath: seen)
    else {
      throw Failure(
        .cannotCreate,
        "Nobody can tell whether \(path) is there, because the folders around it may not be entered. Ask their owner for "
          + "permission, or name another file with --db.")
    }
    guard !mustBeThere || FileManager.default.fileExists(atPath: folder) else {
      throw Failure(.cannotCreate, "There is no folder \(folder). Make it, or name another file with --db.")
    }
  }
}

extension Database {
  /// Opens a file to try something out on it that is taken back; where there is none yet, an empty one in memory.
  /// - Throws: `Failure`.
  public static func rehearsing(_ path: String, tell: (String) -> Void = { _ in }) throws -> Database {
    try Database(FileSize.of(path) == 0 ? ":memory:" : path, for: .writing, tell: tell)
  }

  /// Makes the folder for a database file, and those around it, for nobody but its owner.
  /// - Throws: `Failure`.
  public static func makeFolder(_ path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.cannotCreate, "The folder \(path) cannot be made. Name another file with --db.")
    }
  }
}
