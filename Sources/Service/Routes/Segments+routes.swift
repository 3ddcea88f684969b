import HTTPKit
import Studies

/// Names for segments, by number.
private struct SegmentNames: Decodable {
  let names: [String: String]
}

extension StudyService {
  /// What people call segments, and what they think of unusual customers.
  var segmentOperations: [Operation] {
    let list = Operation.Content.json(.object([member("segments", .list(.anything))]))
    let judged = Operation.Content.json(.named("ReviewList"))
    return [
      Operation(
        method: .get, pattern: "/api/v1/studies/{id}/segments",
        summary: "Lists the segments with the names they have now.", role: .viewer, answer: list
      ) { [self] request, _ in try .encoding(try segments(try identifier(request, "study"))) },
      Operation(
        method: .put, pattern: "/api/v1/studies/{id}/segments", summary: "Names segments.",
        role: .analyst, body: .json(.object([member("names", .map(.text))])), answer: list
      ) { [self] request, _ in
        let id = try identifier(request, "study")
        try name(try await request.decode(SegmentNames.self).names, id)
        return try .encoding(try segments(id))
      },
      Operation(
        method: .get, pattern: "/api/v1/studies/{id}/reviews",
        summary: "Lists what people think of unusual customers, and how well scores agree with it.",
        role: .viewer, answer: judged
      ) { [self] request, _ in try .encoding(try reviews(of: try identifier(request, "study"))) },
      Operation(
        method: .put, pattern: "/api/v1/studies/{id}/reviews",
        summary: "Keeps what somebody thinks of a customer.", role: .analyst,
        body: .json(.named("Review")), answer: judged
      ) { [self] request, _ in
        let id = try identifier(request, "study")
        try keep(try await request.decode(Review.self), id)
        return try .encoding(try reviews(of: id))
      },
    ]
  }

  private func segments(_ id: Identifier) throws(ServiceError) -> SegmentList {
    try SegmentList(try shelf.study(id), names: try store.names(of: id))
  }

  private func name(_ given: [String: String], _ id: Identifier) throws(ServiceError) {
    let known = try segments(id).segments.map(\.id)
    var names: [Int: String] = [:]
    for (key, name) in given {
      guard let segment = Int(key), known.contains(segment) else {
        throw .invalid("There is no segment of this number.", at: "names")
      }
      let plain = String(name.drop(while: \.isWhitespace))
      guard plain.count <= 80 else {
        throw .invalid("A name has at most 80 characters.", at: "names.\(key)")
      }
      names[segment] = plain
    }
    try store.setNames(names, of: id)
  }

  private func reviews(of id: Identifier) throws(ServiceError) -> ReviewList {
    _ = try store.study(id, .study)
    return ReviewList(try store.reviews(of: id), in: try? shelf.study(id))
  }

  private func keep(_ review: Review, _ id: Identifier) throws(ServiceError) {
    guard review.note.count <= 2_000 else {
      throw .invalid("A note has at most 2,000 characters.", at: "note")
    }
    _ = try shelf.study(id).row(of: review.customer)
    try store.keep(review, of: id, at: now)
  }
}
