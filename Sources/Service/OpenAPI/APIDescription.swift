import HTTPKit
import Reporting

/// The API as OpenAPI 3.1 tells it, made of the operations that answer it.
struct APIDescription {
  private let operations: [Operation]
  private let version: String

  /// Describes operations.
  init(_ operations: [Operation], version: String) {
    self.operations = operations.filter(\.isListed)
    self.version = version
  }

  /// The description as JSON.
  var json: String { document.json }

  private var document: ChartValue {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "Clientele", "version": .text(version),
        "description":
          "From what customers bought to who they are: datasets, studies, their results, and models.",
      ],
      "paths": .object(paths),
      "components": [
        "schemas": .object(
          APISchemas.all.map { ChartMember(name: $0.name, value: $0.schema.json) }),
        "securitySchemes": [
          "token": ["type": "http", "scheme": "bearer"],
          "session": ["type": "apiKey", "in": "cookie", "name": .text(Gatekeeper.cookie)],
        ],
      ],
    ]
  }

  private var paths: [ChartMember] {
    var patterns: [String] = []
    for operation in operations where !patterns.contains(operation.pattern) {
      patterns.append(operation.pattern)
    }
    return patterns.map { pattern in
      let members = operations.filter { $0.pattern == pattern }.map { operation in
        ChartMember(
          name: operation.method.rawValue.lowercased(), value: description(of: operation))
      }
      return ChartMember(name: pattern, value: .object(members))
    }
  }

  private func description(of operation: Operation) -> ChartValue {
    let captures = operation.captures.map { name -> ChartValue in
      ["name": .text(name), "in": "path", "required": true, "schema": ["type": "string"]]
    }
    let queries = operation.parameters.map { parameter -> ChartValue in
      [
        "name": .text(parameter.name), "in": "query", "required": .boolean(parameter.isRequired),
        "description": .text(parameter.summary), "schema": parameter.schema.json,
      ]
    }
    var members: [ChartMember] = [
      ChartMember(name: "summary", value: .text(operation.summary)),
      ChartMember(name: "operationId", value: .text(identifier(operation))),
      ChartMember(name: "parameters", value: .list(captures + queries)),
      ChartMember(name: "responses", value: .object(answers(operation))),
    ]
    if let body = operation.body {
      members.append(
        ChartMember(
          name: "requestBody",
          value: ["required": true, "content": .object([content(body)])]))
    }
    if operation.role != nil {
      let ways: ChartValue = [["token": []], ["session": []], [:]]
      members.append(ChartMember(name: "security", value: ways))
    }
    return .object(members)
  }

  private func answers(_ operation: Operation) -> [ChartMember] {
    var good: [ChartMember] = [ChartMember(name: "description", value: "Done.")]
    if let answer = operation.answer {
      good.append(ChartMember(name: "content", value: .object([content(answer)])))
    }
    let problem: ChartValue = [
      "description": "What is wrong, as RFC 9457 has it.",
      "content": [
        "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
      ],
    ]
    return [
      ChartMember(name: "\(operation.status)", value: .object(good)),
      ChartMember(name: "4XX", value: problem), ChartMember(name: "5XX", value: problem),
    ]
  }

  private func content(_ content: Operation.Content) -> ChartMember {
    switch content {
    case .json(let schema):
      ChartMember(name: "application/json", value: ["schema": schema.json])
    case .type(let type): ChartMember(name: type, value: [:])
    }
  }

  private func identifier(_ operation: Operation) -> String {
    let words = operation.pattern.split { !$0.isLetter && !$0.isNumber }
      .filter { $0 != "api" && $0 != "v1" }
    return ([operation.method.rawValue.lowercased()] + words.map(String.init))
      .joined(separator: "-")
  }
}
