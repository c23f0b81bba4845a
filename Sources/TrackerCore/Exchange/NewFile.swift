internal import FoundationEssentials

/// A file that is not there yet.
public enum NewFile {
  /// - Throws: `Failure` where there is a file with this name already: nothing is written over.
  public static func check(_ path: String) throws(Failure) {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure(.cannotCreate, "There is a file \(path) already. Name another one, or move it away.")
    }
  }

  /// Writes the file whole.
  /// - Throws: `Failure`.
  public static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    try check(path)
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .withoutOverwriting)
    } catch {
      throw Failure(.cannotCreate, "\(path) cannot be written. Look at its folder's permissions, or name another file.")
    }
  }
}
