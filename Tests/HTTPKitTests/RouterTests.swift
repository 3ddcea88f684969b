import HTTPKit
import Testing

private func router() -> Router {
  var router = Router()
  router.on(.get, "/") { _ in .text("root") }
  router.on(.get, "/studies/{id}") { .text("study " + $0.capture("id")) }
  router.on(.get, "/studies/new") { _ in .text("new") }
  router.on(.delete, "/studies/{name}", runsOn: .connection) { .text("gone " + $0.capture("name")) }
  router.on(.post, "/studies/{id}/runs/{run}") { .text($0.capture("id") + "," + $0.capture("run")) }
  router.on(.get, "/fails") { _ in throw Problem(409, "busy", "It is busy.", at: "study") }
  router.on(.get, "/breaks") { _ in throw Secret() }
  return router
}

private struct Secret: Error, CustomStringConvertible {
  let description = "password 1234"
}

private func text(_ response: Response) -> String {
  if case .bytes(let bytes) = response.body { String(decoding: bytes, as: UTF8.self) } else { "" }
}

@Suite("Router")
struct RouterTests {
  @Test(
    "finds the route that fits best",
    arguments: [
      (Method.get, "/", "root"), (.get, "/studies/7", "study 7"), (.get, "/studies/new", "new"),
      (.get, "/studies/a%20b", "study a b"), (.delete, "/studies/new", "gone new"),
      (.post, "/studies/1/runs/2?x=3", "1,2"),
    ])
  func finds(_ method: Method, _ target: String, _ expected: String) async {
    let response = await router().respond(to: Request(method, target))
    #expect(response.status == 200)
    #expect(text(response) == expected)
  }

  @Test(
    "says what is missing",
    arguments: [
      (Method.get, "/nothing", 404, nil), (.get, "/studies/", 404, nil),
      (.get, "//", 404, nil), (.put, "/studies/7", 405, "DELETE, GET, HEAD, OPTIONS"),
      (.options, "/studies/7", 204, "DELETE, GET, HEAD, OPTIONS"), (.head, "/studies/7", 200, nil),
      (.head, "/studies/1/runs/2", 405, "OPTIONS, POST"),
    ] as [(Method, String, Int, String?)])
  func misses(_ method: Method, _ target: String, _ status: Int, _ allow: String?) async {
    let response = await router().respond(to: Request(method, target))
    #expect(response.status == status)
    #expect(response.headers["allow"] == allow)
  }

  @Test("shows errors that opt in, and no others")
  func errors() async {
    let shown = await router().respond(to: Request(.get, "/fails"))
    #expect(shown.status == 409)
    #expect(shown.headers["Content-Type"] == "application/problem+json")
    #expect(text(shown).contains(#""code":"busy","detail":"It is busy.","where":"study""#))
    let hidden = await router().respond(to: Request(.get, "/breaks"))
    #expect(hidden.status == 500)
    #expect(!text(hidden).contains("1234"))
  }

  @Test("refuses a body beyond the route's limit")
  func bodyLimit() async {
    var router = Router()
    router.on(.post, "/", bodyLimit: 3) { .bytes(try await $0.body.collect()) }
    #expect(await router.respond(to: Request(.post, "/", body: [1, 2, 3])).status == 200)
    #expect(await router.respond(to: Request(.post, "/", body: [1, 2, 3, 4])).status == 413)
  }
}
