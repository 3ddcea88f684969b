extension Response {
  /// Shorter content is not worth compressing.
  private static let leastCompressed = 1_024

  /// Returns the response compressed by gzip, when that is safe, worth it, and wanted.
  ///
  /// What must not be stored holds secrets, and so does what sets a cookie: their compressed length
  /// would give them away to who can place text beside them (the attack called BREACH). Files to be
  /// saved, streams, and content with an entity tag of its own stay as they are.
  ///
  /// - Parameter request: The request, for the codings it takes.
  /// - Returns: The response as it is to be sent.
  public func compressed(for request: Request) -> Response {
    guard case .bytes(let bytes) = body, bytes.count >= Self.leastCompressed,
      isCompressible(headers["content-type"] ?? ""), !isPrivate
    else { return self }
    var response = self
    response.headers.add("vary", "accept-encoding")
    guard request.prefersGzip, let gzip = gzipped(bytes) else { return response }
    response.headers["content-encoding"] = "gzip"
    response.body = .bytes(gzip)
    return response
  }

  /// Whether the head forbids another coding.
  private var isPrivate: Bool {
    headers.listed("cache-control").contains("no-store")
      || ["set-cookie", "content-disposition", "content-encoding", "etag"].contains {
        headers[$0] != nil
      }
  }
}
