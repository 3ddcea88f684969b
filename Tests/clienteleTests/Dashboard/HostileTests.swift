import Glibc
import TestSupport
import Testing

@Suite("What is done to the dashboard")
struct HostileTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private let half = Array(
    ("POST /api/v1/datasets?name=a.csv HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n"
      + "\r\n" + String(repeating: "a,b\n", count: 100_000)).utf8)

  /// Waits until a file comes in, at most two minutes.
  private func isComingIn() -> Bool {
    for _ in 0..<12_000 {
      if !folder.names(in: "data/incoming").isEmpty { return true }
      usleep(10_000)
    }
    return false
  }

  /// Uploads a file as soon as the sender's other uploads are over, within two minutes.
  private func uploadInTurn(_ bytes: [UInt8], to service: ServedProgram) throws -> String {
    let path = "/api/v1/datasets?name=b.csv"
    for _ in 0..<1_200 {
      let answer = try WebAnswer(port: service.port, "POST", path, body: bytes)
      if answer.status == 201 { return try answer.decoded(Dashboard.Named.self).id }
      #expect(answer.status == 429, "\(answer.text)")
      usleep(100_000)
    }
    throw CancellationError()
  }

  @Test("an upload that a kill cuts off leaves nothing")
  func killedUpload() throws {
    var service = try ServedProgram(in: folder)
    let upload = try WebConnection(port: service.port)
    upload.send(half)
    #expect(isComingIn())
    service.end(SIGKILL)
    #expect(!folder.names(in: "data/incoming").isEmpty)
    service = try ServedProgram(in: folder)
    #expect(folder.names(in: "data/incoming").isEmpty)
    #expect(try Dashboard(port: service.port).ask("GET", "datasets").text == #"{"datasets":[]}"#)
  }

  @Test("uploads whose senders go away leave nothing, and others go on")
  func truncatedUploads() throws {
    let service = try ServedProgram(in: folder)
    for _ in 0..<10 { try WebConnection(port: service.port).send(half) }
    let whole = try uploadInTurn(Array("a,b\n1,2\n".utf8), to: service)
    for _ in 0..<12_000 where !folder.names(in: "data/incoming").isEmpty { usleep(10_000) }
    #expect(folder.names(in: "data/incoming").isEmpty)
    let datasets = try Dashboard(port: service.port).ask("GET", "datasets").text
    #expect(datasets.contains(whole) && datasets.split(separator: "created").count == 2)
  }

  @Test("who sends too many files at once, or changes too much, is asked to wait")
  func limits() throws {
    let service = try ServedProgram(in: folder)
    let uploads = try (0..<4).map { _ in
      let upload = try WebConnection(port: service.port)
      upload.send(half)
      return upload
    }
    for _ in 0..<12_000 where folder.names(in: "data/incoming").count < 4 { usleep(10_000) }
    let fifth = try WebAnswer(
      port: service.port, "POST", "/api/v1/datasets?name=b.csv", body: Array("a\n1\n".utf8))
    #expect(fifth.status == 429 && fifth.text.contains("too-many-uploads"), "\(fifth.text)")
    #expect(fifth.head.lowercased().contains("retry-after: "))
    let dashboard = Dashboard(port: service.port)
    var answers: [Int] = []
    // The slower the machine, the more changes are let through.
    while answers.last != 429, answers.count < 5_000 {
      answers.append(try dashboard.ask("DELETE", "studies/00000000000000000000000000").status)
    }
    #expect(answers.first == 404 && answers.last == 429)
    #expect(try dashboard.ask("GET", "studies").status == 200)
    withExtendedLifetime(uploads) {}
  }

  @Test("event streams that are open do not keep it from ending")
  func openStreams() throws {
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let dataset = try dashboard.upload(Array("a,b\n1,2\n".utf8), name: "b.csv")
    let id = try dashboard.begin(dataset)
    let streams = try (0..<50).map { _ in
      let stream = try WebConnection(port: service.port)
      stream.send(
        Array("GET /api/v1/studies/\(id)/events HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
      return stream
    }
    service.end(SIGTERM)
    withExtendedLifetime(streams) {}
  }

  @Test("where users are, nobody gets in without a password or a token")
  func closed() throws {
    let command = "echo 'correct horse' | \"\(ProgramRun.path)\" user add anna --role viewer"
    #expect(unsafe system("\(command) --data \"\(folder.path("data"))\" > /dev/null") == 0)
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    for path in ["studies", "comparisons", "datasets", "recipes", "parameters", "compare?a=a&b=b"] {
      #expect(try dashboard.ask("GET", path).status == 401)
    }
    #expect(try dashboard.ask("POST", "demo").status == 401)
    let wrong = try dashboard.ask(
      "POST", "session", json: #"{"name":"anna","password":"guessed it"}"#)
    #expect(wrong.status == 401)
    let session = try dashboard.ask(
      "POST", "session", json: #"{"name":"anna","password":"correct horse"}"#)
    #expect(session.status == 200 && session.head.contains("HttpOnly"))
    let token = try ProgramRun(["user", "token", "anna", "--data", folder.path("data")]).results
    let bearer = ["Authorization: Bearer \(token.split(separator: "\n").first ?? "")"]
    #expect(try dashboard.ask("GET", "studies", fields: bearer).status == 200)
    #expect(try dashboard.ask("POST", "demo", fields: bearer).status == 403)
  }
}
