extension Request {
  /// Returns the value of a cookie that the client sent.
  public func cookie(_ name: String) -> String? {
    for field in headers.values("cookie") {
      for pair in field.pieces(between: ";") {
        let parts = pair.pieces(between: "=", atMost: 2)
        if parts.count == 2, parts[0].trimmingSpaces() == name {
          return String(parts[1].trimmingSpaces())
        }
      }
    }
    return nil
  }
}

/// A cookie to be kept by the client; safe unless loosened.
public struct Cookie: Sendable, Hashable {
  /// The name, a token.
  public var name: String

  /// The value: letters, digits and punctuation other than spaces, commas and semicolons.
  public var value: String

  /// The paths it is sent to.
  public var path = "/"

  /// How many seconds it is kept; zero deletes it, `nil` keeps it until the browser closes.
  public var maximumAge: Int?

  /// Whether scripts cannot read it.
  public var isHTTPOnly = true

  /// Whether it is sent over TLS alone.
  public var isSecure = false

  /// Whether it is sent along from other sites: `Strict`, `Lax` or `None`.
  public var sameSite = "Strict"

  /// Creates a cookie that scripts and other sites cannot use.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// The cookie as the value of a Set-Cookie field.
  var fieldValue: String {
    let clean = String(
      value.unicodeScalars.filter { $0 != ";" && $0 != "," && !$0.properties.isWhitespace })
    return "\(name)=\(clean); Path=\(path); SameSite=\(sameSite)"
      + (maximumAge.map { "; Max-Age=\($0)" } ?? "")
      + (isHTTPOnly ? "; HttpOnly" : "") + (isSecure ? "; Secure" : "")
  }
}

extension Response {
  /// Returns the response with a cookie for the client to keep.
  public func setting(_ cookie: Cookie) -> Response {
    var response = self
    response.headers.add("set-cookie", cookie.fieldValue)
    return response
  }
}
