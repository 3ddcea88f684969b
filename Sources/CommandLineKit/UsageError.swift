import Parameters

/// What a person can fix by typing something else.
public enum UsageError: Error, Hashable, Sendable {
  /// No option has this name.
  case unknownOption(String, known: [String])

  /// No command has this name.
  case unknownCommand(String, known: [String])

  /// An option or argument without a default was left out; it is given as a person types it.
  case missing(String, meaning: String)

  /// An option stands last, or before another option.
  case missingValue(option: String)

  /// The text does not read as a value of the argument.
  case badValue(argument: String, text: String, expected: String)

  /// A flag was given a value.
  case unexpectedValue(flag: String)

  /// An option that may be given once was given more often.
  case repeated(option: String)

  /// There is a word too many.
  case unexpectedArgument(String)

  /// Anything else; the sentence says what is wrong and what would be right.
  case other(String)
}

extension UsageError: ExitCodeError {
  /// The status for a wrong command line.
  public var exitCode: ExitCode { .usage }

  /// One sentence for a person, with the nearest word when one is near.
  public var description: String {
    switch self {
    case .unknownOption(let word, let known):
      "There is no option '\(word)'\(suggestion(for: word, among: known))."
    case .unknownCommand(let word, let known):
      "There is no command '\(word)'\(suggestion(for: word, among: known))."
    case .missing(let what, let meaning): "Please give \(what): \(meaning)."
    case .missingValue(let option):
      "The option '\(option)' needs a value; one that begins with a dash is written \(option)=VALUE."
    case .badValue(let argument, let text, let expected):
      "\(argument) must be \(expected), but it is '\(text)'."
    case .unexpectedValue(let flag): "The flag '\(flag)' takes no value."
    case .repeated(let option): "The option '\(option)' is given twice; once would be right."
    case .unexpectedArgument(let word):
      "There is nothing to do with '\(word)'; a name with spaces needs quotes around it."
    case .other(let sentence): sentence
    }
  }
}
