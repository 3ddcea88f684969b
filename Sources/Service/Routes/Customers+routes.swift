import HTTPKit

extension StudyService {
  /// The table of customers.
  var customerOperations: [Operation] {
    [
      Operation(
        method: .get, pattern: "/api/v1/studies/{id}/customers",
        summary: "Lists customers: searched, filtered, sorted, a page at a time. "
          + "min.COLUMN and max.COLUMN bound numbers.", role: .viewer,
        parameters: Self.tableParameters,
        answer: .json(
          .object([
            member("total", .integer()), member("matching", .integer()),
            member("columns", .list(.anything)), member("rows", .list(.list(.anything))),
          ]))
      ) { [self] request, _ in
        let study = try shelf.study(try identifier(request, "study"))
        let page = try study.page(try CustomerQuery(request.query.pairs))
        return try .encoding(page)
      },
      Operation(
        method: .get, pattern: "/api/v1/studies/{id}/customers/{key}",
        summary: "Tells everything about a customer; a key that cannot stand in a path is given "
          + "as the query key, under any name.", role: .viewer,
        parameters: [.init(name: "key", schema: .text, summary: "The customer.")],
        answer: .json(.object([member("customer", .text), member("features", .list(.anything))]))
      ) { [self] request, _ in
        let id = try identifier(request, "study")
        let names = try store.names(of: id)
        return try .encoding(
          try shelf.study(id).story(
            of: request.query["key"] ?? request.capture("key"), names: names))
      },
    ]
  }

  private static let tableParameters: [Operation.Parameter] = [
    .init(
      name: "offset", schema: .integer(0...Int(Int32.max)), summary: "How many are passed over."),
    .init(
      name: "limit", schema: .integer(1...CustomerQuery.longestPage),
      summary: "The most that are returned."),
    .init(name: "sort", schema: .text, summary: "A column; with - before it the greatest first."),
    .init(name: "search", schema: .text, summary: "What a text of the row holds."),
    .init(name: "segment", schema: .integer(0...Int(Int32.max)), summary: "The segment's number."),
    .init(name: "unusual", schema: .boolean, summary: "Whether they are unusual."),
  ]
}
