import Dispatch
import FoundationEssentials
import Glibc

/// What this program does differently when a service started it for a piece of work.
///
/// It ends when the service does, even when that was killed: the service holds the other end of its
/// input. It holds nothing else of the service, is the first to go when the machine runs out of
/// memory, and goes by itself before it takes more than its share.
public enum WorkerProcess {
  /// The variable of the environment that says so; it holds the most memory, in bytes.
  static let variable = "CLIENTELE_WORKER"

  /// Looks whether a service started this process, and behaves accordingly.
  public static func begin() {
    guard let text = ProcessInfo.processInfo.environment[variable] else { return }
    closeInherited()
    DispatchQueue(label: "clientele.leash").async { endWithInput() }
    write("700", to: "/proc/self/oom_score_adj")
    guard let limit = Int(text), limit > 0 else { return }
    // Memory is often asked for and never used, so the hard bound is wider.
    var bound = rlimit(rlim_cur: rlim_t(hardBound(limit)), rlim_max: rlim_t(hardBound(limit)))
    // Safe: the call reads the structure it is given.
    unsafe setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &bound)
    DispatchQueue(label: "clientele.memory").async { endWithMemory(limit) }
  }

  /// Closes what came without the mark that keeps it in the process that opened it; a port would
  /// stay taken as long as a study lasts.
  private static func closeInherited() {
    let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    for number in open.compactMap({ Int32($0) }) where number > 2 { close(number) }
  }

  private static func hardBound(_ limit: Int) -> Int { limit + limit / 2 + (512 << 20) }

  /// Waits for the end of the input, and ends with it.
  private static func endWithInput() {
    var byte: UInt8 = 0
    // Safe: one byte is written at most.
    while true {
      let count = unsafe read(0, &byte, 1)
      // At once: a new service may be about to take the same work up.
      if count == 0 || (count < 0 && errno != EINTR) { _exit(130) }
    }
  }

  /// Looks at the memory twenty times a second; a process at its bound would hang or crash instead
  /// of saying why it cannot go on.
  private static func endWithMemory(_ limit: Int) {
    while true {
      usleep(50_000)
      guard let used = usedMemory() else { return }
      guard used.resident > limit || used.data > hardBound(limit) / 20 * 19 else { continue }
      let size = limit >= 10_000_000_000 ? "\(limit / 1_000_000_000) GB" : "\(limit / 1_000_000) MB"
      write(
        "\nclientele: The work needs more than the \(size) of memory it may have; try fewer rows, "
          + "or start the service with more by --study-memory.\n", to: "/dev/stdout")
      _exit(65)
    }
  }

  /// The bytes in memory, and those that may be written to and were asked for.
  private static func usedMemory() -> (resident: Int, data: Int)? {
    guard let text = FileManager.default.contents(atPath: "/proc/self/statm") else { return nil }
    let pages = String(decoding: text, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    let page = sysconf(Int32(_SC_PAGESIZE))
    return pages.count > 5 ? (pages[1] * page, pages[5] * page) : nil
  }

  private static func write(_ text: String, to path: String) {
    let file = path == "/dev/stdout" ? dup(1) : unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    // Safe: the text outlives the call.
    _ = unsafe Glibc.write(file, text, text.utf8.count)
  }
}
