import Dispatch
import Glibc
import Synchronization

/// This program at work in a process of its own, so that a hostile file, a crash or too little
/// memory ends that piece of work and nothing else.
final class ChildProcess: Sendable {
  private let pid: pid_t
  private let input: Int32
  private let wasReaped = Mutex(false)

  /// Starts a program; what it writes to its two outputs is read line by line.
  ///
  /// The process is in a group of its own, so that Ctrl-C in a terminal reaches the service alone,
  /// which then tells the process.
  ///
  /// - Parameters:
  ///   - program: The path of the program.
  ///   - words: Its arguments, without its name.
  /// - Throws: ``ServiceError/cannotStart(_:)`` with what the system says.
  init(_ program: String, _ words: [String]) throws(ServiceError) {
    // One after another: a process that another thread starts between the making of a pipe and the
    // mark that keeps it here would hold it open.
    (pid, input) = try Self.starting.withLock { _ in
      Result { () throws(ServiceError) in try Self.start(program, words) }
    }.get()
  }

  deinit { close(input) }

  private static let starting = Mutex(())

  private static func start(
    _ program: String, _ words: [String]
  ) throws(ServiceError) -> (pid_t, Int32) {
    var ends: [Int32] = [0, 0]
    // Safe: the array has room for two descriptors.
    guard unsafe pipe(&ends) == 0 else { throw .cannotStart(systemProblem()) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[1]) }
    do {
      return (try spawn(program, words, output: ends[1]), ends[0])
    } catch {
      close(ends[0])
      throw error
    }
  }

  private static func spawn(
    _ program: String, _ words: [String], output: Int32
  ) throws(ServiceError) -> pid_t {
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
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 2)
    // Safe: the copies live until the process is started, and are freed once.
    var arguments = unsafe ([program] + words).map { unsafe strdup($0) } + [nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var pid: pid_t = 0
    let status = unsafe posix_spawn(&pid, program, &actions, &attributes, &arguments, environ)
    guard status == 0 else { throw .cannotStart(unsafe String(cString: strerror(status))) }
    return pid
  }

  /// Reads lines until the process closes its outputs, and waits for its end.
  ///
  /// - Parameter body: Told each line, from the calling thread.
  /// - Returns: How the process ended.
  func run(_ body: (String) -> Void) -> ProcessEnd {
    var lines = LineSplitter()
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      // Safe: as many bytes as the array has room for.
      let count = unsafe read(input, &piece, piece.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      lines.add(piece[..<count], body)
    }
    lines.finish(body)
    var status: Int32 = 0
    // Safe: the status is written to a variable of this function.
    while unsafe waitpid(pid, &status, 0) < 0, errno == EINTR {}
    wasReaped.withLock { $0 = true }
    return ProcessEnd(waitStatus: status)
  }

  /// Asks the process to stop, or makes it.
  func stop(atOnce: Bool = false) {
    // The number of a process that was waited for may belong to another one.
    wasReaped.withLock { if !$0 { kill(pid, atOnce ? SIGKILL : SIGTERM) } }
  }

  /// Makes the process stop when it has not ended by itself after some seconds.
  func stop(after seconds: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) { [weak self] in
      self?.stop(atOnce: true)
    }
  }
}

/// How a process ended.
enum ProcessEnd: Equatable {
  /// By itself, with a status.
  case exit(Int32)

  /// By a signal.
  case signal(Int32)

  /// Takes what the system says apart.
  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    self = signal == 0 ? .exit((waitStatus >> 8) & 0xFF) : .signal(signal)
  }
}

private func systemProblem() -> String { unsafe String(cString: strerror(errno)) }
