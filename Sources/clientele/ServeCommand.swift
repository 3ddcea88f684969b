import CMalloc
import CommandLineKit
import FoundationEssentials
import HTTPKit
import Reporting
import Service

/// Serves the dashboard and its API.
enum ServeCommand: Command {
  static let configuration = CommandConfiguration(
    name: "serve", summary: "Serves the dashboard and its API.",
    discussion: """
      Everything is kept in one folder: files, studies, names. Studies run in processes of their \
      own, one after another; what a stop cuts off is taken up again. On loopback nobody logs in; \
      any other host needs a user, see 'clientele user add'.
      """,
    examples: [
      CommandExample("clientele serve --demo", "serves http://127.0.0.1:8080 with a demo shop"),
      CommandExample(
        "clientele serve --host 0.0.0.0 --allow-host shop.example --data /var/lib/clientele",
        "serves others, behind a proxy for shop.example"),
    ])

  static let port = Option(
    "port", short: "p", default: 8_080, help: "the port; 0 lets the system choose")
  static let host = Option<String>("host", default: "127.0.0.1", help: "the address to listen on")
  static let allowedHost = Option<[String]>(
    "allow-host", placeholder: "NAME",
    help: "a name under which it is asked for; give it again for each")
  static let proxy = Option<[String]>(
    "trust-proxy", placeholder: "ADDRESS", help: "a proxy whose X-Forwarded-For is believed")
  static let data = Option<String>(
    "data", default: "clientele-data", placeholder: "FOLDER", completion: .folders,
    help: "where everything is kept")
  static let demo = Flag("demo", help: "make the demo shop when there is none")
  static let workers = Option("workers", default: 1, help: "how many studies run at once")
  static let upload = Option<MemorySize>(
    "max-upload", default: MemorySize(text: "2GB"), placeholder: "SIZE", group: "Limits",
    help: "the most of one file")
  static let disk = Option<MemorySize>(
    "max-disk", default: MemorySize(text: "20GB"), placeholder: "SIZE", group: "Limits",
    help: "the most of all files and results together")
  static let studyMemory = Option<MemorySize?>(
    "study-memory", placeholder: "SIZE", group: "Limits",
    help: "the most memory of one study; else a worker's part of three quarters of the machine")
  static let plain = Flag(
    "plain-http", help: "let browsers log in without TLS, on a network that nobody else is in")
  static let quiet = Flag("quiet", short: "q", help: "write no log of requests")

  static var arguments: [any ArgumentKey] {
    [port, host, allowedHost, proxy, data, demo, workers, upload, disk, studyMemory] + [
      plain, quiet,
    ]
  }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    keepMemorySmall()
    let service = try StudyService(try settings(values))
    let port: Int
    do { port = try service.start(serverSettings(values)) } catch let error as ServerError {
      throw ServeError(description: "\(error)")
    }
    let host = values[host].contains(":") ? "[\(values[host])]" : values[host]
    environment.print("Clientele \(productVersion) at http://\(host):\(port)/")
    if values[demo] {
      do { try await service.makeDemo() } catch {
        environment.printMessage("The demo shop could not be made: \(error)")
      }
    }
    while !Interruption.isRequested, !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(100))
    }
    await service.stop()
  }

  /// Few pools of memory, which give back what is free at their ends: a service runs for weeks, and by
  /// itself the C library keeps what a large upload or model took once.
  private static func keepMemorySmall() {
    _ = mallopt(M_ARENA_MAX, 2)
    _ = mallopt(M_TRIM_THRESHOLD, 128 << 10)
  }

  private static func settings(_ values: ParsedValues) throws -> StudyServiceSettings {
    guard (0...65_535).contains(values[port]) else {
      throw UsageError.badValue(
        argument: "--port", text: "\(values[port])", expected: "a port, 0 to 65535")
    }
    guard (1...64).contains(values[workers]) else {
      throw UsageError.badValue(
        argument: "--workers", text: "\(values[workers])", expected: "a whole number from 1 to 64")
    }
    var settings = StudyServiceSettings(
      folder: absolute(values[data]), program: try programPath(), version: productVersion)
    settings.host = values[host]
    settings.workers = values[workers]
    settings.allowsPlainCookies = values[plain]
    settings.largestUpload = values[upload].bytes
    settings.mostBytes = values[disk].bytes
    settings.givenStudyMemory = values[studyMemory]?.bytes
    settings.chartLibrary = ChartLibrary.location
    return settings
  }

  private static func serverSettings(_ values: ParsedValues) -> ServerSettings {
    var settings = ServerSettings()
    settings.host = values[host]
    settings.port = values[port]
    settings.largestBody = values[upload].bytes
    settings.trustedProxies = Set(values[proxy])
    settings.allowedHosts?.formUnion(values[allowedHost].map { $0.lowercased() })
    if !values[host].hasPrefix("0.") && values[host] != "::" {
      settings.allowedHosts?.insert(values[host].lowercased())
    }
    if !values[quiet] { settings.accessLog = AccessLog(descriptor: 2) }
    return settings
  }

  /// Studies run elsewhere, so a relative path would lead them astray.
  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }

  /// The file of this program.
  private static func programPath() throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  }
}

/// Why the service could not listen.
struct ServeError: ExitCodeError {
  let description: String

  var exitCode: ExitCode { .noFile }
}
