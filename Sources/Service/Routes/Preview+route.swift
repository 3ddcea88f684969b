import HTTPKit
import Synchronization

/// What a preview depends on.
struct PreviewKey: Hashable, Sendable {
  let dataset: Identifier
  let reading: StudyRequest
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
      ] + textParameters, answer: .json(.named("Preview"))
    ) { [self] request, _ in
      let dataset = try store.dataset(try identifier(request, "dataset"))
      let reading = try reading(request.query)
      try reading.checkReading()
      return .json(try await preview(dataset, reading))
    }
  }

  /// How a query says that a file is read.
  private func reading(_ query: Query) throws(ServiceError) -> StudyRequest {
    var reading = StudyRequest(sheet: nonEmpty(query["sheet"]))
    if let header = nonEmpty(query["header"]) {
      reading.header = try whole("header", header, 1...1_048_576)
    }
    reading.delimiter = nonEmpty(query["delimiter"])
    reading.quote = nonEmpty(query["quote"])
    reading.encoding = nonEmpty(query["encoding"])
    reading.decimal = nonEmpty(query["decimal"])
    reading.dates = nonEmpty(query["dates"])
    return reading
  }

  private func preview(_ dataset: Dataset, _ reading: StudyRequest) async throws -> String {
    let key = PreviewKey(dataset: dataset.id, reading: reading)
    if let known = previews.withLock({ $0[key] }) { return known }
    let words = ["preview", "--json"] + StudyCommand.reading(reading)
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

/// What a query may say about how a text file is written.
private let textParameters: [Operation.Parameter] = [
  .init(name: "delimiter", schema: .text, summary: "What separates cells: a character, or tab."),
  .init(name: "quote", schema: .text, summary: "What stands around cells: a character, or none."),
  .init(name: "encoding", schema: .text, summary: "The encoding, such as utf-8 or windows-1252."),
  .init(
    name: "decimal", schema: .choice([",", "."]), summary: "What stands before the decimals."),
  .init(name: "dates", schema: .text, summary: "How dates are written, such as %d/%m/%Y."),
]

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
