import FoundationEssentials
import Glibc
import HTTPKit
import TestSupport
import Testing

@testable import Service

// One after another: a script that is being written while another process starts cannot be run.
@Suite("The routes of comparisons", .serialized)
struct ComparisonRoutesTests {
  private let scratch: ScratchFolder
  private let service: StudyService
  private let dataset: Dataset

  /// A service whose work is done by a script: it leaves what `compare --sections` leaves.
  init() throws {
    scratch = try ScratchFolder()
    let script = """
      #!/bin/sh
      echo "$@" > "$0.words"
      mkdir -p "$5/sections"
      echo '{"sections":[{"id":"measures","title":"How good"}],"columns":[],"features":["spent"],
        "summary":{"rows":9,"keptRows":8,"customers":7,"segments":4,"recommended":"k-means:4"}}' \
        > "$5/sections/index.json"
      echo '{"id":"measures"}' > "$5/sections/measures.json"
      echo '<!doctype html>' > "$5/comparison.html"
      """
    try scratch.write(script, to: "program")
    _ = unsafe chmod(scratch.path("program"), 0o755)
    service = try StudyService(
      StudyServiceSettings(
        folder: scratch.path("data"), program: scratch.path("program"), version: "0"))
    let path = service.store.incomingPath()
    try Data("a\n".utf8).write(to: URL(filePath: path))
    dataset = try service.store.add(
      fileAt: path, name: "a.csv", format: .csv, bytes: 2, sha256: "00", created: 1)
  }

  private func ask(
    _ method: HTTPKit.Method, _ path: String, _ json: String = ""
  ) async -> (status: Int, text: String) {
    let response = await service.router.respond(
      to: Request(method, "/api/v1/\(path)", body: Array(json.utf8)))
    guard case .bytes(let bytes) = response.body else { return (response.status, "") }
    return (response.status, String(decoding: bytes, as: UTF8.self))
  }

  private func body(_ methods: String, _ more: String = "") -> String {
    #"{"dataset":"\#(dataset.id)","methods":\#(methods)\#(more)}"#
  }

  private func begin(_ json: String) async throws -> Identifier {
    let answer = await ask(.post, "comparisons", json)
    #expect(answer.status == 202, "\(answer.text)")
    let id = try #require(try service.store.studies().first).id
    for _ in 0..<12_000 where try !service.store.study(id).state.isOver {
      try await Task.sleep(for: .milliseconds(10))
    }
    return id
  }

  @Test("keep a comparison apart from studies, from its beginning to its end")
  func life() async throws {
    let id = try await begin(body(#"["k-means:4","dbscan"]"#))
    let words = try scratch.text("program.words")
    #expect(words.hasPrefix("compare --events --sections -o "))
    #expect(words.contains(" --methods=k-means:4,dbscan "))
    let told = await ask(.get, "comparisons/\(id)")
    for text in [
      #""kind":"comparison""#, #""state":"finished""#, #""recommended":"k-means:4""#,
      #""name":"a.csv, 2 methods compared""#, "comparison.html",
    ] {
      #expect(told.text.contains(text), "\(told.text)")
    }
    #expect(await ask(.get, "comparisons").text.contains(id.text))
    #expect(await ask(.get, "comparisons/\(id)/sections/measures").status == 200)
    #expect(await ask(.get, "comparisons/\(id)/files/comparison.html").status == 200)
    #expect(await ask(.get, "studies").text == #"{"studies":[]}"#)
    for path in ["", "/sections/measures", "/customers", "/segments", "/reviews", "/events"] {
      #expect(await ask(.get, "studies/\(id)\(path)").status == 404)
    }
    #expect(await ask(.delete, "studies/\(id)").status == 404)
    #expect(await ask(.delete, "comparisons/\(id)").status == 204)
    #expect(await ask(.get, "comparisons/\(id)").status == 404)
    #expect(scratch.names(in: "data/studies").isEmpty)
  }

  @Test("take a study's file, recipe and columns over, but not its number of segments")
  func like() async throws {
    let request = StudyRequest(recipe: "rfm", columns: ["customer": "a"], clusters: 5)
    let study = try service.store.enqueue(request, of: dataset.id, name: "a", at: 1)
    try service.store.set(study.id, .finished, at: 2)
    let id = try await begin(body(#"["k-means","birch"]"#, #","like":"\#(study.id)""#))
    let taken = try service.store.study(id).request
    #expect(taken.recipe == "rfm" && taken.columns == ["customer": "a"] && taken.clusters == nil)
    #expect(taken.methods == ["k-means", "birch"])
  }

  @Test(
    "refuse what means nothing, at its place",
    arguments: [
      (#"["k-meens","dbscan"]"#, "", "methods.0", "k-means"),
      (#"["k-means","dbscan:4"]"#, "", "methods.1", "finds the number"),
      (#"["k-means","k-means:x"]"#, "", "methods.1", "k-means:4"),
      (#"["k-means"]"#, "", "methods", "2 to 30"),
      (#"["k-means","k-means"]"#, "", "methods", "each once"),
      ("null", "", "methods", "must list"),
      (#"["k-means","birch"]"#, #","recipe":"transaction-outliers""#, "recipe", "no segments"),
      (#"["k-means","birch"]"#, #","recipe":"no-such""#, "recipe", "no-such"),
    ])
  func refusals(methods: String, more: String, place: String, says: String) async throws {
    let answer = await ask(.post, "comparisons", body(methods, more))
    #expect((400..<500).contains(answer.status))
    #expect(answer.text.contains(#""where":"\#(place)""#), "\(answer.text)")
    #expect(answer.text.contains(says), "\(answer.text)")
    #expect(try service.store.studies().isEmpty)
  }

  @Test("leave studies with one method")
  func oneMethod() async {
    let answer = await ask(.post, "studies", body(#"["k-means","birch"]"#))
    #expect(answer.status == 422 && answer.text.contains(#""where":"methods""#), "\(answer.text)")
  }
}
