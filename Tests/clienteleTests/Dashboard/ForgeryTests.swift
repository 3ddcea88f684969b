import Glibc
import TestSupport
import Testing

/// Those who say that they are somebody else, or that a request comes from the page.
@Suite("Forged requests")
struct ForgeryTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func add(_ name: String, _ role: String) {
    let command = "echo 'correct horse' | \"\(ProgramRun.path)\" user add \(name) --role \(role)"
    #expect(unsafe system("\(command) --data \"\(folder.path("data"))\" > /dev/null") == 0)
  }

  private func token(_ name: String) throws -> String {
    let run = try ProgramRun(["user", "token", name, "--data", folder.path("data")])
    return String(run.results.split(separator: "\n").first ?? "")
  }

  private struct Session: Decodable {
    let csrf: String
  }

  /// Logs somebody in, and returns the cookie and the token of the page.
  private func logIn(_ dashboard: Dashboard, _ name: String) throws -> (String, String) {
    let answer = try dashboard.ask(
      "POST", "session", json: #"{"name":"\#(name)","password":"correct horse"}"#)
    #expect(answer.status == 200)
    let cookie = answer.field("set-cookie")?.split(separator: ";").first ?? ""
    return ("Cookie: \(cookie)", "X-CSRF-Token: \(try answer.decoded(Session.self).csrf)")
  }

  private let nobody = "01234567890123456789012345"

  @Test("by tokens and sessions that are cut, made up, of others, or over, are refused")
  func forged() throws {
    add("anna", "analyst")
    add("vera", "viewer")
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let token = try token("anna")
    let (cookie, csrf) = try logIn(dashboard, "anna")
    func status(_ method: String, _ path: String, _ fields: [String]) throws -> Int {
      try dashboard.ask(method, path, fields: fields).status
    }
    for odd in [
      "", "x", String(token.dropLast()), token + "0", token.uppercased(), nobody + nobody,
    ] {
      #expect(try status("GET", "studies", ["Authorization: Bearer \(odd)"]) == 401)
      // A wrong token is not made good by a cookie.
      #expect(try status("GET", "studies", ["Authorization: Bearer \(odd)", cookie]) == 401)
    }
    for odd in [String(cookie.dropLast()), cookie + "0", "Cookie: clientele_session=\(token)"] {
      #expect(try status("GET", "studies", [odd]) == 401)
    }
    #expect(try status("GET", "studies", [cookie]) == 200)
    #expect(try status("DELETE", "session", [cookie, csrf]) == 204)
    #expect(try status("GET", "studies", [cookie]) == 401)
  }

  @Test("by viewers who write are refused, whatever they write")
  func viewer() throws {
    add("vera", "viewer")
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let (cookie, csrf) = try logIn(dashboard, "vera")
    let writes = [
      ("POST", "demo"), ("POST", "datasets"), ("POST", "studies"), ("DELETE", "studies/\(nobody)"),
      ("PATCH", "studies/\(nobody)"), ("POST", "studies/\(nobody)/cancel"),
      ("DELETE", "datasets/\(nobody)"), ("PUT", "studies/\(nobody)/segments"),
      ("PUT", "studies/\(nobody)/reviews"), ("POST", "models/\(nobody)/score"),
    ]
    for fields in [[cookie, csrf], ["Authorization: Bearer \(try token("vera"))"]] {
      for (method, path) in writes {
        let answer = try dashboard.ask(method, path, json: "{}", fields: fields)
        #expect(answer.status == 403, "\(method) \(path): \(answer.text)")
      }
      #expect(try dashboard.ask("GET", "studies", fields: fields).status == 200)
    }
  }

  @Test("from pages of others are refused: no token, a wrong one, or that of another session")
  func crossSite() throws {
    add("anna", "analyst")
    add("otto", "analyst")
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let (cookie, csrf) = try logIn(dashboard, "anna")
    let (_, other) = try logIn(dashboard, "otto")
    for fields in [
      [], [other], ["\(csrf)0"], ["X-CSRF-Token: "], ["Origin: http://evil.example"],
      ["Sec-Fetch-Site: cross-site"], ["Origin: null", "X-CSRF-Token: null"],
    ] {
      let answer = try dashboard.ask("POST", "demo", fields: [cookie] + fields)
      #expect(answer.status == 403 && answer.text.contains(#""code":"csrf""#), "\(fields)")
    }
    let logIn = try dashboard.ask(
      "POST", "session", json: #"{"name":"anna","password":"correct horse"}"#,
      fields: ["Origin: http://evil.example", "Sec-Fetch-Site: cross-site"])
    #expect(logIn.status == 403 && logIn.field("set-cookie") == nil)
  }

  @Test("for another host than this one are refused")
  func hosts() throws {
    let service = try ServedProgram(in: folder, ["--allow-host", "shop.example"])
    for host in ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "[::2]"] {
      for path in ["/", "/api/v1/studies", "/health"] {
        let answer = try WebAnswer(port: service.port, "GET", path, host: host)
        #expect((400..<500).contains(answer.status), "\(host)\(path): \(answer.status)")
      }
    }
    for host in ["shop.example", "SHOP.example:443", "127.0.0.1", "[::1]:80"] {
      #expect(try WebAnswer(port: service.port, "GET", "/api/v1/studies", host: host).status == 200)
    }
  }

  @Test("for places outside are refused in every part of a path")
  func traversal() throws {
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let odd = [
      "..", "%2e%2e", "..%2F..%2Fstate.sqlite", "..%5Cstate.sqlite", "%2Fetc%2Fpasswd", "%00",
      "\(nobody)%00", "\(nobody)%2F..", "%C0%AE%C0%AE", "....%2F%2F",
      String(repeating: "a", count: 5_000),
    ]
    let patterns = [
      "datasets/*", "datasets/*/preview", "studies/*", "studies/*/events", "studies/*/customers",
      "studies/*/segments", "studies/*/reviews", "studies/*/archive.zip", "models/*",
      "studies/*/files/*", "studies/*/sections/*", "studies/*/customers/*",
      "comparisons/*", "comparisons/*/events", "comparisons/*/sections/*", "comparisons/*/files/*",
      "studies/\(nobody)/files/*", "studies/\(nobody)/sections/*", "compare?a=*&b=*",
    ]
    for text in odd {
      for pattern in patterns {
        let answer = try dashboard.ask("GET", pattern.replacing("*", with: text))
        #expect((400..<500).contains(answer.status), "\(pattern) \(text): \(answer.status)")
        #expect(!answer.text.contains(folder.path("data")) && !answer.text.contains("root:"))
      }
      let asset = try WebAnswer(port: service.port, "GET", "/assets/\(text)")
      #expect((400..<500).contains(asset.status))
    }
    #expect(try dashboard.ask("GET", "studies").status == 200)
  }
}
