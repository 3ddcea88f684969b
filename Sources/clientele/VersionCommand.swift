import CommandLineKit

/// Prints the version.
enum VersionCommand: Command {
  static let configuration = CommandConfiguration(
    name: "version", summary: "Shows the version of this program.")

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    environment.print("clientele \(productVersion)")
  }
}
