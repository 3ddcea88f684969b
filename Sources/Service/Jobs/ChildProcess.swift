import Dispatch
import Glibc
import Synchronization

/// This program at work in a process of its own, so that a hostile file, a crash or too little
/// memory ends that piece of work and nothing else.
final class ChildProcess: Sendable {
  private let pid: pid_t
  private let output: Int32

  /// The other end of the process's input; nothing is written.
  ///
  /// The system closes it when the service is gone, however it went, and the process ends with it.
  private let leash: Int32
  private let wasReaped = Mutex(false)

  /// Starts a piece of work; what it writes to its two outputs is read line by line.
  ///
  /// - Parameter work: The program, and what it may have.
  /// - Throws: ``ServiceError/cannotStart(_:)`` with what the system says.
  init(_ work: ChildWork) throws(ServiceError) {
    // One after another: a process that another thread starts between the making of a pipe and the
    // mark that keeps it here would hold it open.
    (pid, leash, output) = try Self.starting.withLock { _ in
      Result { () throws(ServiceError) in try Self.start(work) }
    }.get()
  }

  deinit {
    close(leash)
    close(output)
  }

  private static let starting = Mutex(())

  private static func start(
    _ work: ChildWork
  ) throws(ServiceError) -> (pid: pid_t, leash: Int32, output: Int32) {
    let input = try Pipe()
    defer { close(input.reading) }
    let output: Pipe
    do { output = try Pipe() } catch {
      close(input.writing)
      throw error
    }
    defer { close(output.writing) }
    do {
      let pid = try work.start(input: input.reading, output: output.writing)
      return (pid, input.writing, output.reading)
    } catch {
      close(input.writing)
      close(output.reading)
      throw error
    }
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
      let count = unsafe read(output, &piece, piece.count)
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

/// A pipe whose ends no other process inherits.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init() throws(ServiceError) {
    var ends: [Int32] = [0, 0]
    // Safe: the array has room for two descriptors.
    guard unsafe pipe(&ends) == 0 else {
      throw .cannotStart(unsafe String(cString: strerror(errno)))
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }
}
