// fuzz NAME [options of libFuzzer] [folder of texts…]
//
// Hands texts to one target until one of them is handled wrongly. libFuzzer thinks them up by what code they reach.
// <https://llvm.org/docs/LibFuzzer.html>
import Foundation
import FuzzTargets

/// libFuzzer's loop, for programs with a main of their own.
@_silgen_name("LLVMFuzzerRunDriver")
func runLoop(
  _ count: UnsafeMutablePointer<Int32>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

guard CommandLine.arguments.count > 1, let name = FuzzTarget.Name(rawValue: CommandLine.arguments[1]) else {
  let names = FuzzTarget.Name.allCases.map(\.rawValue).joined(separator: ", ")
  FileHandle.standardError.write(Data("usage: fuzz NAME [options of libFuzzer] [folder…]; NAME: \(names)\n".utf8))
  exit(64)
}
nonisolated(unsafe) let target = try FuzzTarget(name)
var words = CommandLine.unsafeArgv + 1
words[0] = CommandLine.unsafeArgv[0]
var count = CommandLine.argc - 1
exit(
  runLoop(&count, &words) { start, count in
    do {
      try target.run([UInt8](UnsafeBufferPointer(start: start, count: count)))
    } catch {
      fatalError("\(error)")
    }
    return 0
  })
