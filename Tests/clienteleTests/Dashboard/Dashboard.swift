import FoundationEssentials
import TestSupport
import Testing

/// What a page or a program does with a service, as calls.
struct Dashboard {
  /// The port of the service.
  let port: Int

  struct Named: Decodable {
    let id: String
  }

  struct Study: Decodable {
    let id: String
    let state: String
    let problem: String?
    let files: [File]
    let sections: [Named]

    struct File: Decodable {
      let name: String
      let bytes: Int
    }
  }

  /// Asks for something, and returns the answer.
  func ask(
    _ method: String, _ path: String, json: String = "", fields: [String] = []
  ) throws -> WebAnswer {
    try WebAnswer(
      port: port, method, "/api/v1/\(path)", fields: fields, body: Array(json.utf8))
  }

  /// Uploads a file, and returns its identifier.
  func upload(_ bytes: [UInt8], name: String) throws -> String {
    let answer = try WebAnswer(port: port, "POST", "/api/v1/datasets?name=\(name)", body: bytes)
    #expect(answer.status == 201, "\(answer.text)")
    return try answer.decoded(Named.self).id
  }

  /// Asks for a study, and returns its identifier.
  func begin(_ dataset: String, _ more: String = "") throws -> String {
    let answer = try ask("POST", "studies", json: #"{"dataset":"\#(dataset)"\#(more)}"#)
    #expect(answer.status == 202, "\(answer.text)")
    return try answer.decoded(Named.self).id
  }

  /// Asks for a comparison of methods, and returns its identifier.
  func compare(
    _ dataset: String, _ methods: [String], _ more: String = ""
  ) throws -> String {
    let names = methods.map { "\"\($0)\"" }.joined(separator: ",")
    let answer = try ask(
      "POST", "comparisons", json: #"{"dataset":"\#(dataset)","methods":[\#(names)]\#(more)}"#)
    #expect(answer.status == 202, "\(answer.text)")
    return try answer.decoded(Named.self).id
  }

  /// Tells how a study stands.
  func study(_ id: String) throws -> Study { try ask("GET", "studies/\(id)").decoded(Study.self) }

  /// Listens until a study is over, and returns what was told.
  func events(_ id: String) throws -> String { try ask("GET", "studies/\(id)/events").text }
}
