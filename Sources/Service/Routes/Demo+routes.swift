import FoundationEssentials
import HTTPKit

extension StudyService {
  /// The demo shop.
  var demoOperations: [Operation] {
    [
      Operation(
        method: .get, pattern: "/api/v1/demo", summary: "Tells whether there is a demo shop.",
        role: .viewer, answer: .json(.object([member("available", .boolean)]))
      ) { _, _ in .json(#"{"available":true}"#) },
      Operation(
        method: .post, pattern: "/api/v1/demo", summary: "Makes the demo shop, or finds it.",
        role: .analyst, status: 201, answer: .json(.named("Dataset"))
      ) { [self] _, _ in
        try .encoding(DatasetAnswer(try await demo()), status: 201)
      },
    ]
  }

  /// The name of the demo shop.
  private static let demoName = "demo-shop.xlsx"

  /// Makes the demo shop, or finds it: a workbook of 5,000 customers of known kinds.
  public func makeDemo() async throws { _ = try await demo() }

  private func demo() async throws -> Dataset {
    let known = try store.datasets().first { $0.name == Self.demoName }
    if let known { return known }
    let path = "\(store.incomingPath()).xlsx"
    _ = try await children.lines(["sample", path, "--customers", "5000", "--quiet"])
    return try keep(path, Self.demoName)
  }
}
