import FoundationEssentials
import Glibc
import TestSupport

/// The program serving a folder, in a process of its own.
final class ServedProgram {
  /// The port it listens on.
  let port: Int

  private let process: pid_t

  /// Starts it, and waits until it answers.
  ///
  /// - Parameters:
  ///   - folder: What is kept is kept in `data` of it.
  ///   - options: Further words of the command line.
  /// - Throws: When it does not start within two minutes.
  init(in folder: ScratchFolder, _ options: [String] = []) throws {
    let output = folder.path("served-\(UUID().uuidString)")
    let words = ["serve", "--port", "0", "--data", folder.path("data"), "--quiet"] + options
    process = try start(ProgramRun.path, words, output: output)
    for _ in 0..<12_000 {
      if let text = try? String(contentsOf: URL(filePath: output), encoding: .utf8),
        let address = text.split(separator: "\n").first,
        let port = address.split(separator: ":").last.flatMap({ Int($0.dropLast()) })
      {
        self.port = port
        return
      }
      usleep(10_000)
    }
    kill(process, SIGKILL)
    throw NotServed()
  }

  deinit { end(SIGKILL) }

  /// Ends it by a signal, and waits until it has ended.
  func end(_ signal: Int32) {
    kill(process, signal)
    var status: Int32 = 0
    // Safe: the status is written to a variable of this function.
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// The most memory it has had so far, in bytes.
  var peakMemory: Int {
    let status = FileManager.default.contents(atPath: "/proc/\(process)/status") ?? Data()
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("VmHWM:") }
    let kilobytes = Int((line ?? "").filter(\.isNumber))
    return kilobytes.map { $0 << 10 } ?? .max
  }

  struct NotServed: Error {}
}

private func start(_ program: String, _ words: [String], output: String) throws -> pid_t {
  var actions = unsafe posix_spawn_file_actions_t()
  var attributes = posix_spawnattr_t()
  unsafe posix_spawn_file_actions_init(&actions)
  unsafe posix_spawnattr_init(&attributes)
  defer {
    unsafe posix_spawn_file_actions_destroy(&actions)
    unsafe posix_spawnattr_destroy(&attributes)
  }
  var signals = sigset_t()
  unsafe sigemptyset(&signals)
  unsafe posix_spawnattr_setsigmask(&attributes, &signals)
  unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
  let flags = O_WRONLY | O_CREAT | O_TRUNC
  unsafe posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o600)
  unsafe posix_spawn_file_actions_addopen(&actions, 2, "\(output).log", flags, 0o600)
  var process = pid_t()
  // Safe: the copies live until the process is started, and are freed once.
  var arguments = unsafe ([program] + words).map { unsafe strdup($0) } + [nil]
  defer { unsafe arguments.forEach { unsafe free($0) } }
  let code = unsafe posix_spawn(&process, program, &actions, &attributes, &arguments, environ)
  guard code == 0 else { throw ServedProgram.NotServed() }
  return process
}
