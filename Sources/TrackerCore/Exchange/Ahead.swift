internal import Dispatch

/// Works on one piece after the other on other cores, a few pieces ahead of whoever takes the results, which come in
/// the order of the pieces.
final class Ahead<Piece: Sendable, Result: Sendable> {
  /// What becomes of one piece.
  private final class Job: @unchecked Sendable {
    let isDone = DispatchSemaphore(value: 0)
    /// Written before `isDone` is signalled, read after it was waited for.
    var outcome: Swift.Result<Result, any Error>?
  }

  private let next: () throws -> Piece?
  private let work: @Sendable (Piece) throws -> Result
  private var jobs: [Job] = []
  /// Two, for pieces in turn. Serial ones have threads of their own, however many of the shared ones wait for them.
  private let queues = [DispatchQueue(label: "ahead"), DispatchQueue(label: "ahead too")]
  private var taken = 0

  /// How many pieces are in work or ready at most.
  private static var most: Int { 4 }

  /// For pieces that are handed over with `add`.
  /// - Parameter work: what is done with a piece.
  convenience init(_ work: @escaping @Sendable (Piece) throws -> Result) { self.init({ nil }, work) }

  /// - Parameters:
  ///   - next: gives the next piece, on the thread of whoever takes the results.
  ///   - work: what is done with a piece.
  init(_ next: @escaping () throws -> Piece?, _ work: @escaping @Sendable (Piece) throws -> Result) {
    self.next = next
    self.work = work
  }

  /// Whether a result is to be taken before the next piece is handed over.
  var isFull: Bool { jobs.count >= Self.most }

  /// Hands over a piece.
  func add(_ piece: Piece) {
    let job = Job()
    taken += 1
    queues[taken % queues.count].async { [work] in
      job.outcome = .init { try work(piece) }
      job.isDone.signal()
    }
    jobs.append(job)
  }

  /// The result of the next piece; nil behind the last one.
  /// - Throws: what `next` or `work` throws.
  func take() throws -> Result? {
    while !isFull, let piece = try next() { add(piece) }
    guard !jobs.isEmpty else { return nil }
    let job = jobs.removeFirst()
    job.isDone.wait()
    return try job.outcome?.get()
  }
}
