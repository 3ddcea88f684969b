import HTTPKit
import Testing

@Suite("Clients that take their time")
struct SlowClientTests {
  @Test("two hundred slow heads and bodies are cut off while others are served")
  func slowHeadsAndBodies() async throws {
    var settings = ServerSettings()
    settings.headTimeout = .milliseconds(300)
    settings.bodyPace = Pace(bytesPerSecond: 10_000, window: .milliseconds(300))
    try await withServer(echoRouter(), settings) { server in
      let beginnings = [
        "GET /ok HTT", "GET /ok HTTP/1.1\r\nHost: loc",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nab",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90000\r\n\r\nab",
      ]
      let slow = try (0..<200).map { i in
        let client = try RawClient(port: server.port)
        client.send(beginnings[i % beginnings.count])
        return client
      }
      for _ in 0..<10 {
        for client in slow { client.send("a") }
        #expect(try statusOfPage(server) == 200)
        try await Task.sleep(for: .milliseconds(30))
      }
      for client in slow { #expect(client.read().isClosed) }
      #expect(await eventually { server.statistics.openConnections == 0 })
      #expect(try statusOfPage(server) == 200)
    }
  }

  @Test("a connection that idles is closed")
  func idle() async throws {
    var settings = ServerSettings()
    settings.idleTimeout = .milliseconds(200)
    try await withServer(echoRouter(), settings) { server in
      let client = try RawClient(port: server.port)
      client.send(okRequest)
      let (text, isClosed) = client.read()
      #expect(statuses(text) == [200])
      #expect(isClosed)
    }
  }

  @Test("a client that does not read is cut off", arguments: ["/bytes", "/stream"])
  func slowReader(path: String) async throws {
    var settings = ServerSettings()
    settings.responsePace = Pace(bytesPerSecond: 1_000_000, window: .milliseconds(200))
    try await withServer(largeRouter(), settings) { server in
      let client = try RawClient(port: server.port)
      client.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(await eventually { server.statistics.acceptedConnections == 1 })
      #expect(await eventually { server.statistics.openConnections == 0 })
      #expect(client.read().isClosed)
    }
  }

  @Test("connections of one address are limited")
  func connectionsPerAddress() async throws {
    var settings = ServerSettings()
    settings.mostConnectionsPerAddress = 3
    try await withServer(echoRouter(), settings) { server in
      let first = try (0..<3).map { _ in try RawClient(port: server.port) }
      #expect(await eventually { server.statistics.openConnections == 3 })
      #expect(try RawClient(port: server.port).read().isClosed)
      first[0].send(okRequest)
      #expect(statuses(first[0].read { $0.hasSuffix("fine") }.text) == [200])
    }
  }
}

/// Asks for a page on a connection of its own.
func statusOfPage(_ server: Server) throws -> Int? {
  let client = try RawClient(port: server.port)
  client.send("GET /ok HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
  return statuses(client.read().text).first
}

/// A router whose responses do not fit the buffers of a socket.
private func largeRouter() -> Router {
  var router = Router()
  let block = [UInt8](repeating: 97, count: 1 << 20)
  router.on(.get, "/bytes") { _ in .bytes([UInt8](repeating: 97, count: 40 << 20)) }
  router.on(.get, "/stream") { _ in
    .stream(type: "text/plain") { writer in
      for _ in 0..<1_000 { try await writer.write(block) }
    }
  }
  return router
}
