import HTTPKit

/// Who is there.
private struct SessionAnswer: Encodable {
  let user: String?
  let role: Role
  let csrf: String
  let loginNeeded: Bool
  let version: String
}

/// What somebody logs in with.
private struct LogIn: Decodable {
  let name: String
  let password: String
}

extension StudyService {
  /// Logging in and out.
  var sessionOperations: [Operation] {
    let answer = Operation.Content.json(
      .object([
        optional("user", .text), member("role", .choice(Role.allCases.map(\.rawValue))),
        member("csrf", .text), member("loginNeeded", .boolean), member("version", .text),
      ]))
    return [
      Operation(
        method: .get, pattern: "/api/v1/session", summary: "Tells who is there.", role: nil,
        answer: answer
      ) { [self] request, _ in try tell(try gatekeeper.caller(of: request)) },
      Operation(
        method: .post, pattern: "/api/v1/session", summary: "Logs in.", role: nil,
        body: .json(.object([member("name", .text), member("password", .text)])), answer: answer,
        pace: .logIns
      ) { [self] request, _ in try await logIn(request) },
      Operation(
        method: .delete, pattern: "/api/v1/session", summary: "Logs out.", role: .viewer,
        status: 204
      ) { [self] request, _ in
        if let token = request.cookie(Gatekeeper.cookie) { try gatekeeper.accounts.logOut(token) }
        return Response.noContent.setting(sessionCookie("", age: 0))
      },
    ]
  }

  private func tell(_ caller: Caller?) throws -> Response {
    var response = try Response.encoding(
      SessionAnswer(
        user: caller?.user, role: caller?.role ?? .viewer, csrf: caller?.csrf ?? "",
        loginNeeded: try gatekeeper.isClosed() && caller == nil, version: settings.version))
    // The token is a secret: nobody keeps it on the way, and it is never compressed.
    response.headers["cache-control"] = "no-store"
    return response
  }

  private func logIn(_ request: Request) async throws -> Response {
    // A page of somebody else could log its visitor in under a name of its own.
    let site = request.headers["sec-fetch-site"] ?? "none"
    guard ["same-origin", "none"].contains(site) else { throw ServiceError.refused(.forgery) }
    let given = try await request.decode(LogIn.self, upTo: 8_192)
    let token = try gatekeeper.accounts.logIn(
      given.name, given.password, from: request.address, at: now)
    let caller = try gatekeeper.accounts.caller(ofSession: token, at: now)
    return try tell(caller).setting(sessionCookie(token, age: Accounts.sessionLength))
  }

  private func sessionCookie(_ token: String, age: Int) -> Cookie {
    var cookie = Cookie(Gatekeeper.cookie, token)
    cookie.maximumAge = age
    // On loopback there is no TLS, and browsers would drop the cookie.
    cookie.isSecure = !settings.isLoopback && !settings.allowsPlainCookies
    return cookie
  }
}
