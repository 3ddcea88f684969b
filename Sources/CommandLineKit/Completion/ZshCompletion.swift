/// Returns the completion script for zsh, one function a command.
func zshCompletion(_ nodes: [CommandNode]) -> String {
  guard let root = nodes.first else { return "" }
  return """
    #compdef \(root.path)
    # Completion for zsh: put this file as _\(root.path) into a folder of $fpath.
    \(nodes.map(zshFunction).joined(separator: "\n"))
    compdef \(zshName(root)) \(root.path)
    """
}

private func zshName(_ node: CommandNode) -> String { "_" + node.words.joined(separator: "_") }

private func zshFunction(_ node: CommandNode) -> String {
  node.subcommands.isEmpty ? zshLeaf(node) : zshGroup(node)
}

/// Offers the subcommands, and hands the rest of the line to the one that was typed.
private func zshGroup(_ node: CommandNode) -> String {
  let rows = node.subcommands.map { "    \(quoted("\($0.name):\(zshText($0.summary))"))" }
  let cases = node.subcommands.map { "      \($0.name)) \(zshName(node))_\($0.name) ;;" }
  return """
    \(zshName(node))() {
      local line state
      local -a commands=(
    \(rows.joined(separator: "\n"))
      )
      _arguments -C \(zshSpecs(node).joined(separator: " ")) '1: :->command' '*:: :->rest'
      case $state in
      command) _describe command commands ;;
      rest)
        case $line[1] in
    \(cases.joined(separator: "\n"))
        esac ;;
      esac
    }
    """
}

private func zshLeaf(_ node: CommandNode) -> String {
  """
  \(zshName(node))() {
    _arguments \(zshSpecs(node).joined(separator: " \\\n    "))
  }
  """
}

/// The specifications `_arguments` wants, one for each spelling.
private func zshSpecs(_ node: CommandNode) -> [String] {
  let options = node.arguments.filter { $0.kind != .positional }.flatMap { option in
    option.spellings.map { spelling in
      let value = option.takesValue ? ":\(option.placeholder):\(zshAction(option.completion))" : ""
      let star = option.isRepeating ? "*" : ""
      return quoted("\(star)\(spelling)[\(zshText(option.help))]\(value)")
    }
  }
  let positional = node.arguments.filter { $0.kind == .positional }.map { argument in
    let place = argument.isRepeating ? "*" : ""
    return quoted("\(place):\(argument.placeholder):\(zshAction(argument.completion))")
  }
  return options + ["'--help[show the help page]'"] + positional
}

private func zshAction(_ completion: ArgumentSpecification.Completion) -> String {
  switch completion {
  case .none: ""
  case .files: "_files"
  case .folders: "_files -/"
  case .words(let words): "(\(words.joined(separator: " ")))"
  }
}

/// Brackets and colons have a meaning inside specifications.
private func zshText(_ text: String) -> String {
  String(text.flatMap { "[]:\\".contains($0) ? ["\\", $0] : [$0] })
}
