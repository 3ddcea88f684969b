import HTTPKit
import Synchronization

/// Finds out who asks, and whether they may.
struct Gatekeeper: Sendable {
  /// The name of the cookie that holds the token of a session.
  static let cookie = "clientele_session"

  /// Who may use the service.
  let accounts: Accounts

  /// Whether everybody must log in although there are no users, because others than this machine can
  /// reach the service.
  let isReachable: Bool

  /// The token of the page where nobody logs in.
  let openToken: String

  /// The time, in seconds since 1970.
  let now: @Sendable () -> Int

  private let lastLook = LastLook()

  /// Creates a gatekeeper.
  init(
    accounts: Accounts, isReachable: Bool, openToken: String, now: @escaping @Sendable () -> Int
  ) {
    (self.accounts, self.isReachable) = (accounts, isReachable)
    (self.openToken, self.now) = (openToken, now)
  }

  /// Whether everybody must log in: from the first user on, at most a second later.
  func isClosed() throws(ServiceError) -> Bool {
    if isReachable { return true }
    let moment = now()
    if let known = lastLook.hasUsers(at: moment) { return known }
    let hasUsers = try accounts.hasUsers()
    lastLook.note(hasUsers, at: moment)
    return hasUsers
  }

  /// Who a request comes from, or `nil` when they must log in first.
  func caller(of request: Request) throws(ServiceError) -> Caller? {
    if let field = request.headers["authorization"] {
      guard field.lowercased().hasPrefix("bearer ") else { return nil }
      return try accounts.caller(bearing: String(field.dropFirst("bearer ".count)))
    }
    guard try isClosed() else { return Caller(user: nil, role: .admin, csrf: openToken) }
    guard let token = request.cookie(Self.cookie) else { return nil }
    return try accounts.caller(ofSession: token, at: now())
  }

  /// Refuses a request that its caller may not make.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - role: The least role, or `nil` when anybody may ask.
  /// - Returns: Who asks.
  /// - Throws: ``ServiceError/refused(_:)``.
  func admit(_ request: Request, role: Role?) throws(ServiceError) -> Caller {
    // Files of the page are asked for often: who asks is not looked up.
    guard let role else { return Caller(user: nil, role: .viewer, csrf: nil) }
    guard let caller = try caller(of: request) else { throw .refused(.unknown) }
    guard caller.role >= role else { throw .refused(.role(needed: role.rawValue)) }
    try checkOrigin(request, caller)
    return caller
  }

  /// Writes must come from the page, or from a program, never from a page of somebody else.
  private func checkOrigin(_ request: Request, _ caller: Caller) throws(ServiceError) {
    guard ![.get, .head, .options].contains(request.method), let token = caller.csrf else { return }
    let given = request.headers["x-csrf-token"]
    if let given, areEqual(given, token) { return }
    // A browser always says where a write comes from; where nobody logs in, a program need not.
    let isBrowser =
      request.headers["origin"] != nil || request.headers["sec-fetch-site"] != nil
      || request.headers["cookie"] != nil
    guard try !isClosed(), !isBrowser, given == nil else { throw .refused(.forgery) }
  }
}

/// Compares secrets in a time that does not depend on where they differ.
func areEqual(_ left: String, _ right: String) -> Bool {
  let (a, b) = (Array(left.utf8), Array(right.utf8))
  guard a.count == b.count else { return false }
  return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}

/// Whether there were users in this second, so that not every request asks the disk.
private final class LastLook: Sendable {
  private let state = Mutex((moment: Int.min, hasUsers: false))

  func hasUsers(at moment: Int) -> Bool? {
    state.withLock { $0.moment == moment ? $0.hasUsers : nil }
  }

  func note(_ hasUsers: Bool, at moment: Int) { state.withLock { $0 = (moment, hasUsers) } }
}
