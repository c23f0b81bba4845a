internal import Foundation

/// The library that lets writes fail, `Tests/FailWrites`, built once for all tests of a run, by the compiler that comes
/// with Swift: what the environment tells it to do is in its header.
/// - Returns: where it is, for `LD_PRELOAD`.
public func failingWrites() throws -> String { try built.get().file("failwrites.so") }

private let built = Result {
  let folder = try TemporaryFolder()
  let compiled = try run([
    "clang", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "\(projectFolder)/Tests/FailWrites/failwrites.c",
    "-o",
    folder.file("failwrites.so"), "-ldl",
  ])
  guard compiled.code == 0 else { throw Unprepared(said: compiled.errors) }
  return folder
}
