/// The values a person gave, typed.
public struct ParsedValues: Sendable {
  private var values: [String: any Sendable] = [:]
  private var given: Set<String> = []

  /// Reads the words after the name of a command.
  ///
  /// - Parameters:
  ///   - words: What was typed; options and arguments in any order, `--` before arguments that
  ///     begin with a dash.
  ///   - keys: What the command declares.
  /// - Throws: ``UsageError`` for the first word that is wrong or missing.
  public init(_ words: [String], for keys: [any ArgumentKey]) throws(UsageError) {
    let texts = try WordSorter(keys.map(\.specification)).sorted(words)
    for key in keys {
      let name = key.specification.name
      values[name] = try key.erasedResult(of: texts[name] ?? [])
      if texts[name] != nil { given.insert(name) }
    }
  }

  /// The value of an argument, option or flag.
  ///
  /// - Precondition: The key is among those the command declares.
  public subscript<Key: ArgumentKey>(key: Key) -> Key.Result {
    guard let value = values[key.specification.name] as? Key.Result else {
      preconditionFailure("'\(key.specification.name)' is not declared by this command")
    }
    return value
  }

  /// Tells whether a person typed it, rather than leaving it at its default.
  public func isGiven(_ key: some ArgumentKey) -> Bool { given.contains(key.specification.name) }
}
