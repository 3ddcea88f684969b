/// One verb of a command-line tool, or a group of verbs.
///
/// A command declares its arguments once, as typed keys. The parser, the help page and the shell
/// completion read that one list, and ``run(_:in:)`` reads values through the keys, already typed.
/// The names are those of swift-argument-parser, so that a later change to it is mechanical.
public protocol Command: Sendable {
  /// The word a person types, what the command does, and its subcommands.
  static var configuration: CommandConfiguration { get }

  /// Every argument, option and flag, in the order the help shows them.
  static var arguments: [any ArgumentKey] { get }

  /// Does the work.
  ///
  /// - Parameters:
  ///   - values: What the person typed, checked and typed.
  ///   - environment: Where results, messages and progress go.
  /// - Throws: ``UsageError`` for what the person can fix by typing something else; any other
  ///   error ends the tool with the status its ``ExitCodeError`` tells, or 70.
  static func run(_ values: ParsedValues, in environment: Environment) async throws
}

extension Command {
  /// No arguments: a group of subcommands, or a verb that needs none.
  public static var arguments: [any ArgumentKey] { [] }

  /// Does nothing: the tool shows the help of a group instead of running it.
  public static func run(_ values: ParsedValues, in environment: Environment) async throws {}
}

/// The word for a command, what it does, and what is below it.
public struct CommandConfiguration: Sendable {
  /// The word a person types.
  public var name: String

  /// What the command does, as one sentence.
  public var summary: String

  /// More about it, in paragraphs separated by empty lines.
  public var discussion: String

  /// Command lines worth copying.
  public var examples: [CommandExample]

  /// The version `--version` prints; only the root has one.
  public var version: String

  /// The verbs of a group.
  public var subcommands: [any Command.Type]

  /// Describes a command.
  public init(
    name: String, summary: String, discussion: String = "", examples: [CommandExample] = [],
    version: String = "", subcommands: [any Command.Type] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.examples = examples
    self.version = version
    self.subcommands = subcommands
  }
}

/// A command line worth copying, and what it does.
public struct CommandExample: Sendable {
  /// What to type.
  public let line: String

  /// What happens then, as one phrase.
  public let meaning: String

  /// Shows a command line.
  public init(_ line: String, _ meaning: String) {
    self.line = line
    self.meaning = meaning
  }
}
