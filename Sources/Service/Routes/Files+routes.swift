import FoundationEssentials
import HTTPKit

extension StudyService {
  /// What a study left, as files.
  var fileOperations: [Operation] {
    [
      Operation(
        method: .get, pattern: "/api/v1/studies/{id}/files/{name}",
        summary: "Gives a file of a study.", role: .viewer,
        answer: .type("*/*")
      ) { [self] request, _ in
        let (folder, files) = try results(request)
        let name = request.capture("name")
        guard files.contains(where: { $0.name == name }) else {
          throw ServiceError.notFound(what: "file", id: "of this name")
        }
        return try Response.file(
          "\(folder)/\(name)", type: mediaType(name), for: request, downloadName: name)
      },
      Operation(
        method: .get, pattern: "/api/v1/studies/{id}/archive.zip",
        summary: "Gives all files of a study in one.", role: .viewer,
        answer: .type("application/zip")
      ) { [self] request, _ in
        let (folder, files) = try results(request)
        let archive = ZipStream(folder: folder, names: files.map(\.name))
        var response = Response.stream(type: "application/zip") { writer in
          try await archive.write { try await writer.write($0) }
        }
        response.headers["content-disposition"] = "attachment; filename=\"study.zip\""
        return response
      },
    ]
  }

  private func results(
    _ request: Request
  ) throws(ServiceError) -> (folder: String, files: [StudyAnswer.File]) {
    let entry = try store.study(try identifier(request, "study"))
    guard entry.state == .finished else {
      throw .conflict("The study has no results.")
    }
    return (store.folder(ofStudy: entry.id), resultFiles(entry.id))
  }
}

/// What a file holds, by the ending of its name.
private func mediaType(_ name: String) -> String {
  switch name.split(separator: ".").last {
  case "html": "text/html; charset=utf-8"
  case "csv": "text/csv; charset=utf-8"
  case "json": "application/json"
  case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  default: "application/octet-stream"
  }
}
