/// A shell for which completion can be set up.
public enum Shell: String, CaseIterable, ExpressibleByArgument {
  /// GNU bash.
  case bash

  /// The Z shell.
  case zsh

  /// The friendly interactive shell.
  case fish
}

/// The script that teaches a shell the words of a tool.
public struct CompletionScript: Sendable {
  /// The shell.
  public let shell: Shell

  private let root: any Command.Type

  /// Describes the script for a tool.
  public init(for root: any Command.Type, shell: Shell) {
    self.root = root
    self.shell = shell
  }

  /// The script.
  public var text: String {
    let nodes = CommandNode.all(below: root)
    return switch shell {
    case .bash: bashCompletion(nodes)
    case .zsh: zshCompletion(nodes)
    case .fish: fishCompletion(nodes)
    }
  }
}

/// A command with the words that lead to it.
struct CommandNode {
  let words: [String]
  let summary: String
  let arguments: [ArgumentSpecification]
  let subcommands: [(name: String, summary: String)]

  /// The words with spaces between them.
  var path: String { words.joined(separator: " ") }

  /// The spellings of every option, help included.
  var spellings: [String] {
    arguments.flatMap(\.spellings) + ["--help"] + (words.count == 1 ? ["--version"] : [])
  }

  /// Every command of a tool, each before its subcommands.
  static func all(below root: any Command.Type, after words: [String] = []) -> [CommandNode] {
    let configuration = root.configuration
    let path = words + [configuration.name]
    let node = CommandNode(
      words: path, summary: configuration.summary, arguments: root.arguments.map(\.specification),
      subcommands: configuration.subcommands.map {
        ($0.configuration.name, $0.configuration.summary)
      })
    return [node] + configuration.subcommands.flatMap { all(below: $0, after: path) }
  }
}

/// Quotes a text for any of the shells; a single quote inside becomes a typographic one.
func quoted(_ text: String) -> String {
  "'" + String(text.map { $0 == "'" ? "\u{2019}" : $0 }) + "'"
}
