import FoundationEssentials
import HTTPKit
import TestSupport
import Testing

@testable import Service

@Suite("The API")
struct APIDescriptionTests {
  private let scratch: ScratchFolder
  private let service: StudyService

  init() throws {
    scratch = try ScratchFolder()
    service = try StudyService(
      StudyServiceSettings(folder: scratch.path("data"), program: "/bin/false", version: "0"))
  }

  private struct Description: Decodable {
    let openapi: String
    let paths: [String: [String: Entry]]

    struct Entry: Decodable {
      let summary: String
      let operationId: String
    }
  }

  private func description() async throws -> Description {
    let response = await service.router.respond(to: Request(.get, "/api/v1/openapi.json"))
    guard case .bytes(let bytes) = response.body else { throw CancellationError() }
    return try JSONDecoder().decode(Description.self, from: Data(bytes))
  }

  @Test("describes every route under /api/v1, each once")
  func complete() async throws {
    let description = try await description()
    #expect(description.openapi == "3.1.0")
    let described = description.paths.flatMap { path, methods in
      methods.keys.map { "\($0.uppercased()) \(path)" }
    }
    let routed = service.router.all.filter { $0.pattern.hasPrefix("/api/v1/") }
      .map { "\($0.method) \($0.pattern)" }
    #expect(Set(routed).isSubset(of: described))
    let names = description.paths.values.flatMap { $0.values.map(\.operationId) }
    #expect(Set(names).count == names.count)
  }

  @Test(
    "answers what is not there with a problem",
    arguments: [
      "/api/v1/studies/x", "/api/v1/studies/01234567890123456789012345", "/api/v1/datasets/x",
      "/api/v1/studies/x/events", "/api/v1/models/x", "/api/v1/nothing",
      "/api/v1/studies/x/sections/..", "/api/v1/studies/x/files/model.json",
    ])
  func missing(path: String) async {
    let response = await service.router.respond(to: Request(.get, path))
    #expect(response.status == 404)
    #expect(response.headers["content-type"] == "application/problem+json")
  }

  @Test(
    "refuses bodies that mean nothing with the place of what is wrong",
    arguments: [
      ("{}", 400), ("[]", 400), ("{\"dataset\":3}", 400), ("{\"dataset\":\"x\"}", 404),
      ("not json", 400),
    ])
  func bodies(text: String, status: Int) async {
    let response = await service.router.respond(
      to: Request(.post, "/api/v1/studies", body: Array(text.utf8)))
    #expect(response.status == status)
  }

  @Test("serves the page, its parts, and the page of the API")
  func page() async {
    for path in ["/", "/assets/app.js", "/assets/page.css", "/api"] {
      let response = await service.router.respond(to: Request(.get, path))
      #expect(response.status == 200, "\(path)")
    }
  }

  @Test("takes a form with a file as it takes plain bytes")
  func form() async throws {
    let body =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
      + "a,b\n1,2\n\r\n--b--\r\n"
    let response = await service.router.respond(
      to: Request(
        .post, "/api/v1/datasets", headers: ["content-type": "multipart/form-data; boundary=b"],
        body: Array(body.utf8)))
    #expect(response.status == 201)
    let dataset = try #require(try service.store.datasets().first)
    #expect(dataset.name == "a.csv" && dataset.bytes == 8)
    #expect(scratch.names(in: "data/incoming").isEmpty)
  }

  @Test("refuses files when the space is used up, and files that nothing reads")
  func limits() async throws {
    var settings = service.settings
    settings.folder = scratch.path("small")
    settings.mostBytes = 10
    let small = try StudyService(settings)
    func upload(_ bytes: [UInt8]) async -> Int {
      await small.router.respond(to: Request(.post, "/api/v1/datasets?name=a", body: bytes)).status
    }
    #expect(await upload(Array("a,b\n1,2\n".utf8)) == 201)
    #expect(await upload(Array("a,b\n1,2\n".utf8)) == 507)
    #expect(await upload([0, 1]) == 422)
    #expect(scratch.names(in: "small/incoming").isEmpty)
  }
}
