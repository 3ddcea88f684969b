import HTTPKit
import Ingestion
import Parameters
import Studies
import Synchronization

/// What a body asks for: a dataset and a name beside all of ``StudyRequest``.
private struct NewStudy: Decodable {
  let dataset: String
  let name: String?

  /// A study whose request is taken where this one says nothing.
  let like: String?
  let work: StudyRequest

  private enum CodingKeys: CodingKey { case dataset, name, like }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    dataset = try container.decode(String.self, forKey: .dataset)
    name = try container.decodeIfPresent(String.self, forKey: .name)
    like = try container.decodeIfPresent(String.self, forKey: .like)
    work = try StudyRequest(from: decoder)
  }
}

/// Another name.
private struct Renaming: Decodable {
  let name: String
}

extension StudyService {
  /// Studies, from the queue to the end.
  var studyOperations: [Operation] {
    [
      Operation(
        method: .get, pattern: "/api/v1/studies", summary: "Lists the studies, newest first.",
        role: .viewer, answer: .json(.object([member("studies", .list(.named("Study")))]))
      ) { [self] _, _ in
        let (positions, datasets) = (try store.positions(), try store.datasets())
        return try .encoding([
          "studies": try store.studies().map { answer($0, positions, datasets) }
        ])
      },
      Operation(
        method: .post, pattern: "/api/v1/studies", summary: "Asks for a study of a file.",
        role: .analyst, body: .json(.named("StudyRequest")), status: 202,
        answer: .json(.named("Study"))
      ) { [self] request, _ in try await create(request) },
      Operation(
        method: .get, pattern: "/api/v1/studies/{id}", summary: "Tells how a study stands.",
        role: .viewer, answer: .json(.named("Study"))
      ) { [self] request, _ in
        try .encoding(try answer(try store.study(try identifier(request, "study"))))
      },
      Operation(
        method: .patch, pattern: "/api/v1/studies/{id}", summary: "Renames a study.",
        role: .analyst, body: .json(.object([member("name", .text)])),
        answer: .json(.named("Study"))
      ) { [self] request, _ in
        let id = try identifier(request, "study")
        let name = try checkedName(try await request.decode(Renaming.self).name)
        try store.rename(id, to: name)
        return try .encoding(try answer(try store.study(id)))
      },
      Operation(
        method: .delete, pattern: "/api/v1/studies/{id}",
        summary: "Deletes a study with its files.", role: .analyst, status: 204
      ) { [self] request, _ in
        let id = try identifier(request, "study")
        try queue.delete(id)
        shelf.forget(id)
        holdings.withLock { $0[id] = nil }
        return .noContent
      },
      Operation(
        method: .post, pattern: "/api/v1/studies/{id}/cancel", summary: "Stops a study.",
        role: .analyst, status: 202, answer: .json(.named("Study"))
      ) { [self] request, _ in
        let id = try identifier(request, "study")
        try queue.cancel(id)
        return try .encoding(try answer(try store.study(id)), status: 202)
      },
    ]
  }

  private func create(_ request: Request) async throws -> Response {
    let wanted = try await request.decode(NewStudy.self)
    var work = wanted.work
    if let like = wanted.like {
      guard let known = Identifier(like) else {
        throw ServiceError.notFound(what: "study", id: "of this identifier")
      }
      work = work.completed(by: try store.study(known).request)
    }
    guard let id = Identifier(wanted.dataset) else {
      throw ServiceError.notFound(what: "dataset", id: "of this identifier")
    }
    let dataset = try store.dataset(id)
    let recipe = try work.checked()
    guard try store.usedBytes() <= settings.mostBytes else {
      throw ServiceError.noRoom(
        "The disk space of the service is used up; delete old studies and files first.")
    }
    let given = wanted.name.flatMap { nonEmpty($0) }
    let name = try checkedName(given ?? "\(dataset.name), \(recipe.name)")
    let entry = try store.enqueue(work, of: id, name: name, at: now)
    log.add(StudyEvent(state: .queued), to: entry.id)
    queue.work()
    var response = try Response.encoding(try answer(try store.study(entry.id)), status: 202)
    response.headers["location"] = "/api/v1/studies/\(entry.id)"
    return response
  }

  /// A name of a study: some characters, not too many.
  private func checkedName(_ name: String) throws(ServiceError) -> String {
    let plain = name.filter { $0.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 } }
    guard (1...300).contains(plain.count), !plain.allSatisfy(\.isWhitespace) else {
      throw .invalid("A name has 1 to 300 characters.", at: "name")
    }
    return plain
  }
}
