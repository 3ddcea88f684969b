import Ingestion

/// Who may use the service, and how they show who they are.
public struct Accounts: Sendable {
  private let store: ServiceStore
  private let lockOut = LockOut()

  /// How long a session lasts, in seconds.
  static let sessionLength = 12 * 3_600

  /// Reads accounts from a store.
  public init(_ store: ServiceStore) { self.store = store }

  /// The names of the users with their roles, in the order of the alphabet.
  public func users() throws(ServiceError) -> [(name: String, role: Role)] {
    try store.state.rows("SELECT name, role FROM users ORDER BY name").compactMap { row in
      guard let name = row[0].text, let role = row[1].text.flatMap(Role.init) else { return nil }
      return (name, role)
    }
  }

  /// Whether anybody can log in.
  func hasUsers() throws(ServiceError) -> Bool {
    try !store.state.rows("SELECT 1 FROM users LIMIT 1").isEmpty
  }

  /// Adds a user, or gives a known one another password and role; their sessions end.
  ///
  /// - Parameters:
  ///   - name: 1 to 64 characters, none of them white space.
  ///   - password: At least 10 characters.
  ///   - role: What they may do.
  ///   - moment: The time, in seconds since 1970.
  /// - Throws: ``ServiceError/invalid(_:at:)`` for a name or password that is not allowed.
  public func add(
    _ name: String, password: String, role: Role, at moment: Int
  ) throws(ServiceError) {
    guard (1...64).contains(name.count), !name.contains(where: \.isWhitespace) else {
      throw .invalid("A name has 1 to 64 characters and no white space.", at: "name")
    }
    guard (10...1_000).contains(password.count) else {
      throw .invalid("A password has at least 10 characters.", at: "password")
    }
    let hash = try Password.hash(password)
    try remove(name)
    try store.state.run(
      "INSERT INTO users (name, password, role, created) VALUES (?, ?, ?, ?)",
      [.text(name), .text(hash), .text(role.rawValue), .integer(Int64(moment))])
  }

  /// Takes a user away, with their sessions and tokens.
  public func remove(_ name: String) throws(ServiceError) {
    try store.state.run("DELETE FROM users WHERE name = ?", [.text(name)])
  }

  /// Makes a token for programs of a user; it is shown once and kept as a hash.
  ///
  /// - Throws: ``ServiceError/notFound(what:id:)`` for an unknown user.
  public func makeToken(for name: String, at moment: Int) throws(ServiceError) -> String {
    guard try users().contains(where: { $0.name == name }) else {
      throw .notFound(what: "user", id: name)
    }
    let token = "\(Identifier())\(Identifier())"
    try store.state.run(
      "INSERT INTO tokens (token, user, created) VALUES (?, ?, ?)",
      [.text(sha256(of: token)), .text(name), .integer(Int64(moment))])
    return token
  }

  /// The user of a program's token, or `nil`.
  func caller(bearing token: String) throws(ServiceError) -> Caller? {
    let rows = try store.state.rows(
      "SELECT name, role FROM tokens JOIN users ON users.name = tokens.user WHERE token = ?",
      [.text(sha256(of: token))])
    guard let row = rows.first, let role = row[1].text.flatMap(Role.init) else { return nil }
    return Caller(user: row[0].text, role: role, csrf: nil)
  }

  /// The user of a session, or `nil` when it is over.
  func caller(ofSession token: String, at moment: Int) throws(ServiceError) -> Caller? {
    let rows = try store.state.rows(
      "SELECT name, role, csrf FROM sessions JOIN users ON users.name = sessions.user "
        + "WHERE token = ? AND expires > ?",
      [.text(sha256(of: token)), .integer(Int64(moment))])
    guard let row = rows.first, let role = row[1].text.flatMap(Role.init) else { return nil }
    return Caller(user: row[0].text, role: role, csrf: row[2].text)
  }

  /// Begins a session.
  ///
  /// - Returns: The token of the session, for a cookie.
  /// - Throws: ``ServiceError/refused(_:)`` for a wrong password, or too many of them.
  func logIn(
    _ name: String, _ password: String, from address: String, at moment: Int
  ) throws(ServiceError) -> String {
    let names = ["name \(name)", "address \(address)"]
    try lockOut.check(names, at: moment)
    let rows = try store.state.rows("SELECT password FROM users WHERE name = ?", [.text(name)])
    // An unknown name takes as long as a wrong password.
    let hash = rows.first?.first?.text ?? Self.nobody
    guard Password.verify(hash, password), rows.count == 1 else {
      lockOut.fail(names, at: moment)
      throw .refused(.wrongPassword)
    }
    lockOut.succeed(names)
    let token = "\(Identifier())\(Identifier())"
    try store.state.run("DELETE FROM sessions WHERE expires <= ?", [.integer(Int64(moment))])
    try store.state.run(
      "INSERT INTO sessions (token, user, csrf, expires) VALUES (?, ?, ?, ?)",
      [
        .text(sha256(of: token)), .text(name), .text(Identifier().text),
        .integer(Int64(moment + Self.sessionLength)),
      ])
    return token
  }

  /// Ends a session.
  func logOut(_ token: String) throws(ServiceError) {
    try store.state.run("DELETE FROM sessions WHERE token = ?", [.text(sha256(of: token))])
  }

  /// The token that writes of the page carry where nobody logs in; it stays over restarts.
  func openToken() throws(ServiceError) -> String {
    try store.state.run(
      "INSERT OR IGNORE INTO settings (name, value) VALUES ('csrf', ?)",
      [.text(Identifier().text)])
    return try store.state.rows("SELECT value FROM settings WHERE name = 'csrf'")
      .first?.first?.text ?? ""
  }

  /// The hash of a password that nobody has.
  private static let nobody = (try? Password.hash("\(Identifier())")) ?? ""
}
