import Studies
import Testing

/// A text that is no JSON5 is refused with the line and what is wrong there.
@Suite("The place of a fault in JSON5")
struct JSON5FaultTests {
  static let faults: [(text: String, says: String)] = [
    (
      "{\n  name: 'x',\n  cleaning: [\n    { rule: 'a' }\n    { rule: 'b' }\n  ]\n}",
      "line 5, a comma"
    ),
    ("{\n\n seed: 1 } }", "line 3, something follows the end"),
    ("{\n name: \"x\n}", "line 2, the text in quotes has no end"),
    ("{\n\n\n name: tru }", "line 4, tru needs quotes"),
    ("{\n name 'x' }", "line 2, a colon is missing"),
    ("{\n name: }", "line 2, a value is missing"),
    ("{ , }", "line 1, a key is missing"),
    ("{\n cleaning: [\n { rule: 'a' }", "line 2, the [ has no end"),
    ("{ a: 1 ]", "line 1, a comma or the end of the { is missing"),
    ("// only\n/* a comment", "line 2, the comment has no end"),
    ("", "line 1, a value is missing"),
  ]

  @Test("is told", arguments: faults)
  func told(text: String, says: String) throws {
    let error = #expect(throws: RecipeError.self) { try Recipe(json5: text, origin: "mine.json5") }
    let sentence = try #require(error).description
    #expect(
      sentence.hasPrefix("The recipe mine.json5 is not valid JSON5: in \(says)"), "\(sentence)")
  }

  @Test("is not seen in what reads well")
  func fine() throws {
    let text = """
      \u{FEFF}// a comment with { and "
      { /* another, with ' */ 'name': "it's \\"x\\"", seed: +7, summary: 'a\\
      b', clustering: null, customers: { features: ["a", 'b',], }, }
      """
    #expect(try Recipe(json5: text, origin: "mine.json5").name == "it's \"x\"")
  }
}
