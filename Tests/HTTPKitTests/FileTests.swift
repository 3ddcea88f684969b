import Glibc
import HTTPKit
import Testing

@Suite("Files and assets")
struct FileTests {
  @Test("a file is sent whole, and not again to who has it")
  func file() async throws {
    try await withFolder { folder in
      let path = folder + "/report.csv"
      let content = [UInt8](repeating: 120, count: 3_000_000)
      _ = try await RequestBody(content).save(to: path, isDurable: false)
      var router = Router()
      router.on(.get, "/report") { request in
        try .file(path, type: "text/csv", for: request, downloadName: "Bericht ä.csv")
      }
      try await withServer(router) { server in
        let client = try RawClient(port: server.port)
        let head = "GET /report HTTP/1.1\r\nHost: localhost\r\n"
        client.send(head + "\r\n")
        let first = client.read { $0.utf8.count > 3_000_000 && $0.hasSuffix("x") }.text
        let parts = first.split(separator: "\r\n\r\n", maxSplits: 1)
        #expect(parts.last?.utf8.count == content.count)
        #expect(parts.first?.contains("filename*=UTF-8''Bericht%20%C3%A4.csv") == true)
        let tag = try #require(first.split(separator: "\r\n").first { $0.hasPrefix("etag: ") })
        client.send(head + "If-None-Match: \(tag.dropFirst(6))\r\nConnection: close\r\n\r\n")
        let second = client.read().text
        #expect(statuses(second) == [304])
        #expect(second.hasSuffix("\r\n\r\n"))
      }
    }
  }

  @Test("no file outside, no folder, no link", arguments: ["/nothing", "/folder", "/link"])
  func missing(_ name: String) async throws {
    try await withFolder { folder in
      unsafe mkdir(folder + "/folder", 0o700)
      defer { unsafe rmdir(folder + "/folder") }
      unsafe symlink("/etc/hostname", folder + "/link")
      #expect(throws: Problem(404, "not-found", "There is no such file.")) {
        _ = try Response.file(folder + name, type: "text/plain", for: Request(.get, "/"))
      }
    }
  }
}
