import CommandLineKit
import Testing

@Suite("Parsing values")
struct ParsedValuesTests {
  private func parsed(_ words: [String]) throws -> ParsedValues {
    try ParsedValues(words, for: Greet.arguments)
  }

  @Test(
    "reads options however they are typed",
    arguments: [["--times", "3"], ["--times=3"], ["-t", "3"], ["-t3"], ["-t=3"], ["-lt3"]])
  func spellings(words: [String]) throws {
    #expect(try parsed(["Ada"] + words)[Greet.times] == 3)
    #expect(try parsed(words + ["Ada"])[Greet.times] == 3)
  }

  @Test("gives what is left out its default")
  func defaults() throws {
    let values = try parsed(["Ada"])
    #expect(values[Greet.times] == 1)
    #expect(values[Greet.tone] == .warm)
    #expect(values[Greet.title] == nil)
    #expect(values[Greet.column] == [])
    #expect(values[Greet.dark] == nil)
    #expect(!values[Greet.loud])
    #expect(!values.isGiven(Greet.times))
  }

  @Test("collects repeated options and the words that are left, in order")
  func repeated() throws {
    let values = try parsed(
      ["Ada", "--column", "customer=Client No", "Bea", "--column=date=When", "Cyd"])
    #expect(values[Greet.column] == ["customer=Client No", "date=When"])
    #expect(values[Greet.person] == "Ada")
    #expect(values[Greet.others] == ["Bea", "Cyd"])
    #expect(values.isGiven(Greet.column))
  }

  @Test("takes negative numbers and a lone dash as values, and what follows -- as words")
  func dashes() throws {
    let values = try parsed(["--times", "-5", "--title", "-", "--", "--loud", "-x"])
    #expect(values[Greet.times] == -5)
    #expect(values[Greet.title] == "-")
    #expect(values[Greet.person] == "--loud")
    #expect(values[Greet.others] == ["-x"])
  }

  @Test(
    "switches on and off; the last one counts",
    arguments: [
      (["--dark"], true), (["--no-dark"], false), (["--dark", "--no-dark"], false),
    ])
  func toggles(words: [String], expected: Bool) throws {
    #expect(try parsed(["Ada"] + words)[Greet.dark] == expected)
  }

  @Test("reads several flags in one word")
  func flags() throws {
    let values = try parsed(["Ada", "-lq"])
    #expect(values[Greet.loud] && values[Greet.quiet])
  }

  @Test(
    "says what is wrong and what would be right",
    arguments: [
      (["Ada", "--tims", "3"], "There is no option '--tims'; perhaps you meant '--times'."),
      (["Ada", "--times", "many"], "--times must be a whole number, but it is 'many'."),
      (["Ada", "--times", "1", "--times", "2"], "'--times' is given twice"),
      (["Ada", "--times"], "The option '--times' needs a value"),
      (["Ada", "--times", "--loud"], "The option '--times' needs a value"),
      (["Ada", "--tone", "hot"], "--tone must be one of warm, cool, but it is 'hot'."),
      (["Ada", "--loud=yes"], "The flag '--loud' takes no value."),
      (["Ada", "-z"], "There is no option '-z'"),
      ([], "Please give PERSON: whom to greet."),
    ] as [([String], String)])
  func refuses(words: [String], sentence: String) throws {
    let error = #expect(throws: UsageError.self) { try parsed(words) }
    #expect(try #require(error).description.contains(sentence))
  }

  @Test("refuses a word too many, and a number that is none", arguments: ["x", "nan", "inf", ""])
  func numbers(text: String) {
    #expect(throws: UsageError.self) { try ParsedValues(["--key", text], for: Box.Open.arguments) }
    #expect(throws: UsageError.unexpectedArgument("more")) {
      try ParsedValues(["--key", "1", "more"], for: Box.Open.arguments)
    }
  }
}
