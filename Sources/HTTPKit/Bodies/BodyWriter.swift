/// Writes the content of a streamed response.
public struct BodyWriter: Sendable {
  let channel: OutputChannel

  /// Writes bytes, and waits while the client is slow to take them.
  ///
  /// - Throws: ``BodyError/disconnected`` when the client is gone.
  public func write(_ bytes: [UInt8]) async throws(BodyError) {
    guard !bytes.isEmpty else { return }
    guard await channel.write(bytes) else { throw .disconnected }
  }

  /// Writes text in UTF-8, and waits while the client is slow to take it.
  ///
  /// - Throws: ``BodyError/disconnected`` when the client is gone.
  public func write(_ text: String) async throws(BodyError) {
    try await write(Array(text.utf8))
  }
}
