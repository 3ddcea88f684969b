import HTTPKit
import Testing

private func router(_ channel: EventChannel) -> Router {
  var router = echoRouter()
  router.on(.get, "/events", runsOn: .connection) { channel.response(to: $0) }
  return router
}

private func request(_ fields: String = "") -> String {
  "GET /events HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n"
}

@Suite("Server-sent events")
struct EventTests {
  @Test(
    "an event as it is sent",
    arguments: [
      (Event("a"), "data: a\n\n"), (Event("a\nb\r\nc"), "data: a\ndata: b\ndata: c\n\n"),
      (Event("", name: "x\ny", id: "1\0"), "id: 1\nevent: xy\ndata: \n\n"),
      (Event("a", retry: 5), "retry: 5\ndata: a\n\n"),
    ])
  func encoding(_ event: Event, _ expected: String) {
    #expect(String(decoding: event.encoded, as: UTF8.self) == expected)
  }

  @Test("a client gets what was and what comes")
  func live() async throws {
    let channel = EventChannel()
    channel.publish("one")
    try await withServer(router(channel)) { server in
      let client = try RawClient(port: server.port)
      client.send(request())
      let first = client.read { $0.contains("data: one\n\n") }.text
      #expect(first.contains("text/event-stream"))
      #expect(await eventually { channel.listeners == 1 })
      channel.publish("two", name: "progress")
      #expect(
        client.read { $0.contains("two\n\n") }.text.contains(
          "id: 2\nevent: progress\ndata: two\n\n"))
      channel.end()
      #expect(client.read { $0.hasSuffix("0\r\n\r\n") }.text.hasSuffix("0\r\n\r\n"))
      client.send(okRequest)
      #expect(statuses(client.read { $0.hasSuffix("fine") }.text) == [200])
    }
  }

  @Test(
    "a client that comes back gets what it missed",
    arguments: [
      ("Last-Event-ID: 2\r\n", ["three"]), ("Last-Event-ID: 3\r\n", []),
      ("Last-Event-ID: 9\r\n", ["two", "three"]), ("", ["two", "three"]),
    ])
  func replay(_ fields: String, _ expected: [String]) async throws {
    let channel = EventChannel(keeping: 2)
    for text in ["one", "two", "three"] { channel.publish(text) }
    channel.end()
    try await withServer(router(channel)) { server in
      let client = try RawClient(port: server.port)
      client.send(request(fields))
      let text = client.read { $0.hasSuffix("0\r\n\r\n") }.text
      let got = text.split(separator: "\n").compactMap {
        $0.hasPrefix("data: ") ? String($0.dropFirst(6)) : nil
      }
      #expect(got == expected)
    }
  }

  @Test("a client that goes is noticed, and an idle stream is kept alive")
  func heartbeat() async throws {
    var settings = ServerSettings()
    settings.heartbeat = .milliseconds(100)
    let channel = EventChannel()
    try await withServer(router(channel), settings) { server in
      do {
        let client = try RawClient(port: server.port)
        client.send(request())
        #expect(client.read { $0.contains(":\n\n") }.text.contains(":\n\n"))
        #expect(channel.listeners == 1)
        #expect(server.statistics.openEventStreams == 1)
      }
      #expect(await eventually { channel.listeners == 0 })
      #expect(await eventually { server.statistics.openEventStreams == 0 })
      #expect(await eventually { server.statistics.openConnections == 0 })
    }
  }

  @Test("HEAD opens no stream")
  func head() async throws {
    let channel = EventChannel()
    try await withServer(router(channel)) { server in
      let client = try RawClient(port: server.port)
      client.send("HEAD /events HTTP/1.1\r\nHost: localhost\r\n\r\n" + okRequest)
      #expect(statuses(client.read { $0.hasSuffix("fine") }.text) == [200, 200])
      #expect(channel.listeners == 0)
    }
  }
}
