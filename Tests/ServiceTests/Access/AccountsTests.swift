import HTTPKit
import Synchronization
import TestSupport
import Testing

@testable import Service

@Suite("Accounts")
struct AccountsTests {
  private let scratch: ScratchFolder
  private let accounts: Accounts

  init() throws {
    scratch = try ScratchFolder()
    accounts = Accounts(try ServiceStore(folder: scratch.path("data")))
  }

  private func gatekeeper(isReachable: Bool = true) -> Gatekeeper {
    Gatekeeper(accounts: accounts, isReachable: isReachable, openToken: "open") { 100 }
  }

  @Test("let somebody in with the right password, and lock out who tries too often")
  func passwords() throws {
    try accounts.add("anna", password: "correct horse", role: .analyst, at: 1)
    let token = try accounts.logIn("anna", "correct horse", from: "a", at: 2)
    #expect(try accounts.caller(ofSession: token, at: 3)?.role == .analyst)
    #expect(try accounts.caller(ofSession: token, at: 3 + Accounts.sessionLength) == nil)
    for _ in 0..<LockOut.free {
      #expect(throws: ServiceError.refused(.wrongPassword)) {
        try accounts.logIn("anna", "wrong", from: "b", at: 10)
      }
    }
    #expect(throws: ServiceError.refused(.lockedOut(seconds: 15))) {
      try accounts.logIn("anna", "correct horse", from: "c", at: 10)
    }
    _ = try accounts.logIn("anna", "correct horse", from: "c", at: 26)
  }

  @Test(
    "refuse weak passwords and odd names", arguments: [("anna", "short"), ("a b", "long enough")])
  func refusals(name: String, password: String) {
    #expect(throws: ServiceError.self) {
      try accounts.add(name, password: password, role: .viewer, at: 1)
    }
  }

  @Test("admit by session with the page's token alone, and by a program's token without")
  func admission() throws {
    try accounts.add("anna", password: "correct horse", role: .analyst, at: 1)
    let session = try accounts.logIn("anna", "correct horse", from: "a", at: 2)
    let csrf = try #require(try accounts.caller(ofSession: session, at: 3)?.csrf)
    let cookie = "\(Gatekeeper.cookie)=\(session)"
    func write(_ headers: Headers) throws -> Caller {
      try gatekeeper().admit(Request(.post, "/", headers: headers), role: .analyst)
    }
    #expect(try write(["cookie": cookie, "x-csrf-token": csrf]).user == "anna")
    #expect(throws: ServiceError.refused(.forgery)) { try write(["cookie": cookie]) }
    #expect(throws: ServiceError.refused(.forgery)) {
      try write(["cookie": cookie, "x-csrf-token": "\(csrf)0"])
    }
    #expect(throws: ServiceError.refused(.unknown)) { try write(["cookie": "\(cookie)0"]) }
    #expect(throws: ServiceError.refused(.unknown)) { try write([:]) }
    let token = try accounts.makeToken(for: "anna", at: 3)
    #expect(try write(["authorization": "Bearer \(token)"]).user == "anna")
    #expect(throws: ServiceError.refused(.unknown)) {
      try write(["authorization": "Bearer \(token)0"])
    }
    try accounts.logOut(session)
    #expect(throws: ServiceError.refused(.unknown)) {
      try write(["cookie": cookie, "x-csrf-token": csrf])
    }
    try accounts.remove("anna")
    #expect(throws: ServiceError.refused(.unknown)) {
      try write(["authorization": "Bearer \(token)"])
    }
  }

  @Test("keep viewers from writing")
  func roles() throws {
    try accounts.add("vera", password: "correct horse", role: .viewer, at: 1)
    let token = try accounts.makeToken(for: "vera", at: 3)
    let request = Request(.delete, "/", headers: ["authorization": "Bearer \(token)"])
    #expect(throws: ServiceError.refused(.role(needed: "analyst"))) {
      try gatekeeper().admit(request, role: .analyst)
    }
    #expect(try gatekeeper().admit(request, role: .viewer).user == "vera")
  }

  @Test("close a service that runs, from the first user on")
  func firstUser() throws {
    let clock = Mutex(100)
    let gatekeeper = Gatekeeper(accounts: accounts, isReachable: false, openToken: "open") {
      clock.withLock { $0 }
    }
    #expect(try gatekeeper.admit(Request(.get, "/"), role: .admin).role == .admin)
    try accounts.add("anna", password: "correct horse", role: .analyst, at: 1)
    clock.withLock { $0 += 1 }
    #expect(throws: ServiceError.refused(.unknown)) {
      try gatekeeper.admit(Request(.get, "/"), role: .viewer)
    }
  }

  @Test("on loopback without users, keep pages of others from writing")
  func open() throws {
    func write(_ headers: Headers) throws -> Caller {
      try gatekeeper(isReachable: false).admit(Request(.post, "/", headers: headers), role: .admin)
    }
    #expect(try write([:]).role == .admin)
    #expect(try write(["origin": "http://localhost", "x-csrf-token": "open"]).role == .admin)
    for headers: Headers in [
      ["origin": "http://evil.example"], ["sec-fetch-site": "cross-site"],
      ["x-csrf-token": "guess"],
    ] {
      #expect(throws: ServiceError.refused(.forgery)) { try write(headers) }
    }
  }
}
