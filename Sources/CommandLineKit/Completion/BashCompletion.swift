/// Returns the completion script for bash.
func bashCompletion(_ nodes: [CommandNode]) -> String {
  guard let root = nodes.first else { return "" }
  let function = "_\(root.path)"
  return """
    # Completion for bash: source this file, or put it under
    # ~/.local/share/bash-completion/completions/\(root.path)
    \(function)() {
      local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
      local path=\(root.path) word
      for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$path $word" in
          \(nodes.dropFirst().map { "\"\($0.path)\"" }.joined(separator: "|"))) path="$path $word" ;;
        esac
      done
      case "$path $previous" in
    \(nodes.flatMap(bashValueCases).joined(separator: "\n"))
      esac
      case "$path" in
    \(nodes.map(bashWordCase).joined(separator: "\n"))
      esac
    }
    complete -o filenames -F \(function) \(root.path)
    """
}

/// What may follow each option that takes a value.
private func bashValueCases(_ node: CommandNode) -> [String] {
  node.arguments.filter { $0.kind == .option }.map { option in
    let patterns = option.spellings.map { "\"\(node.path) \($0)\"" }.joined(separator: "|")
    return "    \(patterns)) COMPREPLY=(\(bashWords(option.completion))); return ;;"
  }
}

/// What may stand as the next word of a command.
private func bashWordCase(_ node: CommandNode) -> String {
  let options = "$(compgen -W \(quoted(node.spellings.joined(separator: " "))) -- \"$current\")"
  let words = node.subcommands.map(\.name) + (node.subcommands.isEmpty ? [] : ["help"])
  let positional = node.arguments.first { $0.kind == .positional }?.completion ?? .none
  let others = words.isEmpty ? bashWords(positional) : bashWords(.words(words))
  return """
        "\(node.path)")
          if [[ $current == -* ]]; then COMPREPLY=(\(options)); else COMPREPLY=(\(others)); fi ;;
    """
}

private func bashWords(_ completion: ArgumentSpecification.Completion) -> String {
  switch completion {
  case .none: ""
  case .files: "$(compgen -f -- \"$current\")"
  case .folders: "$(compgen -d -- \"$current\")"
  case .words(let words):
    "$(compgen -W \(quoted(words.joined(separator: " "))) -- \"$current\")"
  }
}
