import FoundationEssentials
import HTTPKit
import Ingestion
import Synchronization

/// A dataset as the API tells it.
struct DatasetAnswer: Encodable {
  let id: Identifier
  let name: String
  let bytes: Int
  let format: DatasetFormat
  let created: String

  /// Describes a dataset.
  init(_ dataset: Dataset) {
    (id, name, bytes) = (dataset.id, dataset.name, dataset.bytes)
    (format, created) = (dataset.format, timeText(dataset.created))
  }
}

extension StudyService {
  /// Files that are studied.
  var datasetOperations: [Operation] {
    [
      Operation(
        method: .get, pattern: "/api/v1/datasets", summary: "Lists the files.", role: .viewer,
        answer: .json(.object([member("datasets", .list(.named("Dataset")))]))
      ) { [store] _, _ in
        try .encoding(["datasets": try store.datasets().map(DatasetAnswer.init)])
      },
      Operation(
        method: .post, pattern: "/api/v1/datasets",
        summary: "Takes a file: its bytes, or a form whose field file holds it.", role: .analyst,
        parameters: [
          .init(name: "name", schema: .text, summary: "The name of the file, without folders.")
        ], body: .type("application/octet-stream"), status: 201,
        answer: .json(.named("Dataset")), bodyLimit: settings.largestUpload
      ) { [self] request, caller in
        let dataset = try await take(request, caller)
        var response = try Response.encoding(DatasetAnswer(dataset), status: 201)
        response.headers["location"] = "/api/v1/datasets/\(dataset.id)"
        return response
      },
      Operation(
        method: .get, pattern: "/api/v1/datasets/{id}", summary: "Tells about a file.",
        role: .viewer, answer: .json(.named("Dataset"))
      ) { [store] request, _ in
        try .encoding(DatasetAnswer(try store.dataset(try identifier(request, "dataset"))))
      },
      Operation(
        method: .delete, pattern: "/api/v1/datasets/{id}",
        summary: "Deletes a file; its studies keep their results.", role: .analyst, status: 204
      ) { [store] request, _ in
        try store.deleteDataset(try identifier(request, "dataset"))
        return .noContent
      },
      previewOperation,
    ]
  }

  /// Keeps the file that a request carries.
  func take(_ request: Request, _ caller: Caller) async throws -> Dataset {
    let (path, name) = try await receive(request, caller)
    return try keep(path, name)
  }

  /// Writes the file that a request carries to the disk.
  ///
  /// - Returns: Where it is, and the name it came with.
  func receive(
    _ request: Request, _ caller: Caller
  ) async throws -> (path: String, name: String) {
    let used = try store.usedBytes()
    guard used + (request.body.length ?? 0) <= settings.mostBytes else { throw noRoom(used) }
    let account = caller.account(request)
    try uploads.enter(account)
    defer { uploads.leave(account) }
    let path = store.incomingPath()
    guard request.headers["content-type"]?.lowercased().hasPrefix("multipart/") == true else {
      _ = try await request.body.save(to: path)
      return (path, shownName(request.query["name"]))
    }
    let parts = try MultipartReader(request)
    while let part = try await parts.next() {
      guard part.head.name == "file" else { continue }
      _ = try await part.save(to: path)
      return (path, shownName(request.query["name"] ?? part.head.fileName))
    }
    throw ServiceError.invalid("The form has no field 'file'.", at: "file")
  }

  private func noRoom(_ used: Int) -> ServiceError {
    .noRoom(
      "The disk space of the service is used up: \(used) of \(settings.mostBytes) bytes; delete "
        + "old studies and files first.")
  }

  /// Takes a file that is complete into the datasets.
  func keep(_ path: String, _ name: String) throws(ServiceError) -> Dataset {
    do throws(ServiceError) {
      let format = try DatasetFormat(beginning(of: path), name: name)
      let used = try store.usedBytes()
      let digest: (hash: String, bytes: Int)
      do { digest = try sha256(ofFile: path) } catch { throw .state("a file cannot be read") }
      guard used + digest.bytes <= settings.mostBytes else { throw noRoom(used) }
      return try store.add(
        fileAt: path, name: name, format: format, bytes: digest.bytes, sha256: digest.hash,
        created: now)
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }
}

/// A name as people see it: the last part of what was given, not too long.
func shownName(_ given: String?) -> String {
  let last = lastComponent(ofClientPath: given ?? "")
  let plain = last.filter { $0.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 } }
  return plain.isEmpty ? "data" : String(plain.prefix(200))
}
