import Synchronization

/// The finished studies that were asked for last, so that a click reads nothing from the disk.
final class StudyShelf: Sendable {
  private struct State {
    var studies: [Identifier: FinishedStudy] = [:]
    var order: [Identifier] = []
  }

  private let store: ServiceStore
  private let capacity: Int
  private let state = Mutex(State())

  /// Creates an empty shelf.
  ///
  /// - Parameters:
  ///   - store: Where studies are kept.
  ///   - capacity: How many are held in memory.
  init(_ store: ServiceStore, capacity: Int = 4) {
    self.store = store
    self.capacity = capacity
  }

  /// Returns a finished study.
  ///
  /// - Throws: ``ServiceError/notFound(what:id:)`` for an unknown study,
  ///   ``ServiceError/conflict(_:)`` for one without results.
  func study(_ id: Identifier) throws(ServiceError) -> FinishedStudy {
    if let known = find(id) { return known }
    let entry = try store.study(id, .study)
    guard entry.state == .finished else {
      throw .conflict("The study \(entry.name) is \(entry.state.rawValue); it has no results.")
    }
    let study = try FinishedStudy(folder: store.folder(ofStudy: id))
    keep(study, id)
    // It may have been deleted while it was read; then it must not stay here.
    do { _ = try store.study(id) } catch {
      forget(id)
      throw error
    }
    return study
  }

  /// Whether the model of a study can be asked without reading anything.
  func hasModel(of id: Identifier) -> Bool { find(id)?.isModelRead ?? false }

  /// Forgets a study that was deleted.
  func forget(_ id: Identifier) {
    state.withLock { state in
      state.studies[id] = nil
      state.order.removeAll { $0 == id }
    }
  }

  private func find(_ id: Identifier) -> FinishedStudy? {
    state.withLock { state in
      guard let known = state.studies[id] else { return nil }
      if state.order.last != id {
        state.order.removeAll { $0 == id }
        state.order.append(id)
      }
      return known
    }
  }

  private func keep(_ study: FinishedStudy, _ id: Identifier) {
    state.withLock { state in
      state.studies[id] = study
      state.order.removeAll { $0 == id }
      state.order.append(id)
      while state.order.count > capacity { state.studies[state.order.removeFirst()] = nil }
    }
  }
}
