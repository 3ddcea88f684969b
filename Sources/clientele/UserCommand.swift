public import CommandLineKit
import FoundationEssentials
import Glibc
public import Service

/// Keeps the users of the dashboard.
enum UserCommand: Command {
  static let configuration = CommandConfiguration(
    name: "user", summary: "Adds, lists and removes users of the dashboard.",
    discussion: """
      Once there is a user everybody has to log in. Roles: viewer may look and ask models, analyst \
      may also upload, study and delete, admin may do everything.
      """,
    examples: [
      CommandExample("clientele user add anna --role analyst", "asks for a password"),
      CommandExample("clientele user token anna", "makes a token for programs"),
    ],
    subcommands: [
      UserAddCommand.self, UserListCommand.self, UserRemoveCommand.self, UserTokenCommand.self,
    ])

  static let name = Argument<String>("NAME", help: "the name to log in with")
  static let data = ServeCommand.data

  /// The accounts of the folder that was named.
  static func accounts(_ values: ParsedValues) throws -> Accounts {
    Accounts(try ServiceStore(folder: values[data], isOwner: false))
  }

  /// The time, in seconds since 1970.
  static var now: Int { Int(Date().timeIntervalSince1970) }
}

/// Adds a user.
enum UserAddCommand: Command {
  static let configuration = CommandConfiguration(
    name: "add", summary: "Adds a user, or changes their password and role.",
    discussion: "The password is read from the terminal, or from the first line of the input.")

  static let role = Option<Role>("role", default: .analyst, help: "what they may do")

  static var arguments: [any ArgumentKey] { [UserCommand.name, role, UserCommand.data] }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    let accounts = try UserCommand.accounts(values)
    guard let password = readPassword(environment) else {
      throw UsageError.other("No password was given.")
    }
    try accounts.add(
      values[UserCommand.name], password: password, role: values[role], at: UserCommand.now)
    environment.print("\(values[UserCommand.name]) may log in as \(values[role].rawValue)")
  }

  /// Reads a line without showing it.
  private static func readPassword(_ environment: Environment) -> String? {
    guard isatty(STDIN_FILENO) == 1 else { return readLine() }
    environment.writeMessage("Password: ")
    var old = termios()
    // Safe: both calls fill or read the structure they are given.
    unsafe tcgetattr(STDIN_FILENO, &old)
    var silent = old
    silent.c_lflag &= ~tcflag_t(ECHO)
    unsafe tcsetattr(STDIN_FILENO, TCSANOW, &silent)
    defer {
      unsafe tcsetattr(STDIN_FILENO, TCSANOW, &old)
      environment.writeMessage("\n")
    }
    return readLine()
  }
}

/// Lists users.
enum UserListCommand: Command {
  static let configuration = CommandConfiguration(name: "list", summary: "Lists the users.")

  static var arguments: [any ArgumentKey] { [UserCommand.data] }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    for (name, role) in try UserCommand.accounts(values).users() {
      environment.print("\(name) (\(role.rawValue))")
    }
  }
}

/// Removes a user.
enum UserRemoveCommand: Command {
  static let configuration = CommandConfiguration(
    name: "remove", summary: "Removes a user, with their sessions and tokens.")

  static var arguments: [any ArgumentKey] { [UserCommand.name, UserCommand.data] }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    try UserCommand.accounts(values).remove(values[UserCommand.name])
  }
}

/// Makes a token.
enum UserTokenCommand: Command {
  static let configuration = CommandConfiguration(
    name: "token", summary: "Makes a token with which programs act for a user; it is shown once.")

  static var arguments: [any ArgumentKey] { [UserCommand.name, UserCommand.data] }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    let accounts = try UserCommand.accounts(values)
    environment.print(try accounts.makeToken(for: values[UserCommand.name], at: UserCommand.now))
  }
}

extension Role: ExpressibleByArgument {}
