import Dispatch

/// Threads for work that computes long or waits for a disk, away from those of connections.
///
/// The system adds threads while others block, so a few slow requests do not hold up the rest.
public final class WorkerPool: TaskExecutor {
  /// The workers of the process.
  ///
  /// They have an urgency of their own, because threads are counted per urgency: work that blocks
  /// must not take those on which the program's other tasks run.
  public static let shared = WorkerPool("workers", .utility)

  /// Threads for what is done at once, even while all workers are busy.
  ///
  /// It is where handlers go on that have waited.
  static let prompt = WorkerPool("prompt", .userInteractive)

  private let queue: DispatchQueue

  private init(_ label: String, _ urgency: DispatchQoS) {
    queue = DispatchQueue(label: label, qos: urgency, attributes: .concurrent)
  }

  /// Carries work out on the workers, wherever it is called.
  ///
  /// - Parameter work: What may compute long, read files and block.
  /// - Returns: What the work returns.
  /// - Throws: What the work throws.
  public func run<Value: Sendable>(
    _ work: @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withTaskExecutorPreference(self) {
      await moveHere()
      return try await work()
    }
  }

  /// Moves a task that prefers this pool to it.
  ///
  /// A preference alone does not: a task stays on its thread until it waits for something.
  private func moveHere() async {
    await withCheckedContinuation { task in queue.async { task.resume() } }
  }

  /// Runs a piece of a task.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
