import Testing

@testable import HTTPKit

@Suite("Messages")
struct MessageTests {
  @Test("the parts of a head")
  func head() throws {
    let head = try RequestHead(
      method: "GET", target: "/a%20b/c?x=1&y", isVersion11: true,
      headers: ["Host": "Shop.Example:80", "X-A": "v w", "x-a": "2"])
    #expect(head.method == .get)
    #expect(head.target.path == "/a%20b/c")
    #expect(head.target.segments == ["a b", "c"])
    #expect(head.target.query == "x=1&y")
    #expect(head.host == "shop.example")
    #expect(head.headers.values("X-A") == ["v w", "2"])
    #expect(head.framing == .length(0))
  }

  @Test(
    "hosts",
    arguments: [
      ("a.b-c_d", "a.b-c_d"), ("LOCALHOST:1", "localhost"), ("[::1]:80", "[::1]"), ("a:", "a"),
      ("a:x", nil), ("a:999999", nil), ("[::1", nil), ("a/b", nil), ("", nil), ("a b", nil),
      ("user@host", nil), ("[x]", nil),
    ] as [(String, String?)])
  func hosts(_ text: String, _ expected: String?) {
    #expect((try? parseHost(text)) == expected)
  }

  @Test("a query")
  func query() {
    let query = Query("a=1&b=x+y%21&a=2&c&=d&bad=%zz")
    #expect(query["a"] == "1")
    #expect(query.values("a") == ["1", "2"])
    #expect(query["b"] == "x y!")
    #expect(query["c"] == "")
    #expect(query["bad"] == nil)
    #expect(query["none"] == nil)
  }

  @Test("cookies")
  func cookies() {
    let request = Request(.get, "/", headers: ["cookie": "a=1; session = x=y ;b=2"])
    #expect(request.cookie("session") == "x=y")
    #expect(request.cookie("b") == "2")
    #expect(request.cookie("c") == nil)
    var cookie = Cookie("session", "a;b,c d\r\nSet-Cookie: x")
    cookie.maximumAge = 60
    #expect(
      Response.noContent.setting(cookie).headers.values("set-cookie") == [
        "session=abcdSet-Cookie:x; Path=/; SameSite=Strict; Max-Age=60; HttpOnly"
      ])
  }

  @Test("marks are marks whatever follows them, and no other sign is one")
  func marks() {
    let request = Request(
      .get, "/", headers: ["cookie": "a=1;\u{301}b=2; session=x\u{37E}y;c=\u{301}3"])
    #expect(request.cookie("a") == "1")
    #expect(request.cookie("session")?.unicodeScalars.map(\.value) == [0x78, 0x37E, 0x79])
    #expect(request.cookie("c")?.unicodeScalars.map(\.value) == [0x301, 0x33])
    #expect(listElements("A,\u{301}b, chun\u{212A}ed") == ["a", "\u{301}b", "chun\u{212A}ed"])
    #expect(throws: Problem.self) {
      try RequestHead(
        method: "GET", target: "/", isVersion11: true,
        headers: ["Host": "a", "coo\u{212A}ie": "session=1"])
    }
    #expect(
      Cookie("a", "b;\u{301}Path=/x").fieldValue
        == "a=b\u{301}Path=/x; Path=/; SameSite=Strict; HttpOnly")
  }

  @Test("a field cannot forge another")
  func forgery() {
    let headers: Headers = ["x": "a\r\nSet-Cookie: b\0"]
    #expect(headers["x"] == "a  Set-Cookie: b ")
  }

  @Test("JSON that is wrong is explained without its values")
  func badJSON() async throws {
    struct Wanted: Decodable { var name: String }
    for (body, location) in [("{", nil), (#"{"name": 1234}"#, "name"), ("{}", "name")] {
      let request = Request(.post, "/", body: Array(body.utf8))
      let problem = await #expect(throws: Problem.self) {
        _ = try await request.decode(Wanted.self)
      }
      #expect(problem?.status == 400)
      #expect(problem?.location == location)
      #expect(problem?.detail.contains("1234") == false)
    }
  }

  @Test("the log tells nothing that a client wrote")
  func log() {
    var entry = AccessEntry(id: RequestID(rawValue: 255), start: 0)
    (entry.method, entry.status, entry.route) = (.get, 200, "/customers/{id}")
    let record = AccessRecord(entry, address: "::1", received: 1, sent: 2)
    #expect(record.line.contains(#""request":"00000000000000ff","address":"::1","method":"GET""#))
    #expect(record.line.contains(#""route":"/customers/{id}","status":200,"received":1,"sent":2"#))
  }
}
