import Studies
import Testing

@Suite("A recipe with a mistake")
struct RecipeErrorTests {
  @Test("has a key that is not known", arguments: WrongRecipe.unknownKeys)
  func unknownKey(wrong: WrongRecipe) throws { try expect(wrong) }

  @Test("has a value of a wrong type, or none", arguments: WrongRecipe.wrongTypes)
  func wrongType(wrong: WrongRecipe) throws { try expect(wrong) }

  @Test("has a value out of range", arguments: WrongRecipe.outOfRange)
  func outOfRange(wrong: WrongRecipe) throws { try expect(wrong) }

  @Test("asks for what excludes itself", arguments: WrongRecipe.impossible)
  func impossible(wrong: WrongRecipe) throws { try expect(wrong) }

  @Test(
    "is no JSON5", arguments: ["", " ", "{", "{]", "{ name: }", "{ seed: 1 } }", "\u{0}", "{ a"])
  func notJSON5(text: String) throws {
    try expect(WrongRecipe(text, "recipe mine.json5 is not valid JSON5: "))
  }

  @Test("is nested without end", arguments: ["[", "{a:", "{cleaning:[", "{transforms:[{a:"])
  func deep(opening: String) {
    for count in [100, 500, 100_000] {
      let text = String(repeating: opening, count: count)
      #expect(throws: RecipeError.self) { try Recipe(json5: text, origin: "mine.json5") }
    }
  }

  /// The sentence names the place and what would be right, and shows no types of the program.
  private func expect(_ wrong: WrongRecipe) throws {
    let error = #expect(throws: RecipeError.self) {
      try Recipe(json5: wrong.text, origin: "mine.json5")
    }
    let sentence = try #require(error).description
    for text in wrong.says { #expect(sentence.contains(text), "\(sentence)") }
    #expect(sentence.hasSuffix(".") && !sentence.contains("..") && !sentence.contains("\n"))
    for type in ["Array<", "Dictionary<", "Int", "String", "CodingKey", "Swift", "\"\\("] {
      #expect(!sentence.contains(type), "\(sentence)")
    }
  }
}
