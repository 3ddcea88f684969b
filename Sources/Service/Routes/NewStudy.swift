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

extension StudyService {
  /// Puts a study or a comparison into the queue.
  ///
  /// - Throws: ``ServiceError`` with the first thing that is wrong, and where.
  func create(_ request: Request, _ kind: WorkKind) async throws -> Response {
    let wanted = try await request.decode(NewStudy.self)
    var work = wanted.work
    if let like = wanted.like {
      guard let known = Identifier(like) else {
        throw ServiceError.notFound(what: "study", id: "of this identifier")
      }
      work = work.completed(by: try store.study(known).request)
    }
    try check(kind, &work, asked: wanted.work)
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
    let name = try checkedName(given ?? "\(dataset.name), \(work.words(recipe))")
    let entry = try store.enqueue(work, of: id, name: name, at: now)
    log.add(StudyEvent(state: .queued), to: entry.id)
    queue.work()
    var response = try Response.encoding(try answer(try store.study(entry.id)), status: 202)
    response.headers["location"] = "/api/v1/\(kind.plural)/\(entry.id)"
    return response
  }

  /// Sees to it that what is asked for is of the kind that was asked for.
  private func check(
    _ kind: WorkKind, _ work: inout StudyRequest, asked: StudyRequest
  ) throws(ServiceError) {
    switch kind {
    case .study:
      guard asked.methods == nil else {
        throw .invalid(
          "A study has one method, edits.clustering; a comparison takes several.", at: "methods")
      }
      work.methods = nil
    case .comparison:
      guard work.methods != nil else {
        throw .invalid("methods must list the methods to compare.", at: "methods")
      }
      // Of a study with a forced number of segments all else is taken over.
      work.clusters = asked.clusters
    }
  }

  /// A name of a study: some characters, not too many.
  func checkedName(_ name: String) throws(ServiceError) -> String {
    let plain = name.filter { $0.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 } }
    guard (1...300).contains(plain.count), !plain.allSatisfy(\.isWhitespace) else {
      throw .invalid("A name has 1 to 300 characters.", at: "name")
    }
    return plain
  }
}

extension StudyRequest {
  /// What is made, where nobody gave it a name.
  fileprivate func words(_ recipe: Recipe) -> String {
    methods.map { "\(counted($0.count, "method")) compared" } ?? recipe.name
  }
}
