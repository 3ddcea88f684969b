import HTTPKit
import Testing

/// A router that saves bodies in a folder.
private func uploadRouter(_ folder: String) -> Router {
  var router = Router()
  router.on(.post, "/upload", bodyLimit: 10_000_000) { request in
    let path = "\(folder)/\(request.id)"
    return .text(String(try await request.body.save(to: path, isDurable: false)))
  }
  router.on(.post, "/form", bodyLimit: 10_000_000) { request in
    let parts = try MultipartReader(request)
    var saved = 0
    while let part = try await parts.next() {
      saved += try await part.save(to: "\(folder)/\(request.id)-\(saved)", isDurable: false)
    }
    return .text(String(saved))
  }
  router.on(.get, "/ok", runsOn: .connection) { _ in .text("fine") }
  router.on(.post, "/refuse", bodyLimit: 10_000_000) { _ in throw Problem(403, "no", "No.") }
  return router
}

private let uploadHead = "POST /upload HTTP/1.1\r\nHost: localhost\r\n"

@Suite("Uploads")
struct UploadTests {
  @Test("a large body arrives whole", arguments: [70_000, 5_000_000])
  func whole(_ count: Int) async throws {
    try await withFolder { folder in
      try await withServer(uploadRouter(folder)) { server in
        let client = try RawClient(port: server.port)
        client.send(uploadHead + "Content-Length: \(count)\r\n\r\n")
        client.send([UInt8](repeating: 120, count: count))
        #expect(client.read { $0.hasSuffix("\(count)") }.text.hasSuffix("\r\n\r\n\(count)"))
        #expect(entries(of: folder).count == 1)
        client.send(okRequest)
        #expect(statuses(client.read { $0.hasSuffix("fine") }.text) == [200])
        #expect(server.statistics.bytesReceived == count)
      }
    }
  }

  @Test("a body of chunks arrives whole")
  func chunks() async throws {
    try await withFolder { folder in
      try await withServer(uploadRouter(folder)) { server in
        let client = try RawClient(port: server.port)
        client.send(uploadHead + "Transfer-Encoding: chunked\r\n\r\n")
        let chunk = [UInt8](repeating: 120, count: 0x8000)
        for _ in 0..<40 { client.send(Array("8000\r\n".utf8) + chunk + Array("\r\n".utf8)) }
        client.send("0\r\n\r\n")
        #expect(client.read().text.hasSuffix("\r\n\r\n\(40 * 0x8000)"))
      }
    }
  }

  @Test("bodies that are cut off leave nothing behind")
  func truncated() async throws {
    try await withFolder { folder in
      try await withServer(uploadRouter(folder)) { server in
        for i in 0..<10 {
          let client = try RawClient(port: server.port)
          client.send(uploadHead + "Content-Length: 1000000\r\n\r\n")
          client.send([UInt8](repeating: 120, count: i * 50_000))
          if i == 9 { #expect(await eventually { entries(of: folder).count > 0 }) }
        }
        #expect(await eventually { server.statistics.openConnections == 0 })
        #expect(await eventually { entries(of: folder).isEmpty })
      }
    }
  }

  @Test(
    "a body that is refused is answered before it is sent",
    arguments: [("/upload", 10_000_001, 413), ("/refuse", 1_000_000, 403)])
  func refused(_ path: String, _ count: Int, _ status: Int) async throws {
    try await withFolder { folder in
      try await withServer(uploadRouter(folder)) { server in
        let client = try RawClient(port: server.port)
        client.send(
          "POST \(path) HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
            + "Content-Length: \(count)\r\n\r\n")
        let (text, isClosed) = client.read()
        #expect(statuses(text) == [status])
        #expect(isClosed)
        #expect(entries(of: folder).isEmpty)
      }
    }
  }

  @Test("chunks beyond the limit are refused")
  func endless() async throws {
    try await withFolder { folder in
      try await withServer(uploadRouter(folder)) { server in
        let client = try RawClient(port: server.port)
        client.send(uploadHead + "Transfer-Encoding: chunked\r\n\r\n")
        let chunk = Array("100000\r\n".utf8) + [UInt8](repeating: 120, count: 1 << 20) + [13, 10]
        for _ in 0..<12 { client.send(chunk) }
        client.send("0\r\n\r\n")
        #expect(statuses(client.read().text) == [413])
        #expect(entries(of: folder).isEmpty)
      }
    }
  }

  @Test("parts of a form are streamed to files")
  func form() async throws {
    try await withFolder { folder in
      try await withServer(uploadRouter(folder)) { server in
        let content = String(repeating: "0123456789", count: 50_000)
        let body =
          "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
          + content + "\r\n--b--\r\n"
        let client = try RawClient(port: server.port)
        client.send(
          "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n"
            + "Content-Type: multipart/form-data; boundary=b\r\n\r\n" + body)
        #expect(client.read { $0.hasSuffix("500000") }.text.hasSuffix("\r\n\r\n500000"))
      }
    }
  }
}
