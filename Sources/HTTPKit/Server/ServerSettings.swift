/// How a server listens, and what it puts up with.
public struct ServerSettings: Sendable {
  /// The address to listen on: `127.0.0.1`, `::1`, `0.0.0.0`, `localhost` or another.
  public var host = "127.0.0.1"

  /// The port to listen on; zero lets the system choose.
  public var port = 8_080

  /// The number of threads that serve connections.
  public var threads = availableCores()

  /// The hosts a request may ask for, in small letters and without ports; `nil` allows all.
  ///
  /// Without such a list, a page of another site could reach a server on loopback by a name of its
  /// own that points there (DNS rebinding).
  public var allowedHosts: Set<String>? = ["localhost", "127.0.0.1", "[::1]"]

  /// The most connections at a time.
  public var mostConnections = 4_096

  /// The most connections of one address at a time; trusted proxies are exempt.
  public var mostConnectionsPerAddress = 1_200

  /// Addresses of proxies whose X-Forwarded-For field is believed.
  public var trustedProxies: Set<String> = []

  /// The most bytes of any body; routes set lower limits of their own.
  public var largestBody = 4 << 30

  /// The most bytes of a head.
  public var largestHead = 16_384

  /// How long the head of a request may take, whole.
  public var headTimeout = Duration.seconds(10)

  /// How long a connection may idle between two requests.
  public var idleTimeout = Duration.seconds(60)

  /// How fast a body must come.
  public var bodyPace = Pace(bytesPerSecond: 1_000, window: .seconds(10))

  /// How fast a response must be taken.
  public var responsePace = Pace(bytesPerSecond: 1_000, window: .seconds(30))

  /// How often an idle stream of events is kept alive by a comment.
  public var heartbeat = Duration.seconds(15)

  /// Fields of every response that does not set them itself.
  public var defaultHeaders = securityHeaders

  /// Where to write a line for each request; `nil` writes none.
  public var accessLog: AccessLog?

  /// Creates the settings of a server on loopback.
  public init() {}
}

/// How fast bytes must move.
public struct Pace: Sendable, Hashable {
  /// The least bytes per second, on average over a window.
  public var bytesPerSecond: Int

  /// How long is waited before judging.
  public var window: Duration

  /// Creates a pace.
  public init(bytesPerSecond: Int, window: Duration) {
    self.bytesPerSecond = bytesPerSecond
    self.window = window
  }
}
