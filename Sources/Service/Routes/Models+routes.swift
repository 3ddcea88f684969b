import FoundationEssentials
import HTTPKit
import Studies

extension StudyService {
  /// Models, asked about one customer, many, or a file of them.
  var modelOperations: [Operation] {
    [
      Operation(
        method: .get, pattern: "/api/v1/models/{id}",
        summary: "Tells what the model of a study needs to know.", role: .viewer,
        answer: .json(
          .object([
            member("features", .list(.anything)), member("categories", .list(.anything)),
            member("segments", .list(.anything)),
            member("recipe", .text),
          ]))
      ) { [self] request, _ in
        let id = try identifier(request, "study")
        return try .encoding(try ModelAnswer(try shelf.study(id), names: try store.names(of: id)))
      },
      Operation(
        method: .post, pattern: "/api/v1/models/{id}/predict",
        summary: "Says where a customer belongs, or each of a list under customers.",
        role: .viewer,
        parameters: [
          .init(
            name: "why", schema: .boolean, summary: "Whether to tell what speaks for the segment.")
        ], body: .json(.named("PredictionRequest")),
        answer: .json(.either([.named("Prediction"), .named("Predictions")])), bodyLimit: 8 << 20,
        pace: nil, thread: .connection
      ) { [self] request, _ in
        // One customer is answered at once, where the request came in; all else may take long.
        guard isPrompt(request) else {
          return try await WorkerPool.shared.run { try await predict(request) }
        }
        return try await predict(request)
      },
      Operation(
        method: .post, pattern: "/api/v1/models/{id}/score",
        summary: "Scores a file of customers or transactions; the answer is a CSV file.",
        role: .analyst,
        parameters: [.init(name: "name", schema: .text, summary: "The name of the file.")],
        body: .type("application/octet-stream"), answer: .type("text/csv"),
        bodyLimit: settings.largestUpload
      ) { [self] request, caller in try await score(request, caller) },
    ]
  }

  private func isPrompt(_ request: Request) -> Bool {
    guard let length = request.body.length, length <= 1_024,
      let id = Identifier(request.capture("id"))
    else { return false }
    return shelf.hasModel(of: id)
  }

  private func predict(_ request: Request) async throws -> Response {
    let id = try identifier(request, "study")
    let model = try shelf.study(id).model()
    let asked = try await request.decode(PredictionRequest.self, upTo: 8 << 20)
    let answers = try asked.answers(
      of: model, names: try store.names(of: id), explained: request.query["why"] == "true")
    if asked.isList { return try .encoding(["predictions": answers]) }
    guard let first = answers.first else { return .noContent }
    return try .encoding(first)
  }

  private func score(_ request: Request, _ caller: Caller) async throws -> Response {
    let id = try identifier(request, "study")
    _ = try shelf.study(id).model()
    let (incoming, name) = try await receive(request, caller)
    let folder = "\(incoming).scoring"
    let files = FileManager.default
    defer {
      try? files.removeItem(atPath: incoming)
      try? files.removeItem(atPath: folder)
    }
    let format = try DatasetFormat(beginning(of: incoming), name: name)
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/\(format.fileName(for: name))"
    try files.moveItem(atPath: incoming, toPath: path)
    do throws(ServiceError) {
      _ = try await children.lines([
        "score", "--model", "\(store.folder(ofStudy: id))/model.json", "--quiet",
        "-o", "\(folder)/result.out.csv", "--", path,
      ])
    } catch { throw error.withoutPath(of: folder) }
    // The file stays open until it is sent, though its name goes at once.
    return try Response.file(
      "\(folder)/result.out.csv", type: "text/csv; charset=utf-8", for: request,
      downloadName: "scored.csv")
  }
}
