import Tabular

/// Which engine is used, and where it was found.
public struct EngineLocation: Sendable, Hashable, Codable {
  /// The path of the library.
  public let path: String

  /// What the engine says its version is, such as `v1.5.5`.
  public let version: String

  /// Finds the embedded engine, opens it and asks for its version.
  ///
  /// - Throws: ``EngineError`` when it is not found or does not start.
  public static func find(
    _ configuration: EngineConfiguration = EngineConfiguration()
  ) throws(EngineError) -> EngineLocation {
    let database = try Database(configuration)
    let answer = try database.connect().query("SELECT version() AS version")
    guard case .text(let texts) = answer["version"]?.values, texts.count == 1 else {
      throw .failed(operation: "tell its version", reason: "the answer is no text")
    }
    return EngineLocation(path: database.libraryPath, version: texts[0])
  }
}
