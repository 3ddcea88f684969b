import CommandLineKit
import Synchronization

/// A tool with one group and two verbs, to test with.
enum TinyTool: Command {
  static let configuration = CommandConfiguration(
    name: "tiny", summary: "A tool to test with.", version: "1.2.3",
    subcommands: [Greet.self, Box.self])
}

/// Greets people, and repeats what it was told.
enum Greet: Command {
  enum Tone: String, CaseIterable, ExpressibleByArgument { case warm, cool }

  static let configuration = CommandConfiguration(
    name: "greet", summary: "Greets people.",
    examples: [CommandExample("tiny greet Ada", "greets Ada")])

  static let times = Option("times", short: "t", default: 1, help: "how often")
  static let tone = Option("tone", default: Tone.warm, group: "Manner", help: "how it sounds")
  static let title = Option<String?>("title", help: "what stands before the name")
  static let column = Option<[String]>("column", placeholder: "ROLE=NAME", help: "a role")
  static let loud = Flag("loud", short: "l", help: "with capitals")
  static let quiet = Flag("quiet", short: "q", help: "without capitals")
  static let dark = Toggle("dark", help: "at night")
  static let person = Argument<String>("PERSON", help: "whom to greet")
  static let others = Argument<[String]>("OTHER", isRequired: false, help: "whom else")

  static var arguments: [any ArgumentKey] {
    [person, others, times, tone, title, column, loud, quiet, dark]
  }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    if values[person] == "nobody" { throw CancellationError() }
    if values[person] == "broken" { throw BrokenError() }
    environment.print("hello \(values[person])")
  }
}

/// An error that knows nothing of exit statuses.
struct BrokenError: Error {}

/// A group below the root.
enum Box: Command {
  static let configuration = CommandConfiguration(
    name: "box", summary: "Opens and shuts.", subcommands: [Open.self])

  /// A verb with an option that must be given.
  enum Open: Command {
    static let configuration = CommandConfiguration(name: "open", summary: "Opens a box.")
    static let key = Option<Double>("key", placeholder: "NUMBER", help: "the number of the key")
    static var arguments: [any ArgumentKey] { [key] }
    static func run(_ values: ParsedValues, in environment: Environment) async throws {
      environment.print("opened with \(values[key])")
    }
  }
}

/// Collects what a tool writes.
final class Transcript: Sendable {
  private let state = Mutex((results: "", messages: ""))

  /// What went where results go.
  var results: String { state.withLock { $0.results } }

  /// What went where messages go.
  var messages: String { state.withLock { $0.messages } }

  /// An environment that writes here.
  func environment(isTerminal: Bool = false, variables: [String: String] = [:]) -> Environment {
    Environment(
      print: { line in self.state.withLock { $0.results += line + "\n" } },
      writeMessage: { text in self.state.withLock { $0.messages += text } },
      variables: variables, outputIsTerminal: isTerminal, messagesAreTerminal: isTerminal)
  }
}
