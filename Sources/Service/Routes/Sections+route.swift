import FoundationEssentials
import HTTPKit

extension StudyService {
  /// The parts of the report on a study or a comparison.
  func sectionOperations(_ kind: WorkKind) -> [Operation] {
    [
      Operation(
        method: .get, pattern: "/api/v1/\(kind.plural)/{id}/sections/{section}",
        summary: "Gives a part of the report on a \(kind.rawValue), with its charts.",
        role: .viewer, answer: .json(.named("Section"))
      ) { [self] request, _ in try section(request, kind) }
    ]
  }

  private func section(_ request: Request, _ kind: WorkKind) throws -> Response {
    let entry = try entry(request, kind)
    guard entry.state == .finished else {
      throw ServiceError.conflict("The \(kind.rawValue) has no results.")
    }
    let name = request.capture("section")
    // Names of sections are letters and hyphens; anything else names no file of ours.
    guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "-") }), name != "index" else {
      throw ServiceError.notFound(what: "section", id: "of this name")
    }
    let path = "\(store.folder(ofStudy: entry.id))/sections/\(name).json"
    guard FileManager.default.fileExists(atPath: path) else {
      throw ServiceError.notFound(what: "section", id: name)
    }
    return try FileAsset(path, type: "application/json").respond(to: request)
  }
}
