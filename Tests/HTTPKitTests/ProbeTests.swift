import HTTPKit
import Testing

/// Bytes, and what the server must do with them.
struct Probe: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: String
  let statuses: [Int]
  var closes = true
  var testDescription: String { name }

  /// A request of a page.
  init(
    _ name: String, _ first: String, _ statuses: Int..., closes: Bool = true
  ) {
    self.init(name, first, ["Host: localhost"], statuses, closes)
  }

  /// A request whose head has some lines after the first.
  init(
    _ name: String, _ first: String, _ lines: [String],
    body: String = "", _ statuses: Int..., closes: Bool = true
  ) {
    self.init(name, first, lines, body: body, statuses, closes)
  }

  private init(
    _ name: String, _ first: String, _ lines: [String], body: String = "", _ statuses: [Int],
    _ closes: Bool
  ) {
    self.name = name
    self.closes = closes
    bytes = ([first] + lines).joined(separator: "\r\n") + "\r\n\r\n" + body
    self.statuses = statuses
    self.closes = closes
  }
}

private let host = "Host: localhost"
private let post = "POST /echo HTTP/1.1"
private let chunked = "Transfer-Encoding: chunked"

private let goodProbes = [
  Probe("page", "GET /ok HTTP/1.1", 200, closes: false),
  Probe("two pipelined", "GET /ok HTTP/1.1", [host], body: okRequest, 200, 200, closes: false),
  Probe(
    "pipelined after a body", post, [host, "Content-Length: 2"], body: "hi" + okRequest, 200, 200,
    closes: false),
  Probe("HTTP/1.0 closes", "GET /ok HTTP/1.0", [], 200),
  Probe("HTTP/1.0 kept alive", "GET /ok HTTP/1.0", ["Connection: keep-alive"], 200, closes: false),
  Probe("asks to close", "GET /ok HTTP/1.1", [host, "Connection: Close"], 200),
  // The library is lax about chunks, so nothing may follow them.
  Probe("chunks", post, [host, chunked], body: "2\r\nhi\r\n0\r\n\r\n" + okRequest, 200),
  Probe("chunk ended by LF", post, [host, chunked], body: "2\nhi\n0\n\n" + okRequest, 200),
  Probe(
    "chunks with extensions and trailers", post, [host, chunked],
    body: "2;a=\"b\"\r\nhi\r\n0\r\nX: y\r\n\r\n", 200),
  Probe("whole address", "GET http://localhost/ok HTTP/1.1", 200, closes: false),
  Probe("one empty line before", "\r\nGET /ok HTTP/1.1", 200, closes: false),
  Probe("two empty lines before", "\r\n\r\nGET /ok HTTP/1.1", 200, closes: false),
  Probe(
    "body left unread", "POST /ignore HTTP/1.1", [host, "Content-Length: 4"], body: "rest", 200,
    closes: false),
  Probe("nothing there", "GET /nothing HTTP/1.1", 404, closes: false),
  Probe("wrong method", "PUT /ok HTTP/1.1", 405, closes: false),
  Probe("unknown method", "FETCH /ok HTTP/1.1", 405, closes: false),
  Probe("OPTIONS of everything", "OPTIONS * HTTP/1.1", 204, closes: false),
  Probe(
    "largest field", "GET /ok HTTP/1.1", [host, "X: " + String(repeating: "a", count: 16_200)], 200,
    closes: false),
  Probe(
    "most fields", "GET /ok HTTP/1.1",
    [host] + (0..<99).map { "X\($0): " + String(repeating: "a", count: 140) },
    200, closes: false),
  Probe("host with a port", "GET /ok HTTP/1.1", ["Host: LOCALHOST:8080"], 200, closes: false),
]

private let badProbes = [
  Probe("no Host", "GET /ok HTTP/1.1", [], 400),
  Probe("two Hosts", "GET /ok HTTP/1.1", [host, host], 400),
  Probe("Host with a path", "GET /ok HTTP/1.1", ["Host: localhost/x"], 400),
  Probe("empty Host", "GET /ok HTTP/1.1", ["Host:"], 400),
  Probe("another Host than the address", "GET http://other/ok HTTP/1.1", 400),
  Probe("foreign host", "GET /ok HTTP/1.1", ["Host: evil.example"], 421),
  Probe(
    "length and chunks", post, [host, chunked, "Content-Length: 2"], body: "0\r\n\r\n" + okRequest,
    400),
  Probe("two lengths", post, [host, "Content-Length: 2", "Content-Length: 3"], body: "hi!", 400),
  Probe(
    "two equal lengths", post, [host, "Content-Length: 2", "Content-Length: 2"], body: "hi", 400),
  // Here the library answers by itself, and sends its head twice.
  Probe("list of lengths", post, [host, "Content-Length: 2, 2"], body: "hi", 400, 400),
  Probe("signed length", post, [host, "Content-Length: +2"], body: "hi", 400, 400),
  Probe("negative length", post, [host, "Content-Length: -1"], body: "hi", 400, 400),
  Probe("empty length", post, [host, "Content-Length:"], 400, 400),
  Probe("overflowing length", post, [host, "Content-Length: 99999999999999999999"], 413, 413),
  Probe("length beyond all limits", post, [host, "Content-Length: 999999999999"], 413),
  Probe("length beyond the route's limit", post, [host, "Content-Length: 100001"], 413),
  Probe("other coding", post, [host, "Transfer-Encoding: gzip"], 501),
  Probe("unknown coding", post, [host, "Transfer-Encoding: xchunked"], 501),
  Probe("coding twice", post, [host, chunked, chunked], body: "0\r\n\r\n", 400),
  Probe("chunked not last", post, [host, "Transfer-Encoding: chunked, gzip"], 400),
  Probe("chunked in HTTP/1.0", "POST /echo HTTP/1.0", [host, chunked], 400),
  Probe(
    "coding behind a tab", post, [host, "Transfer-Encoding:\tchunked", "Content-Length: 1"], 400),
  Probe("bad chunk size", post, [host, chunked], body: "zz\r\nhi\r\n", 400),
  Probe("chunk size with 0x", post, [host, chunked], body: "0x2\r\nhi\r\n0\r\n\r\n", 400),
  Probe("chunk size that overflows", post, [host, chunked], body: "fffffffffffffffff\r\n", 413),
  Probe("chunk size with a space", post, [host, chunked], body: "2 \r\nhi\r\n0\r\n\r\n", 400),
  Probe("chunk longer than its size", post, [host, chunked], body: "2\r\nhi!\r\n0\r\n\r\n", 400),
  Probe("empty chunk size", post, [host, chunked], body: "\r\nhi", 400),
  Probe("space before colon", "GET /ok HTTP/1.1", ["Host : localhost"], 400),
  Probe("folded field", "GET /ok HTTP/1.1", [host, "X: a", " b"], 400),
  Probe("field without colon", "GET /ok HTTP/1.1", [host, "X"], 400),
  Probe("field without name", "GET /ok HTTP/1.1", [host, ": x"], 400),
  Probe("NUL in a field", "GET /ok HTTP/1.1", [host, "X: a\0b"], 400),
  Probe("NUL in the target", "GET /o\0k HTTP/1.1", 400),
  Probe("CR in a field", "GET /ok HTTP/1.1", [host, "X: a\rb: c"], 400),
  Probe("LF alone", "GET /ok HTTP/1.1", [host + "\nX: y"], 400),
  Probe("two spaces", "GET  /ok HTTP/1.1", 400),
  Probe("no version", "GET /ok", 400),
  Probe("HTTP/2", "GET /ok HTTP/2.0", 505),
  Probe("preface of HTTP/2", "PRI * HTTP/2.0", [], body: "SM\r\n\r\n", 505),
  Probe("small letters in the version", "GET /ok http/1.1", 400),
  Probe("TLS", "\u{16}\u{3}\u{1}\u{2}", []),
  Probe("tunnel", "CONNECT localhost:80 HTTP/1.1", 400),
  Probe("climbing path", "GET /../etc/passwd HTTP/1.1", 400),
  Probe("escaped climbing path", "GET /%2e%2e/etc/passwd HTTP/1.1", 400),
  Probe("escaped slash", "GET /a%2fb HTTP/1.1", 400),
  Probe("escaped NUL", "GET /a%00 HTTP/1.1", 400),
  Probe("broken escape", "GET /a%2 HTTP/1.1", 400),
  Probe("overlong UTF-8", "GET /%c0%ae HTTP/1.1", 400),
  Probe("fragment", "GET /ok#x HTTP/1.1", 400),
  Probe("unknown expectation", post, [host, "Content-Length: 2", "Expect: gold"], 417),
  Probe("long target", "GET /" + String(repeating: "a", count: 9_000) + " HTTP/1.1", 414),
  Probe(
    "long field", "GET /ok HTTP/1.1", [host, "X: " + String(repeating: "a", count: 17_000)], 431),
  Probe("many fields", "GET /ok HTTP/1.1", [host] + (0..<101).map { "X\($0): 1" }, 431),
]

@Suite("Raw bytes to a live server")
struct ProbeTests {
  @Test("bytes lead to statuses", arguments: goodProbes + badProbes)
  func probe(_ probe: Probe) async throws {
    try await withServer(echoRouter()) { server in
      let client = try RawClient(port: server.port)
      client.send(probe.bytes)
      let wanted = probe.statuses.count
      let (text, isClosed) = client.read { statuses($0).count >= wanted && !probe.closes }
      #expect(statuses(text) == probe.statuses)
      if probe.closes {
        #expect(isClosed)
      } else {
        client.send(okRequest)
        #expect(
          statuses(client.read { statuses($0).last == 200 && $0.hasSuffix("fine") }.text).last
            == 200)
      }
    }
  }

  @Test("HEAD has a length and no content")
  func head() async throws {
    try await withServer(echoRouter()) { server in
      let client = try RawClient(port: server.port)
      client.send("HEAD /ok HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let text = client.read().text
      #expect(text.lowercased().contains("content-length: 4\r\n"))
      #expect(text.hasSuffix("\r\n\r\n"))
    }
  }

  @Test("100 Continue comes before the body is sent", arguments: ["/echo", "/quick"])
  func expectation(path: String) async throws {
    try await withServer(echoRouter()) { server in
      let client = try RawClient(port: server.port)
      client.send(
        "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
      )
      #expect(statuses(client.read { statuses($0) == [100] }.text) == [100])
      client.send("hi")
      #expect(client.read { $0.hasSuffix("hi") }.text.hasSuffix("\r\n\r\nhi"))
    }
  }

  @Test("a client that has said all is still answered")
  func halfClosed() async throws {
    try await withServer(echoRouter()) { server in
      let client = try RawClient(port: server.port)
      client.send(okRequest)
      client.finishSending()
      let (text, isClosed) = client.read()
      #expect(statuses(text) == [200])
      #expect(isClosed)
    }
  }

  @Test("security fields are in every response", arguments: ["/ok", "/nothing", "/%"])
  func securityFields(path: String) async throws {
    try await withServer(echoRouter()) { server in
      let client = try RawClient(port: server.port)
      client.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let text = client.read().text
      for field in securityHeaders.fields {
        #expect(text.contains("\(field.name): \(field.value)\r\n"))
      }
      #expect(text.contains("frame-ancestors 'none'"))
      #expect(text.contains("\r\nx-request-id: "))
    }
  }
}
