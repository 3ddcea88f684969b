/// What a command may touch of the world, so that a test can hand it another one.
public struct Environment: Sendable {
  /// Writes a line where results go.
  public var print: @Sendable (String) -> Void

  /// Writes text, without a line end, where messages and progress go.
  public var writeMessage: @Sendable (String) -> Void

  /// The environment variables.
  public var variables: [String: String]

  /// Whether results go to a terminal rather than into a file or another program.
  public var outputIsTerminal: Bool

  /// Whether messages go to a terminal.
  public var messagesAreTerminal: Bool

  /// The number of characters a line of the terminal holds.
  public var width: Int

  /// Creates an environment; without arguments one that swallows everything.
  public init(
    print: @escaping @Sendable (String) -> Void = { _ in },
    writeMessage: @escaping @Sendable (String) -> Void = { _ in },
    variables: [String: String] = [:], outputIsTerminal: Bool = false,
    messagesAreTerminal: Bool = false, width: Int = 80
  ) {
    self.print = print
    self.writeMessage = writeMessage
    self.variables = variables
    self.outputIsTerminal = outputIsTerminal
    self.messagesAreTerminal = messagesAreTerminal
    self.width = width
  }

  /// Writes a line where messages go.
  public func printMessage(_ line: String) { writeMessage(line + "\n") }

  /// How results may be decorated.
  public var outputStyle: TextStyle { style(isTerminal: outputIsTerminal) }

  /// How messages may be decorated.
  public var messageStyle: TextStyle { style(isTerminal: messagesAreTerminal) }

  /// Colours only on a terminal that knows them, and never against `NO_COLOR` (no-color.org).
  private func style(isTerminal: Bool) -> TextStyle {
    let refused = !(variables["NO_COLOR"] ?? "").isEmpty || variables["TERM"] == "dumb"
    return TextStyle(isOn: isTerminal && !refused)
  }
}
