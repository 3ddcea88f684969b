import CommandLineKit

/// Prints the script that teaches a shell the words of this program.
enum CompletionCommand: Command {
  static let configuration = CommandConfiguration(
    name: "completion",
    summary: "Prints a script with which a shell completes commands and options.",
    examples: [
      CommandExample("source <(clientele completion bash)", "completes in this bash"),
      CommandExample(
        "clientele completion fish > ~/.config/fish/completions/clientele.fish",
        "completes in every fish from now on"),
    ])

  static let shell = Argument<Shell>("SHELL", help: "the shell the script is for")

  static var arguments: [any ArgumentKey] { [shell] }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    environment.print(CompletionScript(for: Clientele.self, shell: values[shell]).text)
  }
}
