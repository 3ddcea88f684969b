/// What a person asks of a tool: to run a command, or to explain one.
enum Request {
  /// Runs the last command of a path with the words that follow.
  case run([any Command.Type], words: [String])

  /// Explains the last command of a path.
  case help([any Command.Type])

  /// Prints the version.
  case version

  /// Finds out what is asked.
  ///
  /// - Throws: ``UsageError`` for a word that is no command.
  init(_ words: [String], root: any Command.Type) throws(UsageError) {
    var path = [root]
    var rest = words[...]
    while let group = path.last, !group.configuration.subcommands.isEmpty {
      guard let word = rest.popFirst() else {
        self = .help(path)
        return
      }
      if let answer = Request.answer(word, at: path) {
        self = answer
        return
      }
      if word == "help" {
        for word in rest { path.append(try Request.subcommand(word, of: path.last)) }
        self = .help(path)
        return
      }
      path.append(try Request.subcommand(word, of: group))
    }
    let options = rest.prefix { $0 != "--" }
    let asksHelp = options.contains("--help") || options.contains("-h")
    self = asksHelp ? .help(path) : .run(path, words: Array(rest))
  }

  /// Answers `--help` and `--version` before a subcommand.
  private static func answer(_ word: String, at path: [any Command.Type]) -> Request? {
    switch word {
    case "--help", "-h": .help(path)
    case "--version" where path.count == 1: .version
    default: nil
    }
  }

  private static func subcommand(
    _ word: String, of group: (any Command.Type)?
  ) throws(UsageError) -> any Command.Type {
    let known = group?.configuration.subcommands ?? []
    if let found = known.first(where: { $0.configuration.name == word }) { return found }
    let names = known.map { $0.configuration.name }
    guard !word.hasPrefix("-") else {
      throw .other(
        "The option '\(word)' stands before a command; put it after one of "
          + "\(names.joined(separator: ", ")).")
    }
    throw .unknownCommand(word, known: names)
  }
}
