import CISAL
import Glibc
import Testing

@testable import HTTPKit

private let script = Array(String(repeating: "const a = document.body;\n", count: 500).utf8)

private func get(_ accepted: String, has tag: String? = nil) -> Request {
  var request = Request(.get, "/", headers: ["accept-encoding": accepted])
  request.headers["if-none-match"] = tag
  return request
}

/// The content of a response as a client would read it.
private func decoded(_ response: Response) throws -> [UInt8] {
  guard case .bytes(let bytes) = response.body else { return [] }
  return response.headers["content-encoding"] == nil ? bytes : try inflated(bytes, upTo: 1 << 20)
}

/// Decompresses a gzip file, and checks its checksum.
private func inflated(_ gzip: [UInt8], upTo most: Int) throws -> [UInt8] {
  let state = UnsafeMutablePointer<inflate_state>.allocate(capacity: 1)
  defer { unsafe state.deallocate() }
  unsafe isal_inflate_init(state)
  unsafe state.pointee.crc_flag = UInt32(ISAL_GZIP)
  var status: Int32 = -1
  let bytes = unsafe gzip.withUnsafeBufferPointer { input in
    unsafe [UInt8](unsafeUninitializedCapacity: most) { output, count in
      unsafe state.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe state.pointee.avail_in = UInt32(input.count)
      unsafe state.pointee.next_out = output.baseAddress
      unsafe state.pointee.avail_out = UInt32(most)
      status = unsafe isal_inflate_stateless(state)
      count = unsafe Int(state.pointee.total_out)
    }
  }
  try #require(status == ISAL_DECOMP_OK)
  return bytes
}

@Suite("Content that is compressed")
struct CodingTests {
  @Test(
    "goes to who takes it",
    arguments: [
      ("", false), ("gzip", true), ("GZip, br", true), ("x-gzip", true), ("*", true),
      ("br;q=1.0, gzip;q=0.001", true), ("gzip ; q=0.5", true), ("gzip;Q=1", true),
      ("gzip;q=0", false), ("gzip;q=0.000", false), ("*, gzip;q=0", false), ("*;q=0", false),
      ("*;q=0, gzip", true), ("identity", false), ("identity, gzip;q=0.5", false),
      ("identity;q=0.5, gzip", true), ("identity;q=0, gzip;q=0.1", true),
      ("gzip;q=2", false), ("gzip;q=1.001", false), ("gzip;q=0.1234", false), ("gzip;q=", false),
      ("gzip;q=-1", false), ("gzip;level=9", false), ("gzip, gzip;q=0", false), ("gzipped", false),
      (";q=1", false), (",,;,", false),
    ])
  func negotiation(_ accepted: String, _ isTaken: Bool) {
    #expect(get(accepted).prefersGzip == isTaken)
  }

  @Test("comes back as it was", arguments: [65, 1_000, 70_000, 1_000_000])
  func roundTrip(_ count: Int) throws {
    var random = SplitMixGenerator(state: 3)
    let words = (0..<100).map { _ in "word\(random.next() % 1_000) " }
    var text = ""
    while text.utf8.count < count { text += words.randomElement(using: &random) ?? "" }
    let bytes = Array(text.utf8.prefix(count))
    let gzip = try #require(gzipped(bytes))
    #expect(gzip.count < bytes.count)
    #expect(try inflated(gzip, upTo: count + 100) == bytes)
  }

  @Test("stays as it is when that would not make it smaller", arguments: [0, 1, 64, 5_000])
  func noise(_ count: Int) {
    var random = SplitMixGenerator(state: 9)
    #expect(gzipped((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }) == nil)
  }

  @Test("an asset has a tag for each coding, and is sent to who has the other one")
  func asset() throws {
    let asset = Asset(script, type: "text/javascript; charset=utf-8")
    let (plain, gzip) = (asset.respond(to: get("")), asset.respond(to: get("gzip")))
    #expect(try decoded(plain) == script && decoded(gzip) == script)
    #expect(plain.headers["content-encoding"] == nil)
    #expect(gzip.headers["content-encoding"] == "gzip")
    let (first, second) = (plain.headers["etag"], gzip.headers["etag"])
    #expect(first != nil && second != nil && first != second)
    for response in [plain, gzip] { #expect(response.headers["vary"] == "accept-encoding") }
    #expect(asset.respond(to: get("gzip", has: second)).status == 304)
    #expect(asset.respond(to: get("gzip", has: second)).headers["vary"] == "accept-encoding")
    #expect(asset.respond(to: get("gzip", has: first)).status == 200)
    #expect(asset.respond(to: get("", has: second)).status == 200)
  }

  @Test("a picture is not compressed, and knows one coding")
  func picture() {
    let response = Asset(script, type: "image/png").respond(to: get("gzip"))
    #expect(response.headers["content-encoding"] == nil && response.headers["vary"] == nil)
  }

  @Test("a file of text is compressed until it changes, and has a tag for each coding")
  func file() async throws {
    try await withFolder { folder in
      let path = folder + "/part.json"
      _ = try await RequestBody(script).save(to: path, isDurable: false)
      let asset = FileAsset(path, type: "application/json")
      let gzip = try asset.respond(to: get("gzip"))
      #expect(try decoded(gzip) == script && gzip.headers["content-encoding"] == "gzip")
      let plain = try asset.respond(to: get(""))
      #expect(plain.headers["content-encoding"] == nil)
      if case .file(_, _, let count) = plain.body { #expect(count == script.count) }
      #expect(plain.headers["etag"] != gzip.headers["etag"])
      #expect(try asset.respond(to: get("gzip", has: gzip.headers["etag"])).status == 304)
      #expect(try asset.respond(to: get("", has: plain.headers["etag"])).status == 304)
      #expect(try asset.respond(to: get("gzip", has: plain.headers["etag"])).status == 200)
      let other = folder + "/other.json"
      _ = try await RequestBody(script + script).save(to: other, isDurable: false)
      #expect(unsafe rename(other, path) == 0)
      #expect(try decoded(try asset.respond(to: get("gzip"))) == script + script)
    }
  }

  @Test("an answer is compressed when it is text and long, and says so to caches")
  func answer() throws {
    let answer = Response.bytes(script, type: "application/json")
    let sent = answer.compressed(for: get("gzip"))
    #expect(sent.headers["content-encoding"] == "gzip" && sent.headers["vary"] != nil)
    #expect(try decoded(sent) == script)
    let plain = answer.compressed(for: get(""))
    #expect(plain.headers["content-encoding"] == nil && plain.headers["vary"] != nil)
  }

  @Test(
    "secrets, files to save, and what is short stay as they are",
    arguments: [
      ("cache-control", "private, no-store"), ("set-cookie", "a=b"), ("etag", "\"1\""),
      ("content-disposition", "attachment"), ("content-encoding", "br"),
      ("content-type", "application/zip"), ("content-type", "text/event-stream"),
    ])
  func untouched(_ name: String, _ value: String) {
    var answer = Response.bytes(script, type: "application/json")
    answer.headers[name] = value
    #expect(answer.compressed(for: get("gzip")).headers == answer.headers)
    let short = Response.json("{}")
    #expect(short.compressed(for: get("gzip")).headers == short.headers)
  }

  @Test("goes over a socket with its length, to HEAD without content")
  func socket() async throws {
    var router = Router()
    let asset = Asset(script, type: "text/javascript")
    router.on(.get, "/a.js", runsOn: .connection) { asset.respond(to: $0) }
    try await withServer(router) { server in
      let client = try RawClient(port: server.port)
      let fields = "/a.js HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n"
      client.send("HEAD \(fields)\r\nGET \(fields)Connection: close\r\n\r\n")
      let text = client.read().text
      #expect(statuses(text) == [200, 200])
      let parts = text.split(separator: "\r\n").filter { $0.hasPrefix("content-encoding: gzip") }
      #expect(parts.count == 2 && text.utf8.count < 3_000)
    }
  }
}
