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
    return EngineLocation(
      path: database.libraryPath, version: try database.connect().version())
  }
}
