/// Sorts the words of a command line under the names of what they are values of.
struct WordSorter {
  private let specifications: [ArgumentSpecification]
  private var texts: [String: [String]] = [:]
  private var loose: [String] = []

  init(_ specifications: [ArgumentSpecification]) { self.specifications = specifications }

  /// Returns the texts typed for each name; a name that was not typed is absent.
  consuming func sorted(_ words: [String]) throws(UsageError) -> [String: [String]] {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        loose += rest
        break
      } else if word.hasPrefix("--") {
        try takeLong(word, &rest)
      } else if isShort(word) {
        try takeShort(word, &rest)
      } else {
        loose.append(word)
      }
    }
    try placeLoose()
    return texts
  }

  /// Takes `--name value`, `--name=value` or `--flag`.
  private mutating func takeLong(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelling = String(parts[0])
    guard let specification = specifications.first(where: { $0.spellings.contains(spelling) })
    else { throw .unknownOption(spelling, known: longSpellings) }
    if specification.takesValue {
      let value = parts.count > 1 ? String(parts[1]) : try nextValue(spelling, &rest)
      try add(value, to: specification)
    } else {
      guard parts.count == 1 else { throw .unexpectedValue(flag: spelling) }
      try add(spelling.hasPrefix("--no-") ? "false" : "true", to: specification)
    }
  }

  /// Takes `-o value`, `-ovalue`, `-q`, or several flags in one word.
  private mutating func takeShort(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let specification = specifications.first(where: { $0.short == letter }) else {
        throw .unknownOption("-\(letter)", known: specifications.flatMap(\.spellings))
      }
      guard specification.takesValue else {
        try add("true", to: specification)
        continue
      }
      if letters.first == "=" { letters.removeFirst() }
      let value = letters.isEmpty ? try nextValue("-\(letter)", &rest) : String(letters)
      try add(value, to: specification)
      return
    }
  }

  /// Takes the next word as a value; a word that looks like an option is none.
  private func nextValue(
    _ spelling: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    guard let next = rest.first, !next.hasPrefix("--"), !isShort(next) else {
      throw .missingValue(option: spelling)
    }
    rest.removeFirst()
    return next
  }

  private mutating func add(
    _ text: String, to specification: ArgumentSpecification
  ) throws(UsageError) {
    let isSecond = texts[specification.name] != nil
    if isSecond, specification.kind == .option, !specification.isRepeating {
      throw .repeated(option: "--\(specification.name)")
    }
    texts[specification.name, default: []].append(text)
  }

  /// Gives the words without a name to the positional arguments, in order.
  private mutating func placeLoose() throws(UsageError) {
    var rest = loose[...]
    for specification in specifications where specification.kind == .positional {
      let taken = specification.isRepeating ? rest : rest.prefix(1)
      rest = rest.dropFirst(taken.count)
      if !taken.isEmpty { texts[specification.name] = Array(taken) }
    }
    if let word = rest.first { throw .unexpectedArgument(word) }
  }

  /// A dash and a letter; `-` alone is a file name and `-5` a number.
  private func isShort(_ word: String) -> Bool {
    word.first == "-" && word.dropFirst().first.map { !$0.isNumber && $0 != "." } ?? false
  }

  private var longSpellings: [String] {
    specifications.flatMap(\.spellings).filter { $0.hasPrefix("--") } + ["--help"]
  }
}
