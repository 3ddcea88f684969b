import CMicroHTTPD
import Glibc

/// Turns responses into the library's.
struct Reply {
  let response: Response
  let id: RequestID
  let isHead: Bool
  let closes: Bool
  let defaults: Headers

  /// What pushes the content, when it is not at hand.
  var channel: OutputChannel?

  /// The number of bytes of the content, as far as it is at hand.
  var count: Int {
    switch response.body {
    case _ where isHead || isBare: 0
    case .bytes(let bytes): bytes.count
    case .file(_, _, let count): count
    case .empty, .stream, .events: 0
    }
  }

  /// Whether the status goes with no content.
  private var isBare: Bool { response.status == 204 || response.status == 304 }

  /// Hands the response over to the library.
  ///
  /// - Parameter connection: The library's connection, at a point where it takes a response.
  /// - Returns: Whether it took it; otherwise the connection is to be closed.
  func queue(on connection: OpaquePointer) -> MHD_Result {
    guard let made = unsafe makeResponse() else { return .NO }
    for field in response.headers.fields where !ownFields.contains(field.name) {
      unsafe add(field.name, field.value, made)
    }
    for field in defaults.fields where response.headers[field.name] == nil {
      unsafe add(field.name, field.value, made)
    }
    unsafe add("x-request-id", id.description, made)
    if closes { unsafe add("connection", "close", made) }
    defer { unsafe MHD_destroy_response(made) }
    return unsafe MHD_queue_response(connection, UInt32(response.status), made)
  }

  private func add(_ name: String, _ value: String, _ made: OpaquePointer) {
    unsafe MHD_add_response_header(made, name, value)
  }

  private func makeResponse() -> OpaquePointer? {
    if let channel { return unsafe makeStream(channel) }
    switch response.body {
    case .bytes(let bytes) where !isBare: return unsafe makeBytes(bytes)
    case .file(let file, let offset, let count) where !isBare:
      // Safe: the library gets a descriptor of its own, which it closes.
      return unsafe MHD_create_response_from_fd_at_offset64(
        UInt64(count), fcntl(file.descriptor, F_DUPFD_CLOEXEC, 0), UInt64(offset))
    default: return unsafe makeBytes([])
    }
  }

  private func makeBytes(_ bytes: [UInt8]) -> OpaquePointer? {
    // Safe: the library copies the bytes within the call, and does not write to them.
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe MHD_create_response_from_buffer(
        buffer.count, UnsafeMutableRawPointer(mutating: buffer.baseAddress), .RESPMEM_MUST_COPY)
    }
  }

  /// The content of a channel; the library keeps the channel until it is done with the response.
  private func makeStream(_ channel: OutputChannel) -> OpaquePointer? {
    let source = unsafe Unmanaged.passRetained(ContentSource(channel)).toOpaque()
    return unsafe MHD_create_response_from_callback(
      UInt64.max, 512, readContent, source,
      { source in
        // Safe: the source was retained for the library, which is done with it.
        if let source = unsafe source {
          unsafe Unmanaged<ContentSource>.fromOpaque(source).release()
        }
      })
  }
}

/// A channel as an object whose address C can pass on.
private final class ContentSource: Sendable {
  let channel: OutputChannel

  init(_ channel: OutputChannel) { self.channel = channel }
}

/// Gives the library more content, or makes it wait.
private func readContent(
  _ source: UnsafeMutableRawPointer?, _: UInt64, _ room: UnsafeMutablePointer<CChar>?, _ most: Int
) -> Int {
  guard let source = unsafe source else { return -2 }
  // Safe: the library has kept the source, and gives room for so many bytes.
  let channel = unsafe Unmanaged<ContentSource>.fromOpaque(source).takeUnretainedValue().channel
  switch unsafe channel.takeOrPause(UnsafeMutableRawBufferPointer(start: room, count: most)) {
  case .bytes(let count): return count
  case .nothing: return 0
  case .end(let isWhole): return isWhole ? -1 : -2
  }
}

/// Fields that the library or the server alone writes, because a contradiction would confuse
/// whoever reads them.
private let ownFields: Set<String> = [
  "content-length", "transfer-encoding", "connection", "date", "x-request-id", "keep-alive",
]
