import FoundationEssentials
import HTTPKit

extension StudyService {
  /// What a study or a comparison left, as files.
  func fileOperations(_ kind: WorkKind) -> [Operation] {
    [
      Operation(
        method: .get, pattern: "/api/v1/\(kind.plural)/{id}/files/{name}",
        summary: "Gives a file of a \(kind.rawValue).", role: .viewer,
        answer: .type("*/*")
      ) { [self] request, _ in
        let (folder, files) = try results(request, kind)
        let name = request.capture("name")
        guard files.contains(where: { $0.name == name }) else {
          throw ServiceError.notFound(what: "file", id: "of this name")
        }
        return try Response.file(
          "\(folder)/\(name)", type: mediaType(name), for: request, downloadName: name)
      },
      Operation(
        method: .get, pattern: "/api/v1/\(kind.plural)/{id}/archive.zip",
        summary: "Gives all files of a \(kind.rawValue) in one.", role: .viewer,
        answer: .type("application/zip")
      ) { [self] request, _ in
        let (folder, files) = try results(request, kind)
        let archive = ZipStream(folder: folder, names: files.map(\.name))
        var response = Response.stream(type: "application/zip") { writer in
          try await archive.write { try await writer.write($0) }
        }
        response.headers["content-disposition"] = "attachment; filename=\"\(kind.rawValue).zip\""
        return response
      },
    ]
  }

  private func results(
    _ request: Request, _ kind: WorkKind
  ) throws(ServiceError) -> (folder: String, files: [StudyAnswer.File]) {
    let entry = try entry(request, kind)
    guard entry.state == .finished else {
      throw .conflict("The \(kind.rawValue) has no results.")
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
