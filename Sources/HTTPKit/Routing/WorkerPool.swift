import Dispatch

/// Threads for work that computes long or waits for a disk, away from those of connections.
///
/// The system adds threads while others block, so a few slow requests do not hold up the rest.
public final class WorkerPool: TaskExecutor {
  /// The workers of the process.
  public static let shared = WorkerPool()

  private let queue = DispatchQueue(label: "workers", attributes: .concurrent)

  private init() {}

  /// Runs a piece of a task.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
