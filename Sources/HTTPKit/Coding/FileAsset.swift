import Glibc
import Synchronization

/// A file of text that is shown, not saved: compressed for who can read that.
///
/// The compressed content is kept until the file changes. Content as it is goes straight from the
/// disk.
public final class FileAsset: Sendable {
  /// The compressed content of a version; none when it gained nothing.
  private typealias Kept = (tag: String, gzip: [UInt8]?)

  /// A larger file is sent as it is, for the sake of memory.
  private static let mostBytes = 1 << 24

  private let path: String
  private let type: String
  private let kept = Mutex<Kept?>(nil)

  /// Creates an asset; the file is opened with each request.
  ///
  /// - Parameters:
  ///   - path: Where the file is; never taken from a request as it stands.
  ///   - type: Its content type.
  public init(_ path: String, type: String) {
    self.path = path
    self.type = type
  }

  /// Answers a request for the file, with 304 when the client has it already.
  ///
  /// - Parameter request: The request, for its conditions and the codings it takes.
  /// - Returns: The response.
  /// - Throws: ``Problem`` 404 when there is no such file.
  public func respond(to request: Request) throws(Problem) -> Response {
    let file = try OpenFile(path)
    var headers: Headers = [
      "content-type": type, "cache-control": "private, no-cache", "vary": "accept-encoding",
    ]
    if request.prefersGzip {
      let tag = "\"\(file.entityTag.dropFirst().dropLast())-gzip\""
      headers["etag"] = tag
      // Asked first, so that a file the client has is not compressed in vain.
      if request.has(tag) { return Response(status: 304, headers: headers) }
      if let gzip = compressed(file) {
        headers["content-encoding"] = "gzip"
        return Response(headers: headers, body: .bytes(gzip))
      }
    }
    headers["etag"] = file.entityTag
    if request.has(file.entityTag) { return Response(status: 304, headers: headers) }
    return Response(headers: headers, body: .file(file, offset: 0, count: file.count))
  }

  private func compressed(_ file: OpenFile) -> [UInt8]? {
    if let known = kept.withLock({ $0 }), known.tag == file.entityTag { return known.gzip }
    let gzip = file.count <= Self.mostBytes ? file.contents().flatMap(gzipped) : nil
    kept.withLock { $0 = (file.entityTag, gzip) }
    return gzip
  }
}

extension OpenFile {
  /// Reads the whole file, or returns nothing when that fails or it has become shorter.
  fileprivate func contents() -> [UInt8]? {
    var isWhole = true
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count, isWhole {
        // Safe: at most the rest of the buffer is written.
        let got = unsafe pread(
          descriptor, buffer.baseAddress?.advanced(by: done), count - done, done)
        if got > 0 { done += got } else { isWhole = got < 0 && errno == EINTR }
      }
    }
    return isWhole ? bytes : nil
  }
}
