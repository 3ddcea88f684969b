import FoundationEssentials

/// How the embedded engine is found and opened.
public struct EngineConfiguration: Sendable, Hashable, Codable {
  /// The path of the library, or `nil` to look for it in the usual places.
  public var library: String?

  /// The memory the engine may use before it spills to disk, such as `2GB`.
  public var memoryLimit: String

  /// The number of threads, or `nil` for one a core.
  ///
  /// The number changes no result.
  public var threads: Int?

  /// The folder for what does not fit into memory, or `nil` for a private one that goes at exit.
  public var temporaryFolder: String?

  /// Creates a configuration.
  public init(
    library: String? = nil, memoryLimit: String = "2GB", threads: Int? = nil,
    temporaryFolder: String? = nil
  ) {
    self.library = library
    self.memoryLimit = memoryLimit
    self.threads = threads ?? Self.environment("CLIENTELE_THREADS").flatMap { Int($0) }
    self.temporaryFolder = temporaryFolder
  }

  /// The environment variable that overrides where the library is.
  public static let libraryVariable = "CLIENTELE_DUCKDB"

  /// The paths where the library is looked for, in order; the first that exists is taken.
  public var libraryCandidates: [String] {
    if let library { return [library] }
    if let given = Self.environment(Self.libraryVariable), !given.isEmpty { return [given] }
    return InstalledFile("lib/libduckdb.so").candidates
      + ["/usr/local/lib/libduckdb.so", "/usr/lib/libduckdb.so"]
  }

  private static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name]
  }
}
