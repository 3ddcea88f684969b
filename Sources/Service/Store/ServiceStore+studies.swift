import FoundationEssentials
import Synchronization

extension ServiceStore {
  /// Puts a study into the queue.
  ///
  /// - Throws: ``ServiceError/notFound(what:id:)`` for an unknown dataset.
  func enqueue(
    _ request: StudyRequest, of dataset: Identifier, name: String, at moment: Int
  ) throws(ServiceError) -> StudyEntry {
    _ = try self.dataset(dataset)
    let entry = StudyEntry(
      id: Identifier(), dataset: dataset, name: name, request: request, state: .queued,
      created: moment)
    try state.run(
      "INSERT INTO studies (id, dataset, name, request, state, created) VALUES (?, ?, ?, ?, ?, ?)",
      [
        .text(entry.id.text), .text(dataset.text), .text(name), .text(try encoded(request)),
        .text(entry.state.rawValue), .integer(Int64(moment)),
      ])
    return entry
  }

  /// All studies and comparisons, the newest first.
  func studies() throws(ServiceError) -> [StudyEntry] {
    try state.rows(Self.studyQuery + " ORDER BY created DESC, id").compactMap(study)
  }

  /// A study or a comparison.
  ///
  /// - Parameters:
  ///   - id: Its identifier.
  ///   - kind: What it must be; `nil` for either.
  /// - Returns: How it stands.
  /// - Throws: ``ServiceError/notFound(what:id:)``.
  func study(_ id: Identifier, _ kind: WorkKind? = nil) throws(ServiceError) -> StudyEntry {
    let rows = try state.rows(Self.studyQuery + " WHERE id = ?", [.text(id.text)])
    guard let found = rows.first.flatMap(study), kind == nil || kind == found.kind else {
      throw .notFound(what: (kind ?? .study).rawValue, id: id.text)
    }
    return found
  }

  /// The study that has waited longest, or `nil`.
  func nextQueued() throws(ServiceError) -> StudyEntry? {
    try state.rows(Self.studyQuery + " WHERE state = 'queued' ORDER BY created, rowid LIMIT 1")
      .first.flatMap(study)
  }

  /// Changes where a study stands.
  func set(
    _ id: Identifier, _ newState: StudyState, problem: String? = nil, bytes: Int = 0,
    at moment: Int
  ) throws(ServiceError) {
    let time =
      switch newState {
      case .queued: "started = NULL, finished = NULL"
      case .running: "started = \(moment), finished = NULL"
      case .finished, .failed, .cancelled: "finished = \(moment)"
      }
    try state.run(
      "UPDATE studies SET state = ?, problem = ?, bytes = ?, \(time) WHERE id = ?",
      [
        .text(newState.rawValue), StateValue(problem), .integer(Int64(bytes)), .text(id.text),
      ])
  }

  /// Gives a study another name.
  func rename(_ id: Identifier, to name: String) throws(ServiceError) {
    _ = try study(id)
    try state.run("UPDATE studies SET name = ? WHERE id = ?", [.text(name), .text(id.text)])
  }

  /// Deletes a study and its results.
  ///
  /// - Throws: ``ServiceError/conflict(_:)`` while it runs.
  func deleteStudy(_ id: Identifier) throws(ServiceError) {
    let entry = try study(id)
    guard entry.state != .running else { throw entry.isAtWork }
    try state.run("DELETE FROM studies WHERE id = ?", [.text(id.text)])
    knownNames.withLock { $0[id] = nil }
    try? FileManager.default.removeItem(atPath: folder(ofStudy: id))
  }

  /// The place of each waiting study in the queue, from 1.
  func positions() throws(ServiceError) -> [Identifier: Int] {
    let rows = try state.rows(
      "SELECT id FROM studies WHERE state = 'queued' ORDER BY created, rowid")
    let ids = rows.compactMap { $0.first?.text.flatMap { Identifier($0) } }
    return Dictionary(
      zip(ids, ids.indices.map { $0 + 1 }), uniquingKeysWith: { first, _ in first })
  }

  /// Puts studies that a stop of the service cut off back into the queue.
  func requeueInterrupted() throws(ServiceError) {
    try state.run("UPDATE studies SET state = 'queued', started = NULL WHERE state = 'running'")
  }

  private static let studyQuery =
    "SELECT id, dataset, name, request, state, problem, created, started, finished FROM studies"

  private func study(_ row: [StateValue]) -> StudyEntry? {
    guard row.count == 9, let id = row[0].text.flatMap({ Identifier($0) }),
      let dataset = row[1].text.flatMap({ Identifier($0) }), let name = row[2].text,
      let text = row[3].text,
      let request = try? JSONDecoder().decode(StudyRequest.self, from: Data(text.utf8)),
      let state = row[4].text.flatMap(StudyState.init), let created = row[6].integer
    else { return nil }
    return StudyEntry(
      id: id, dataset: dataset, name: name, request: request, state: state, problem: row[5].text,
      created: Int(created), started: row[7].integer.map { Int($0) },
      finished: row[8].integer.map { Int($0) })
  }

  private func encoded(_ request: StudyRequest) throws(ServiceError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do { return String(decoding: try encoder.encode(request), as: UTF8.self) } catch {
      throw .invalid("The request cannot be kept.", at: nil)
    }
  }
}
