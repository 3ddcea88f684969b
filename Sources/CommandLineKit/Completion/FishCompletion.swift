/// Returns the completion script for fish.
func fishCompletion(_ nodes: [CommandNode]) -> String {
  guard let root = nodes.first else { return "" }
  let lines = nodes.flatMap { fishLines($0, tool: root.path) }
  return """
    # Completion for fish: put this file as ~/.config/fish/completions/\(root.path).fish
    function __\(root.path)_at
      set -l typed (commandline -opc)
      set -l words
      for word in $typed
        string match -q -- '-*' $word; or set -a words $word
      end
      string match -q -- "$argv*" "$words"
    end
    complete -c \(root.path) -f
    \(lines.joined(separator: "\n"))
    """
}

private func fishLines(_ node: CommandNode, tool: String) -> [String] {
  let here = "complete -c \(tool) -n \(quoted("__\(tool)_at \(node.path)"))"
  let commands = node.subcommands.map { name, summary in
    "\(here) -a \(name) -d \(quoted(summary))"
  }
  let named = node.arguments.filter { $0.kind != .positional }.map { option in
    "\(here) \(fishNames(option))\(fishValue(option)) -d \(quoted(option.help))"
  }
  let positional = node.arguments.filter { $0.kind == .positional }.compactMap { argument in
    fishAction(argument.completion).map { "\(here) \($0)" }
  }
  return commands + named + positional + ["\(here) -l help -d 'show the help page'"]
}

private func fishNames(_ option: ArgumentSpecification) -> String {
  option.spellings.map { spelling in
    spelling.hasPrefix("--") ? "-l \(spelling.dropFirst(2))" : "-s \(spelling.dropFirst())"
  }.joined(separator: " ")
}

private func fishValue(_ option: ArgumentSpecification) -> String {
  guard option.takesValue else { return "" }
  return " -r" + (fishAction(option.completion).map { " \($0)" } ?? "")
}

private func fishAction(_ completion: ArgumentSpecification.Completion) -> String? {
  switch completion {
  case .none: nil
  case .files: "-F"
  case .folders: "-a '(__fish_complete_directories)'"
  case .words(let words): "-a \(quoted(words.joined(separator: " ")))"
  }
}
