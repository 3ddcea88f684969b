import Glibc
import HTTPKit
import Testing

@Suite("Workers")
struct WorkerTests {
  @Test("routes that block do not hold up those on the connections' threads")
  func blocking() async throws {
    var settings = ServerSettings()
    settings.threads = 1
    var router = echoRouter()
    let leave = Flag()
    router.on(.get, "/block") { _ in
      while !leave.isRaised { usleep(2_000) }
      return .text("done")
    }
    try await withServer(router, settings) { server in
      let blocked = try (0..<8).map { _ in
        let client = try RawClient(port: server.port)
        client.send("GET /block HTTP/1.1\r\nHost: localhost\r\n\r\n")
        return client
      }
      for _ in 0..<5 { #expect(try statusOfPage(server) == 200) }
      leave.raise()
      for client in blocked {
        #expect(statuses(client.read { $0.hasSuffix("done") }.text) == [200])
      }
    }
  }

  @Test("the task of a handler is cancelled when its client resets the connection")
  func cancellation() async throws {
    var router = Router()
    let (began, cancelled) = (Flag(), Flag())
    router.on(.get, "/wait") { _ in
      began.raise()
      do { try await Task.sleep(for: .seconds(60)) } catch { cancelled.raise() }
      return .text("done")
    }
    try await withServer(router) { server in
      do {
        let client = try RawClient(port: server.port)
        client.send("GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(await eventually { began.isRaised })
        client.reset()
      }
      #expect(await eventually { cancelled.isRaised })
    }
  }
}
