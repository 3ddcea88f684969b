/// The head of a request that has been checked.
struct RequestHead: Sendable, Hashable {
  /// The method.
  let method: Method

  /// What is asked for.
  let target: RequestTarget

  /// The fields, with names in small letters.
  let headers: Headers

  /// The host asked for, in small letters and without its port; empty in HTTP/1.0 without one.
  let host: String

  /// How the body ends.
  let framing: BodyFraming

  /// Checks what the library has read, which lets more pass than is safe.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - target: The target as it was sent.
  ///   - isVersion11: Whether the client speaks HTTP/1.1, not 1.0.
  ///   - headers: The fields.
  /// - Throws: ``Problem`` when two programs could read the message in two ways, or it asks for
  ///   what there is not.
  init(
    method: String, target: String, isVersion11: Bool, headers: Headers
  ) throws(Problem) {
    guard !method.isEmpty, method.utf8.allSatisfy(\.isTokenByte), method != "CONNECT" else {
      throw .badMessage("The request line must be a method, a path and a version.")
    }
    self.method = Method(rawValue: method)
    self.target = try RequestTarget(target, self.method)
    self.headers = headers
    try checkFields(headers)
    host = try readHost(headers, self.target.authority, isVersion11: isVersion11)
    framing = try BodyFraming(headers, isVersion11: isVersion11)
  }
}

/// Refuses malformed fields and expectations that cannot be met.
private func checkFields(_ headers: Headers) throws(Problem) {
  for field in headers.fields {
    guard !field.name.isEmpty, field.name.utf8.allSatisfy(\.isTokenByte) else {
      throw .badMessage("A field must begin with its name and a colon.")
    }
    guard !field.value.utf8.contains(where: \.isControl) else {
      throw .badMessage("A field must not hold control characters.")
    }
  }
  guard headers.values("expect").allSatisfy({ $0.smallLetters() == "100-continue" }) else {
    throw Problem(417, "unknown-expectation", "The only expectation understood is 100-continue.")
  }
}

/// Finds the one host that is asked for.
private func readHost(
  _ headers: Headers, _ authority: String?, isVersion11: Bool
) throws(Problem) -> String {
  let hosts = headers.values("host")
  guard hosts.count <= 1, !hosts.isEmpty || !isVersion11 else {
    throw .badMessage("There must be exactly one Host field.")
  }
  let named = try hosts.first.map(parseHost)
  let host = try authority.map(parseHost) ?? named ?? ""
  guard named == nil || named == host else {
    throw .badMessage("The Host field and the address must name the same host.")
  }
  return host
}
