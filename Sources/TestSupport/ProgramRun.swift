import FoundationEssentials
import Glibc

/// A run of the program that was built beside the tests, in a process of its own.
///
/// Tests use it for what a process alone shows: variables of the environment, the exit status, and
/// that nothing stops the program.
public struct ProgramRun: Sendable {
  /// The status the process ended with, or 128 and the number of the signal that ended it.
  public let status: Int32

  /// What it wrote to standard output.
  public let results: String

  /// What it wrote to standard error.
  public let messages: String

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - words: What a person would type after its name.
  ///   - variables: Variables of the environment, beside those of the tests.
  ///   - addressSpace: The most address space it may have, in bytes.
  ///   - interruption: How long it runs before it is interrupted as by Ctrl-C, in seconds.
  /// - Throws: When the process cannot be started.
  public init(
    _ words: [String], variables: [String: String] = [:], addressSpace: Int? = nil,
    interruption: Double? = nil
  ) throws {
    let folder = try ScratchFolder()
    let environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    let limit = addressSpace.map { "ulimit -v \($0 / 1_024); exec \"$0\" \"$@\"" }
    status = try run(
      limit == nil ? Self.path : "/bin/sh", (limit.map { ["-c", $0, Self.path] } ?? []) + words,
      environment.map { "\($0)=\($1)" },
      results: folder.path("results"), messages: folder.path("messages"),
      interruption: interruption)
    results = try folder.text("results")
    messages = try folder.text("messages")
  }

  /// The program, in the folder of the running tests.
  public static let path: String = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = (tests ?? "").split(separator: "/").dropLast().joined(separator: "/")
    return "/\(folder)/clientele"
  }()
}

/// A program that could not be started.
private struct NotStarted: Error {
  let program: String
  let reason: Int32
}

private func run(
  _ program: String, _ words: [String], _ variables: [String], results: String, messages: String,
  interruption: Double?
) throws -> Int32 {
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  let flags = O_WRONLY | O_CREAT | O_TRUNC
  unsafe posix_spawn_file_actions_addopen(&actions, 1, results, flags, 0o600)
  unsafe posix_spawn_file_actions_addopen(&actions, 2, messages, flags, 0o600)
  var process = pid_t()
  // Safe: the copies of the texts live until the child has its own.
  let code = unsafe withCopies(of: [program] + words) { words in
    unsafe withCopies(of: variables) { variables in
      unsafe posix_spawn(&process, program, &actions, nil, words, variables)
    }
  }
  guard code == 0 else { throw NotStarted(program: program, reason: code) }
  if let interruption {
    usleep(UInt32(interruption * 1_000_000))
    kill(process, SIGINT)
  }
  var status: Int32 = 0
  while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
  let signal = status & 0x7F
  return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
}

/// Lends a body texts as C wants them, with a null at the end.
private func withCopies(
  of texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32
) -> Int32 {
  let copies = unsafe texts.map { unsafe strdup($0) } + [nil]
  defer { unsafe copies.forEach { unsafe free($0) } }
  return unsafe body(copies)
}
