import HTTPKit
import Synchronization

/// What a preview depends on.
struct PreviewKey: Hashable, Sendable {
  let dataset: Identifier
  let sheet: String?
  let header: Int?
}

extension StudyService {
  /// A first look at a file, by a process of its own: a hostile file harms nobody.
  var previewOperation: Operation {
    Operation(
      method: .get, pattern: "/api/v1/datasets/{id}/preview",
      summary: "Shows the first rows of a file, and what its columns seem to mean.",
      role: .viewer,
      parameters: [
        .init(name: "sheet", schema: .text, summary: "The sheet of a workbook."),
        .init(
          name: "header", schema: .integer(1...1_048_576),
          summary: "The row that holds the column names."),
      ], answer: .json(.named("Preview"))
    ) { [self] request, _ in
      let dataset = try store.dataset(try identifier(request, "dataset"))
      var key = PreviewKey(
        dataset: dataset.id, sheet: nonEmpty(request.query["sheet"]), header: nil)
      if let header = nonEmpty(request.query["header"]) {
        key = PreviewKey(
          dataset: key.dataset, sheet: key.sheet, header: try whole("header", header, 1...1_048_576)
        )
      }
      return .json(try await preview(dataset, key))
    }
  }

  private func preview(_ dataset: Dataset, _ key: PreviewKey) async throws -> String {
    if let known = previews.withLock({ $0[key] }) { return known }
    let request = StudyRequest(sheet: key.sheet, header: key.header)
    let words = ["preview", "--json"] + StudyCommand.reading(request)
    let lines: [String]
    do throws(ServiceError) {
      lines = try await children.lines(words + ["--", store.path(of: dataset)])
    } catch { throw error.withoutPath(of: store.folder(ofDataset: dataset.id)) }
    guard let json = lines.last(where: { $0.hasPrefix("{") }) else {
      throw ServiceError.cannotStart("the preview said nothing")
    }
    previews.withLock { previews in
      if previews.count > 50 { previews.removeAll() }
      previews[key] = json
    }
    return json
  }
}

/// A text, or `nil` when there is nothing in it.
func nonEmpty(_ text: String?) -> String? { text?.isEmpty == true ? nil : text }

extension ServiceError {
  /// The error without the place where the service keeps a file.
  func withoutPath(of folder: String) -> ServiceError {
    guard case .invalid(let sentence, let place) = self else { return self }
    return .invalid(hiding(folder, in: sentence), at: place)
  }
}

/// A sentence without the folders of the service.
func hiding(_ folder: String, in sentence: String) -> String {
  sentence.replacing("\(folder)/", with: "").replacing(folder, with: "the folder of the service")
}
