import HTTPKit
import Testing

private let messages = [
  "GET /ok?x=1 HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\nCookie: a=b\r\n\r\n",
  "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello",
  "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    + "5;x=y\r\nhello\r\n0\r\nT: u\r\n\r\n",
  "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 70000\r\n\r\nhello",
]

@Suite("Damaged messages")
struct DamageTests {
  @Test("whatever is sent, the server answers or closes, and serves others", arguments: messages)
  func damage(_ message: String) async throws {
    try await withServer(echoRouter()) { server in
      var random = SplitMixGenerator(state: UInt64(message.utf8.count))
      for _ in 0..<200 {
        let client = try RawClient(port: server.port)
        for piece in randomPieces(damaged(Array(message.utf8), &random), &random) {
          client.send(Array(piece))
        }
        client.finishSending()
      }
      #expect(try statusOfPage(server) == 200)
      #expect(await eventually { server.statistics.openConnections == 0 })
    }
  }
}
