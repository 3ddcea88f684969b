import Dispatch
import Synchronization

/// Carries studies and comparisons out, one after another, each in a process of its own.
///
/// The queue itself is in the store, so that it outlives the service.
final class JobQueue: Sendable {
  struct State {
    var running: [Identifier: ChildProcess] = [:]
    var cancelled: Set<Identifier> = []
    var isStopping = false
  }

  let store: ServiceStore
  let log: EventLog
  private let program: String
  private let workers: Int

  /// The most memory of a study, in bytes; zero for no bound.
  private let memory: Int
  let now: @Sendable () -> Int
  let state = Mutex(State())
  private let idle = DispatchGroup()

  /// Creates a queue.
  ///
  /// - Parameters:
  ///   - store: Where studies are kept.
  ///   - log: Told what happens.
  ///   - program: The program that carries a study out, this very one.
  ///   - workers: How many studies run at once.
  ///   - memory: The most memory of a study, in bytes; zero for no bound.
  ///   - now: The time, in seconds since 1970.
  init(
    _ store: ServiceStore, _ log: EventLog, program: String, workers: Int = 1, memory: Int = 0,
    now: @escaping @Sendable () -> Int
  ) {
    self.store = store
    self.log = log
    self.program = program
    self.workers = workers
    self.memory = memory
    self.now = now
  }

  /// Takes up what waits, as far as workers are free; call it when something was queued.
  func work() {
    while let (entry, process, folder) = begin() {
      idle.enter()
      // A queue of its own gets a thread of its own: the reading blocks for as long as the study.
      DispatchQueue(label: "clientele.study.\(entry.id)").async { [self] in
        follow(entry, process, folder)
        idle.leave()
        work()
      }
    }
  }

  /// Stops a study, or takes it out of the queue.
  ///
  /// - Throws: ``ServiceError/conflict(_:)`` when it is over.
  func cancel(_ id: Identifier) throws(ServiceError) {
    let entry = try store.study(id)
    guard !entry.state.isOver else { throw .conflict("The \(entry.kind.rawValue) \(id) is over.") }
    // One step with the look at what runs: a worker must not begin the study meanwhile.
    let process = try state.withLock { state in
      Result { () throws(ServiceError) -> ChildProcess? in
        guard let process = state.running[id] else {
          try end(id, .cancelled)
          return nil
        }
        state.cancelled.insert(id)
        return process
      }
    }.get()
    process?.stop()
    // A process that does not listen is not waited for.
    process?.stop(after: 5)
  }

  /// Stops what runs and waits for it; studies that were at work are queued again.
  func stop() {
    let running = state.withLock { state in
      state.isStopping = true
      return Array(state.running.values)
    }
    for process in running { process.stop() }
    if idle.wait(timeout: .now() + 8) == .timedOut {
      for process in running { process.stop(atOnce: true) }
      idle.wait()
    }
  }

  /// Deletes a study that is not at work, with its results; who listens to it is told.
  ///
  /// - Throws: ``ServiceError/conflict(_:)`` while it runs, ``ServiceError/notFound(what:id:)``.
  func delete(_ id: Identifier) throws(ServiceError) {
    // Within the lock: a worker must not begin the study meanwhile.
    try state.withLock { state in
      Result { () throws(ServiceError) in
        let entry = try store.study(id)
        guard state.running[id] == nil else { throw entry.isAtWork }
        try store.deleteStudy(id)
        if !entry.state.isOver { log.add(StudyEvent(state: .cancelled), to: id) }
        log.forget(id)
      }
    }.get()
  }

  /// Takes the next study that can begin; those that cannot have failed.
  private func begin() -> (StudyEntry, ChildProcess, WorkFolder)? {
    state.withLock { state in
      while !state.isStopping, state.running.count < workers,
        let entry = try? store.nextQueued()
      {
        do throws(ServiceError) {
          let (process, folder) = try start(entry)
          state.running[entry.id] = process
          return (entry, process, folder)
        } catch {
          // A study that cannot even fail would come again and again.
          guard (try? end(entry.id, .failed, problem: error.description)) != nil else { return nil }
        }
      }
      return nil
    }
  }

  private func start(_ entry: StudyEntry) throws(ServiceError) -> (ChildProcess, WorkFolder) {
    let words = try StudyCommand(entry, store, memory: memory).words
    let folder = try WorkFolder(store.incomingPath())
    try store.set(entry.id, .running, at: now())
    let work = ChildWork(
      program: program, words: words, memory: memory, temporaryFolder: folder.path)
    return (try ChildProcess(work), folder)
  }
}
