/// Where a service keeps everything, and how much of it.
public struct StudyServiceSettings: Sendable {
  /// The folder of everything.
  public var folder: String

  /// The program that carries studies out: this very one.
  public var program: String

  /// The version of the program.
  public var version: String

  /// The address it listens on.
  public var host = "127.0.0.1"

  /// Whether browsers may send the session's cookie without TLS.
  public var allowsPlainCookies = false

  /// How many studies run at once.
  public var workers = 1

  /// The most bytes of one file.
  public var largestUpload = 2 << 30

  /// The most bytes of all files and results together.
  public var mostBytes = 20 << 30

  /// Where the script that draws charts is, or `nil` when it was not found.
  public var chartLibrary: String?

  /// Creates settings.
  public init(folder: String, program: String, version: String) {
    self.folder = folder
    self.program = program
    self.version = version
  }

  /// Whether this machine alone can reach the service.
  var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
}
