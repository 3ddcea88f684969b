import FoundationEssentials
import Glibc

/// A piece of work for a process of its own, and what it may have.
struct ChildWork: Sendable {
  /// The path of the program.
  let program: String

  /// Its arguments, without its name.
  let words: [String]

  /// The most memory, in bytes; zero for no bound.
  var memory = 0

  /// The folder for its temporary files.
  var temporaryFolder = "/tmp"

  /// Starts it.
  ///
  /// The process is in a group of its own, so that Ctrl-C in a terminal reaches the service alone,
  /// which then tells the process.
  ///
  /// - Parameters:
  ///   - input: What it reads.
  ///   - output: Where it writes results and messages.
  /// - Returns: The number of the process.
  /// - Throws: ``ServiceError/cannotStart(_:)`` with what the system says.
  func start(input: Int32, output: Int32) throws(ServiceError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    // Threads of the service hold signals back and ignore some; the process must not inherit that.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 2)
    // Safe: the copies live until the process is started, and are freed once.
    var arguments = unsafe ([program] + words).map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
    var pid: pid_t = 0
    let status = unsafe posix_spawn(&pid, program, &actions, &attributes, &arguments, &variables)
    guard status == 0 else { throw .cannotStart(unsafe String(cString: strerror(status))) }
    return pid
  }

  /// The variables of the service, with what tells a worker that it is one.
  private var environment: [String] {
    var variables = ProcessInfo.processInfo.environment
    variables[WorkerProcess.variable] = "\(memory)"
    variables["TMPDIR"] = temporaryFolder
    // Nobody would read what a crash looked like, and finding out takes seconds.
    variables["SWIFT_BACKTRACE"] = "enable=no"
    return variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}

/// A folder for the temporary files of a piece of work; it goes with the value.
final class WorkFolder: Sendable {
  /// Where it is.
  let path: String

  /// Makes the folder.
  ///
  /// - Throws: ``ServiceError/cannotStart(_:)`` when the disk refuses.
  init(_ path: String) throws(ServiceError) {
    self.path = path
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch { throw .cannotStart("the folder for temporary files cannot be made") }
  }

  deinit { remove() }

  /// Removes the folder, as far as it is there.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
