/// Reads the parts of a multipart/form-data request as they arrive, one after another.
///
/// ```swift
/// let parts = try MultipartReader(request)
/// while let part = try await parts.next() {
///   if part.head.name == "file" { size = try await part.save(to: path) }
/// }
/// ```
///
/// What a part holds and is not read is skipped. The limit of the request's body holds for all
/// parts together.
public final class MultipartReader {
  private var parser: MultipartParser
  private var input = ByteQueue()
  private var body: RequestBody.AsyncIterator
  private let most: Int
  private var count = 0
  private var isInPart = false

  /// Creates a reader of a request's body.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - most: The most parts.
  /// - Throws: ``MultipartError/notMultipart`` when the content type is another.
  public init(_ request: Request, most: Int = 100) throws(MultipartError) {
    let type = FieldParameters(request.headers["content-type"] ?? "")
    guard type.value == "multipart/form-data", let boundary = type["boundary"],
      (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { throw .notMultipart }
    parser = MultipartParser(boundary: boundary)
    body = request.body.makeAsyncIterator()
    self.most = most
  }

  /// Returns the next part, or nothing after the last.
  ///
  /// - Throws: ``MultipartError`` when the body is malformed or did not arrive.
  public func next() async throws(MultipartError) -> Part? {
    while isInPart { _ = try await nextPiece() }
    switch try await step() {
    case .part(let head):
      count += 1
      guard count <= most else { throw .tooManyParts(limit: most) }
      isInPart = true
      return Part(head: head, reader: self)
    case .needsMore, .data, .partEnd, .end: return nil
    }
  }

  /// Returns the next piece of the current part, or nothing at its end.
  fileprivate func nextPiece() async throws(MultipartError) -> [UInt8]? {
    guard isInPart else { return nil }
    if case .data(let bytes) = try await step() { return bytes }
    isInPart = false
    return nil
  }

  /// Reads on, from the network if need be; `needsMore` means that all has been read.
  private func step() async throws(MultipartError) -> MultipartParser.Step {
    while true {
      let step = try parser.step(&input)
      if step != .needsMore { return step }
      let piece: [UInt8]?
      do { piece = try await body.next() } catch { throw .body(error) }
      guard let piece else {
        guard parser.isFinished else { throw .truncated }
        return .needsMore
      }
      input.append(piece)
    }
  }

  /// One part of the body; to be read before the next one is asked for.
  public struct Part {
    /// What its head says.
    public let head: PartHead
    fileprivate let reader: MultipartReader

    /// Returns the next piece, or nothing at the end.
    ///
    /// - Throws: ``MultipartError`` when the body is malformed or did not arrive.
    public func next() async throws(MultipartError) -> [UInt8]? { try await reader.nextPiece() }

    /// Reads the whole part into memory.
    ///
    /// - Parameter most: The most bytes it may have.
    /// - Returns: The bytes.
    /// - Throws: ``MultipartError`` when it is too large, malformed, or did not arrive.
    public func collect(upTo most: Int = 65_536) async throws(MultipartError) -> [UInt8] {
      var all: [UInt8] = []
      while let piece = try await next() {
        all += piece
        guard all.count <= most else { throw .body(.tooLarge(limit: most)) }
      }
      return all
    }

    /// Writes the part to a new file, like ``RequestBody/save(to:isDurable:progress:)``.
    ///
    /// - Parameters:
    ///   - path: Where the file is to be.
    ///   - isDurable: Whether to return only when the disk has it.
    ///   - progress: Told the bytes written so far, after each piece.
    /// - Returns: The number of bytes.
    /// - Throws: ``MultipartError`` when the part did not arrive whole or could not be written.
    public func save(
      to path: String, isDurable: Bool = true, progress: (@Sendable (Int) -> Void)? = nil
    ) async throws(MultipartError) -> Int {
      do {
        let file = try NewFile(path)
        while let piece = try await next() {
          try file.write(piece)
          progress?(file.count)
        }
        try file.commit(isDurable: isDurable)
        return file.count
      } catch let error as BodyError {
        throw .body(error)
      } catch let error as MultipartError {
        throw error
      } catch {
        throw .truncated
      }
    }
  }
}
