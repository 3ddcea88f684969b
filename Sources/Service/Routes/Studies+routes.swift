import HTTPKit
import Synchronization

/// Another name.
private struct Renaming: Decodable {
  let name: String
}

extension StudyService {
  /// Studies and comparisons of methods, from the queue to the end, with what they left.
  var workOperations: [Operation] {
    WorkKind.allCases.flatMap { kind in
      listOperations(kind) + entryOperations(kind) + eventOperations(kind) + sectionOperations(kind)
        + fileOperations(kind)
    }
  }

  private func listOperations(_ kind: WorkKind) -> [Operation] {
    [
      Operation(
        method: .get, pattern: "/api/v1/\(kind.plural)",
        summary: "Lists the \(kind.plural), newest first.", role: .viewer,
        answer: .json(.object([member(kind.plural, .list(.named(kind.schemaName)))]))
      ) { [self] _, _ in
        let (positions, datasets) = (try store.positions(), try store.datasets())
        let entries = try store.studies().filter { $0.kind == kind }
        return try .encoding([kind.plural: entries.map { answer($0, positions, datasets) }])
      },
      Operation(
        method: .post, pattern: "/api/v1/\(kind.plural)",
        summary: "Asks for a \(kind.rawValue) of a file.", role: .analyst,
        body: .json(.named("\(kind.schemaName)Request")), status: 202,
        answer: .json(.named(kind.schemaName))
      ) { [self] request, _ in try await create(request, kind) },
    ]
  }

  private func entryOperations(_ kind: WorkKind) -> [Operation] {
    let (path, what) = ("/api/v1/\(kind.plural)/{id}", "a \(kind.rawValue)")
    let content = Operation.Content.json(.named(kind.schemaName))
    return [
      Operation(
        method: .get, pattern: path, summary: "Tells how \(what) stands.", role: .viewer,
        answer: content
      ) { [self] request, _ in try .encoding(try answer(try entry(request, kind))) },
      Operation(
        method: .patch, pattern: path, summary: "Renames \(what).", role: .analyst,
        body: .json(.object([member("name", .text)])), answer: content
      ) { [self] request, _ in
        let id = try entry(request, kind).id
        let name = try checkedName(try await request.decode(Renaming.self).name)
        try store.rename(id, to: name)
        return try .encoding(try answer(try store.study(id)))
      },
      Operation(
        method: .delete, pattern: path, summary: "Deletes \(what) with its files.",
        role: .analyst, status: 204
      ) { [self] request, _ in
        let id = try entry(request, kind).id
        try queue.delete(id)
        shelf.forget(id)
        holdings.withLock { $0[id] = nil }
        return .noContent
      },
      Operation(
        method: .post, pattern: "\(path)/cancel", summary: "Stops \(what).", role: .analyst,
        status: 202, answer: content
      ) { [self] request, _ in
        let id = try entry(request, kind).id
        try queue.cancel(id)
        return try .encoding(try answer(try store.study(id)), status: 202)
      },
    ]
  }

  /// The study or comparison in the path of a request.
  ///
  /// - Throws: ``ServiceError/notFound(what:id:)`` also for one of the other kind.
  func entry(_ request: Request, _ kind: WorkKind) throws(ServiceError) -> StudyEntry {
    try store.study(try identifier(request, kind.rawValue), kind)
  }
}
