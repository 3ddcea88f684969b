/// A tool made of commands: finds the verb, runs it, and turns errors into an exit status.
public struct CommandLineTool: Sendable {
  private let root: any Command.Type

  /// Creates a tool from its root, a group of commands.
  public init(_ root: any Command.Type) { self.root = root }

  /// Does what a command line asks.
  ///
  /// An error is written as one line where messages go. Never throws and never traps, whatever was
  /// typed.
  ///
  /// - Parameters:
  ///   - words: What was typed after the name of the tool.
  ///   - environment: Where results and messages go.
  /// - Returns: The status the process should end with.
  public func run(_ words: [String], in environment: Environment) async -> ExitCode {
    do {
      switch try Request(words, root: root) {
      case .help(let path):
        environment.print(HelpPage(path).text(width: environment.width, environment.outputStyle))
      case .version:
        environment.print("\(root.configuration.name) \(root.configuration.version)")
      case .run(let path, let words):
        guard let command = path.last else { return .internalFault }
        try await command.run(ParsedValues(words, for: command.arguments), in: environment)
      }
      return .success
    } catch is CancellationError {
      return report("Stopped before the end; nothing was written.", .interrupted, in: environment)
    } catch let error as any ExitCodeError {
      return report("\(error)", error.exitCode, in: environment)
    } catch {
      return report("Internal fault: \(error).", .internalFault, in: environment)
    }
  }

  private func report(
    _ sentence: String, _ status: ExitCode, in environment: Environment
  ) -> ExitCode {
    let name = root.configuration.name
    let style = environment.messageStyle
    environment.printMessage("\(style.red("\(name):")) \(sentence)")
    if status == .usage, environment.messagesAreTerminal {
      environment.printMessage(style.dim("'\(name) --help' shows what can be typed."))
    }
    return status
  }
}
