/// The body of a request: a sequence of pieces, to be read once.
///
/// A small body is at hand when the handler starts. A larger one is read from the socket only as
/// fast as it is consumed, so an upload of any size takes constant memory.
public struct RequestBody: Sendable {
  enum Source: Sendable {
    case whole([UInt8])
    case stream(BodyStream)
  }

  let source: Source

  /// The most bytes that may be read; more throw ``BodyError/tooLarge(limit:)``.
  public var limit = Int.max

  /// The length, when it is known beforehand; bodies of chunks do not tell.
  public var length: Int? {
    switch source {
    case .whole(let bytes): bytes.count
    case .stream(let stream): stream.length
    }
  }

  /// Creates a body whose bytes are at hand.
  public init(_ bytes: [UInt8]) { source = .whole(bytes) }

  /// Creates a body that is still arriving.
  init(_ stream: BodyStream) { source = .stream(stream) }

  /// Reads the whole body into memory.
  ///
  /// - Parameter most: The most bytes it may have; the body's own limit holds as well.
  /// - Returns: The bytes.
  /// - Throws: ``BodyError`` when it is too large or did not arrive.
  public func collect(upTo most: Int = 1 << 20) async throws(BodyError) -> [UInt8] {
    var limited = self
    limited.limit = Swift.min(limit, most)
    var iterator = limited.makeAsyncIterator()
    guard var all = try await iterator.next() else { return [] }
    while let piece = try await iterator.next() { all += piece }
    return all
  }
}

extension RequestBody: AsyncSequence {
  /// Reads one piece after another.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let source: Source
    let limit: Int
    var count = 0
    var isFinished = false

    /// Returns the next piece, or nothing at the end; never an empty piece.
    ///
    /// - Throws: ``BodyError`` when the body is too large or did not arrive.
    public mutating func next() async throws(BodyError) -> [UInt8]? {
      guard !isFinished else { return nil }
      let piece: [UInt8]?
      switch source {
      case .whole(let bytes):
        isFinished = true
        piece = bytes.isEmpty ? nil : bytes
      case .stream(let stream): piece = try await stream.next()
      }
      count += piece?.count ?? 0
      guard count <= limit else { throw .tooLarge(limit: limit) }
      return piece
    }

    /// Returns the next piece, wherever it is called from.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(BodyError) -> [UInt8]? {
      try await next()
    }
  }

  /// Returns an iterator; only one of them can read a body that is still arriving.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: source, limit: limit) }
}
