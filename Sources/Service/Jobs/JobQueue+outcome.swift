import FoundationEssentials
import Synchronization

extension JobQueue {
  /// Tells what a study says until it ends, and notes how it ended.
  func follow(_ entry: StudyEntry, _ process: ChildProcess, _ folder: WorkFolder) {
    log.add(StudyEvent(state: .running), to: entry.id)
    var problem: String?
    let end = process.run { line in
      if let progress = progress(line) {
        log.add(
          StudyEvent(
            state: .running, stage: progress.stage, fraction: progress.fraction,
            detail: progress.detail), to: entry.id)
      } else if let sentence = sentence(line) {
        problem = readable(sentence, entry)
      }
    }
    folder.remove()
    // One step: a study that is over in truth cannot be cancelled meanwhile.
    state.withLock { state in
      state.running[entry.id] = nil
      let wasCancelled = state.cancelled.remove(entry.id) != nil
      switch end {
      case .exit(0): finish(entry)
      case _ where wasCancelled: try? self.end(entry.id, .cancelled)
      case _ where state.isStopping: requeue(entry)
      case .exit: try? self.end(entry.id, .failed, problem: problem ?? entry.unexplained)
      case .signal(let number): try? self.end(entry.id, .failed, problem: entry.words(for: number))
      }
    }
  }

  /// A sentence without the places where the service keeps things.
  private func readable(_ sentence: String, _ entry: StudyEntry) -> String {
    let folders = [store.folder(ofDataset: entry.dataset), store.folder(ofStudy: entry.id)]
    return folders.reduce(sentence) { hiding($1, in: $0) }
  }

  /// Notes that a study is done, and what its results take.
  private func finish(_ entry: StudyEntry) {
    let bytes = folderBytes(store.folder(ofStudy: entry.id))
    try? store.set(entry.id, .finished, bytes: bytes, at: now())
    log.add(StudyEvent(state: .finished), to: entry.id)
  }

  private func requeue(_ entry: StudyEntry) {
    try? store.set(entry.id, .queued, at: now())
    log.add(StudyEvent(state: .queued), to: entry.id)
  }

  /// Ends a study that has no results.
  func end(
    _ id: Identifier, _ newState: StudyState, problem: String? = nil
  ) throws(ServiceError) {
    // Before it counts as over, so that nobody finds files of a study that is said to have none.
    try? FileManager.default.removeItem(atPath: store.folder(ofStudy: id))
    try store.set(id, newState, problem: problem, at: now())
    log.add(StudyEvent(state: newState, problem: problem), to: id)
  }
}

extension StudyEntry {
  fileprivate var unexplained: String {
    "The \(kind.rawValue) ended without saying why; look at the service's log."
  }

  fileprivate func words(for signal: Int32) -> String {
    let what = "The \(kind.rawValue)"
    return signal == 9
      ? "\(what) was killed, most likely for want of memory; try fewer rows, or a larger machine."
      : "\(what) crashed (signal \(signal)), perhaps for want of memory; please report it."
  }
}
