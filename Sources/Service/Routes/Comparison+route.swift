import HTTPKit
import Studies

/// Two studies side by side, as the API tells it.
private struct ComparisonAnswer: Encodable {
  let a: StudyAnswer
  let b: StudyAnswer
  let comparison: StudyComparison

  private enum CodingKeys: CodingKey { case a, b }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(a, forKey: .a)
    try container.encode(b, forKey: .b)
    try comparison.encode(to: encoder)
  }
}

extension StudyService {
  /// Two studies of the same file.
  var comparisonOperations: [Operation] {
    [
      Operation(
        method: .get, pattern: "/api/v1/compare",
        summary: "Sets two finished studies of the same file side by side.", role: .viewer,
        parameters: ["a", "b"].map {
          .init(name: $0, schema: .text, summary: "A study.", isRequired: true)
        },
        answer: .json(
          .object([
            member("a", .named("Study")), member("b", .named("Study")),
            member("indices", .list(.anything)), member("sizes", .anything),
            member("overlap", .anything), member("ari", .number),
          ]))
      ) { [self] request, _ in
        let (a, b) = (try asked(request, "a"), try asked(request, "b"))
        guard a.dataset == b.dataset else {
          throw ServiceError.conflict(
            "The studies are of different files; compare two of the same file.")
        }
        let comparison = try StudyComparison(
          try shelf.study(a.id), try shelf.study(b.id),
          names: (try store.names(of: a.id), try store.names(of: b.id)))
        return try .encoding(
          ComparisonAnswer(a: try answer(a), b: try answer(b), comparison: comparison))
      }
    ]
  }

  private func asked(_ request: Request, _ name: String) throws(ServiceError) -> StudyEntry {
    guard let text = request.query[name] else {
      throw .invalid("\(name) must name a study.", at: name)
    }
    guard let id = Identifier(text) else {
      throw .notFound(what: "study", id: "of this identifier")
    }
    return try store.study(id, .study)
  }
}
