extension RequestBody {
  /// Writes the body to a new file, piece by piece, and returns its length.
  ///
  /// The file is created and must not exist; whatever goes wrong, it is removed again. To be
  /// called from a route that runs on a worker, because a disk may block.
  ///
  /// - Parameters:
  ///   - path: Where the file is to be.
  ///   - isDurable: Whether to return only when the disk has it, so that a crash loses nothing.
  ///   - progress: Told the bytes written so far, after each piece.
  /// - Returns: The number of bytes.
  /// - Throws: ``BodyError`` when the body did not arrive whole or could not be written.
  public func save(
    to path: String, isDurable: Bool = true, progress: (@Sendable (Int) -> Void)? = nil
  ) async throws(BodyError) -> Int {
    let file = try NewFile(path)
    var iterator = makeAsyncIterator()
    while let piece = try await iterator.next() {
      try file.write(piece)
      progress?(file.count)
    }
    try file.commit(isDurable: isDurable)
    return file.count
  }
}
