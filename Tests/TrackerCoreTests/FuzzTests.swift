import Foundation
import FuzzTargets
import SeededData
import TestSupport
import Testing

@Suite("Bytes from strangers")
struct FuzzTests {
  /// The texts that `make fuzz` found worth keeping, and those of every finding.
  static func corpus(of name: FuzzTarget.Name) throws -> [[UInt8]] {
    let folder = URL(filePath: projectFolder).appending(path: "Tests/Fuzz/corpus/\(name.rawValue)")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }.map { [UInt8](try Data(contentsOf: $0)) }
  }

  @Test("are refused or understood: the corpus, and changes of it", arguments: FuzzTarget.Name.allCases)
  func corpus(name: FuzzTarget.Name) throws {
    let target = try FuzzTarget(name)
    let corpus = try Self.corpus(of: name)
    try #require(!corpus.isEmpty)
    for bytes in corpus {
      #expect(throws: Never.self, "\(String(decoding: bytes.prefix(2000), as: UTF8.self))") { try target.run(bytes) }
    }
    var random = SplitMix64(seed: 7)
    let end = Date().addingTimeInterval(0.3)
    while Date() < end {
      let bytes = changed(corpus.randomElement(using: &random) ?? [], corpus, &random)
      #expect(throws: Never.self, "\(String(decoding: bytes.prefix(2000), as: UTF8.self))") { try target.run(bytes) }
    }
  }

  /// A text with one to four changes: bytes turned, taken out, doubled, or put in from another text.
  private func changed(_ bytes: [UInt8], _ corpus: [[UInt8]], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &random)
      let piece = place..<min(bytes.count, place + Int.random(in: 1...20, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes.removeSubrange(piece)
      case 2: bytes.insert(contentsOf: bytes[piece], at: place)
      default:
        let other = corpus.randomElement(using: &random) ?? []
        bytes.insert(contentsOf: other.dropFirst(Int.random(in: 0...other.count, using: &random)).prefix(40), at: place)
      }
    }
    return bytes
  }
}
