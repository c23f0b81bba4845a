// embed-migrations OUTPUT.swift SCRIPT.sql…
//
// Runs the scripts on an empty database in memory and writes them down as Swift source, together with the
// schema that results: the program compares every file it opens with that, and folds by the same table of folds. A script that SQLite refuses
// fails the build here, with its line.
import FoundationEssentials
import SQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A Swift literal that is exactly this text.
func literal(_ text: String) -> String {
  "##\"\"\"\n\(text)\n\"\"\"##"
}

/// Ends the build with a message.
func fail(_ message: String, _ code: Int32) -> Never {
  _ = write(STDERR_FILENO, message + "\n", message.utf8.count + 1)
  exit(code)
}

let arguments = CommandLine.arguments
guard arguments.count > 2 else {
  fail("usage: embed-migrations OUTPUT.swift SCRIPT.sql…", 64)
}

do {
  let migrations = try arguments[2...].map { path in
    Migration(name: URL(filePath: path).lastPathComponent, sql: try String(contentsOfFile: path, encoding: .utf8))
  }
  let memory = try Connection(":memory:", .create)
  try Migrator(migrations).migrate(memory)

  var source = """
    // Written by the build from migrations/. Do not edit.
    internal import SQLite

    enum Schema {
      static let migrations: [Migration] = [\n
    """
  for migration in migrations {
    source += "Migration(name: \(literal(migration.name)), sql: \(literal(migration.sql))),\n"
  }
  source += "]\n\n  /// What the scripts make, as `sqlite_schema` has it.\n  static let objects: [SchemaObject] = [\n"
  for object in try memory.schemaObjects() {
    source += "SchemaObject(type: \"\(object.type)\", name: \"\(object.name)\", table: \"\(object.table)\","
    source += " sql: \(literal(object.sql))),\n"
  }
  source += "]\n\n  /// The table `folds`: on each line a code point, then what it is read as.\n  static let folds = \""
  try memory.forEach("SELECT written || read FROM folds ORDER BY id") { row in
    for scalar in (row.text(0) ?? "").unicodeScalars { source += "\\u{\(String(scalar.value, radix: 16))}" }
    source += "\\n"
  }
  source += "\"\n}\n"
  try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
} catch {
  fail("error: \(error)", 1)
}
