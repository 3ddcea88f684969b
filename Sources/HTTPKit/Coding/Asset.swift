/// Content that does not change while the program runs, such as a script or a stylesheet.
///
/// It is compressed once, when it is made.
public struct Asset: Sendable {
  private let plain: [UInt8]
  private let gzip: [UInt8]?
  private let headers: Headers
  private let tag: String

  /// Creates an asset.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - type: The content type.
  ///   - cacheControl: How long it may be kept; by default it is asked for again each time, which
  ///     costs a 304.
  public init(_ bytes: [UInt8], type: String, cacheControl: String = "no-cache") {
    plain = bytes
    gzip = isCompressible(type) ? gzipped(bytes) : nil
    tag = String(contentHash(bytes), radix: 16)
    headers =
      gzip == nil
      ? ["content-type": type, "cache-control": cacheControl]
      : ["content-type": type, "cache-control": cacheControl, "vary": "accept-encoding"]
  }

  /// Answers a request for the asset: compressed if the client can read that, and 304 if it has it.
  public func respond(to request: Request) -> Response {
    var headers = headers
    let compressed = request.prefersGzip ? gzip : nil
    let entityTag = compressed == nil ? "\"\(tag)\"" : "\"\(tag)-gzip\""
    headers["etag"] = entityTag
    if request.has(entityTag) { return Response(status: 304, headers: headers) }
    if compressed != nil { headers["content-encoding"] = "gzip" }
    return Response(headers: headers, body: .bytes(compressed ?? plain))
  }
}

/// Whether content of a type is text of some kind, which compression makes much smaller.
func isCompressible(_ type: String) -> Bool {
  let name = type.prefix { $0 != ";" }
  return name.hasPrefix("text/") && name != "text/event-stream"
    || ["application/json", "image/svg+xml"].contains(name)
}

/// A hash of content (FNV-1a, 64 bits); it tells versions apart, it proves nothing.
private func contentHash(_ bytes: [UInt8]) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  return hash
}
