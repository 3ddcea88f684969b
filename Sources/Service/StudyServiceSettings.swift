import FoundationEssentials
import Glibc

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

  /// The most memory of a study, in bytes, or `nil` for a worker's part of three quarters of the
  /// machine.
  public var givenStudyMemory: Int?

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

  /// The most memory of a study, in bytes.
  var studyMemory: Int {
    givenStudyMemory ?? max(1 << 30, machineMemory() / 4 * 3 / max(1, workers))
  }

  /// Whether this machine alone can reach the service.
  var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
}

/// The memory of the machine, or what the system grants this process and its children, in bytes.
private func machineMemory() -> Int {
  let all = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
  let group = text("/proc/self/cgroup").split(separator: "\n").first { $0.hasPrefix("0::/") }
  let folders = ["", String(group?.dropFirst(3) ?? "")]
  let limits = folders.compactMap { Int(text("/sys/fs/cgroup\($0)/memory.max").filter(\.isNumber)) }
  return limits.reduce(all, min)
}

private func text(_ path: String) -> String {
  String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
}
