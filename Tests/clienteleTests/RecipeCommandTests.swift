import CommandLineKit
import TestSupport
import Testing

@Suite("clientele recipe")
struct RecipeCommandTests {
  static let names = [
    "retail", "rfm", "uk-capped", "mall", "inliers-first", "transaction-outliers",
  ]

  @Test("lists every recipe, the default first")
  func list() async {
    let run = await Run("recipe", "list")
    #expect(run.exitCode == .success)
    let lines = run.results.split(separator: "\n")
    #expect(lines.map { String($0.prefix { $0 != " " }) } == Self.names)
    #expect(lines.first?.hasSuffix("(the default)") == true)
  }

  @Test("what it shows can be saved, checked and shown again", arguments: names)
  func roundTrip(name: String) async throws {
    let folder = try ScratchFolder()
    for words in [["show", name], ["show", name, "--resolved"]] {
      let shown = await Run("recipe", words[0], words[1], words.count > 2 ? words[2] : "--")
      #expect(shown.exitCode == .success)
      try folder.write(shown.results, to: "mine.json5")
      #expect(await Run("recipe", "check", folder.path("mine.json5")).exitCode == .success)
    }
  }

  @Test("says what is wrong with a recipe")
  func wrong() async throws {
    let folder = try ScratchFolder()
    try folder.write("{ cleening: [] }", to: "a.json5")
    let misspelt = await Run("recipe", "check", folder.path("a.json5"))
    #expect(misspelt.exitCode == .badData)
    #expect(misspelt.messages.contains("perhaps you meant 'cleaning'"))
    try folder.write("{ cleaning: ", to: "b.json5")
    #expect(await Run("recipe", "check", folder.path("b.json5")).exitCode == .badData)
    #expect(await Run("recipe", "check", folder.path("none.json5")).exitCode == .noFile)
    #expect(await Run("recipe", "check", folder.path("")).exitCode == .noFile)
    let unknown = await Run("recipe", "show", "rmf")
    #expect(unknown.exitCode == .usage)
    #expect(unknown.messages.contains("perhaps you meant 'rfm'"))
  }
}
