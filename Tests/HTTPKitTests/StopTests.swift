import Glibc
import HTTPKit
import Testing

/// A router with a page that tells when it is asked for, and waits for leave to answer.
private func slowRouter(_ asked: Flag = Flag(), _ leave: Flag = Flag()) -> Router {
  var router = Router()
  router.on(.get, "/slow") { _ in
    asked.raise()
    while !leave.isRaised { try await Task.sleep(for: .milliseconds(5)) }
    return .text("done")
  }
  router.on(.get, "/events", runsOn: .connection) { _ in .events(EventStream()) }
  return router
}

private func start(_ router: Router) throws -> Server {
  var settings = ServerSettings()
  settings.port = 0
  return try Server(settings, router)
}

@Suite("Starting and stopping")
struct StopTests {
  @Test("a stop ends streams and idle connections, and lets requests finish")
  func graceful() async throws {
    let (asked, leave) = (Flag(), Flag())
    let server = try start(slowRouter(asked, leave))
    let clients = try (0..<3).map { _ in try RawClient(port: server.port) }
    clients[0].send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    clients[1].send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(clients[0].read { $0.hasSuffix("\r\n\r\n") }.text.contains("200 OK"))
    #expect(await eventually { server.statistics.openConnections == 3 && asked.isRaised })
    async let stop: Void = server.shutDown(within: .seconds(60))
    #expect(clients[0].read { $0.hasSuffix("0\r\n\r\n") }.text.hasSuffix("0\r\n\r\n"))
    #expect(clients[2].read().isClosed)
    leave.raise()
    let (text, isClosed) = clients[1].read()
    #expect(text.hasSuffix("done"))
    #expect(text.lowercased().contains("connection: close"))
    #expect(isClosed)
    await stop
    #expect(throws: RawClient.CannotConnect.self) { _ = try RawClient(port: server.port) }
  }

  @Test("a stop waits no longer than it may")
  func limit() async throws {
    let asked = Flag()
    let server = try start(slowRouter(asked))
    let client = try RawClient(port: server.port)
    client.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(await eventually { asked.isRaised })
    // The page would wait for ever.
    await server.shutDown(within: .milliseconds(200))
    #expect(client.read().isClosed)
    await server.waitUntilStopped()
  }

  @Test("the log of all requests is written when the server has stopped")
  func log() async throws {
    try await withFolder { folder in
      let file = unsafe open(folder + "/log", O_RDWR | O_CREAT, 0o600)
      defer { close(file) }
      var settings = ServerSettings()
      settings.accessLog = AccessLog(descriptor: file)
      try await withServer(echoRouter(), settings) { server in
        let client = try RawClient(port: server.port)
        client.send("GET /secret?name=Ada HTTP/1.1\r\nHost: localhost\r\n\r\n" + okRequest)
        #expect(statuses(client.read { $0.hasSuffix("fine") }.text) == [404, 200])
      }
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let count = unsafe pread(file, &bytes, bytes.count, 0)
      let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(
        separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.first?.contains(#""route":null,"status":404"#) == true)
      #expect(lines.last?.contains(#""route":"/ok","status":200"#) == true)
      #expect(!lines.contains { $0.contains("Ada") || $0.contains("secret") })
    }
  }

  @Test("a server that cannot listen says why")
  func errors() async throws {
    let first = try start(slowRouter())
    var settings = ServerSettings()
    settings.port = first.port
    let taken = ServerError.cannotListen("127.0.0.1", first.port, "Address already in use")
    #expect(throws: taken) { _ = try Server(settings, slowRouter()) }
    settings.port = 70_000
    #expect(throws: ServerError.badPort(70_000)) { _ = try Server(settings, slowRouter()) }
    settings.port = 0
    settings.host = "shop.example"
    #expect(throws: ServerError.badHost("shop.example")) { _ = try Server(settings, slowRouter()) }
    await first.shutDown()
  }

  @Test("a server listens on version 6 too")
  func version6() async throws {
    var settings = ServerSettings()
    (settings.host, settings.port) = ("::1", 0)
    let server = try Server(settings, slowRouter())
    #expect(server.port > 0)
    await server.shutDown()
  }
}
