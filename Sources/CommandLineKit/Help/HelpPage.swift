/// The page that explains a command: how to type it, what it does, every argument and option,
/// examples, and how it ends.
struct HelpPage {
  private let path: [any Command.Type]
  private let configuration: CommandConfiguration
  private let arguments: [ArgumentSpecification]

  init(_ path: [any Command.Type]) {
    self.path = path
    let command = path.last
    configuration = command?.configuration ?? CommandConfiguration(name: "", summary: "")
    arguments = (command?.arguments ?? []).map(\.specification)
  }

  /// Returns the page, at most `width` characters wide (and at most 100, which is pleasant to read).
  func text(width: Int, _ style: TextStyle) -> String {
    let width = min(max(width, 40), 100)
    let sections: [(String, String)] =
      [
        ("Usage", "  \(usageLine)"),
        ("", wrappedParagraphs(configuration.discussion, width: width, indent: 0)),
        ("Commands", twoColumns(commandRows, width: width)),
        ("Arguments", twoColumns(argumentRows, width: width)),
      ] + optionSections(width)
      + [
        ("Examples", examples),
        ("Exit status", wrappedParagraphs(statuses, width: width, indent: 2)),
      ]
    let summary = wrappedParagraphs(configuration.summary, width: width, indent: 0)
    return
      ([summary]
      + sections.filter { !$0.1.isEmpty }.map { title, body in
        title.isEmpty ? body : style.bold(title) + "\n" + body
      }).joined(separator: "\n\n")
  }

  /// How to type the command, in one line.
  var usageLine: String {
    let names = path.map { $0.configuration.name }
    guard configuration.subcommands.isEmpty else {
      return (names + ["COMMAND", "[OPTIONS]"]).joined(separator: " ")
    }
    let required = arguments.filter { $0.kind == .option && $0.isRequired }
      .map { "--\($0.name) \($0.placeholder)" }
    let hasOthers = arguments.contains { $0.kind != .positional && !$0.isRequired }
    return (names + required + (hasOthers ? ["[OPTIONS]"] : []) + positionalWords)
      .joined(separator: " ")
  }

  private var positionalWords: [String] {
    arguments.filter { $0.kind == .positional }.map { argument in
      let word = argument.placeholder + (argument.isRepeating ? "..." : "")
      return argument.isRequired ? word : "[\(word)]"
    }
  }

  private var commandRows: [(name: String, text: String)] {
    configuration.subcommands.map { ($0.configuration.name, $0.configuration.summary) }
  }

  private var argumentRows: [(name: String, text: String)] {
    arguments.filter { $0.kind == .positional }.map { ($0.placeholder, explanation($0)) }
  }

  /// One section a heading, in the order in which headings are met; the common one last.
  private func optionSections(_ width: Int) -> [(String, String)] {
    let options = arguments.filter { $0.kind != .positional }
    var titles: [String] = []
    for option in options where !titles.contains(option.group) { titles.append(option.group) }
    titles.removeAll { $0.isEmpty }
    return (titles + [""]).map { title in
      var rows = options.filter { $0.group == title }.map { (optionName($0), explanation($0)) }
      if title.isEmpty { rows += commonRows }
      return (title.isEmpty ? "Options" : title, twoColumns(rows, width: width))
    }
  }

  private var commonRows: [(String, String)] {
    let help = ("-h, --help", "show this page")
    return path.count == 1 ? [help, ("    --version", "show the version")] : [help]
  }

  private func optionName(_ option: ArgumentSpecification) -> String {
    let short = option.short.map { "-\($0), " } ?? "    "
    let long = option.kind == .toggle ? "--[no-]\(option.name)" : "--\(option.name)"
    return short + long + (option.takesValue ? " \(option.placeholder)" : "")
  }

  /// What an argument is, its words, its default, and how often it may stand.
  private func explanation(_ argument: ArgumentSpecification) -> String {
    var notes: [String] = []
    if case .words(let words) = argument.completion {
      notes.append("one of \(words.joined(separator: ", "))")
    }
    if let text = argument.defaultText, !text.isEmpty { notes.append("default: \(text)") }
    if argument.kind == .option && argument.isRepeating { notes.append("may be repeated") }
    if argument.kind == .option && argument.isRequired { notes.append("required") }
    return argument.help + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
  }

  private var examples: String {
    configuration.examples.map { "  \($0.line)\n      \($0.meaning)" }.joined(separator: "\n")
  }

  private var statuses: String {
    ExitCode.allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: ", ")
  }
}
