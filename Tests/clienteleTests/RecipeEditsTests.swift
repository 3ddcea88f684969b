import CommandLineKit
import Detection
import Features
import Ingestion
import Parameters
import Studies
import TestSupport
import Testing

@testable import clientele

/// Flags edit a recipe, and touch nothing else of it.
@Suite("Flags that edit a recipe")
struct RecipeEditsTests {
  @Test("leave a recipe as it is when none is given", arguments: RecipeCatalog.names)
  func none(name: String) throws {
    #expect(try edited(["--recipe", name]) == RecipeCatalog.recipe(named: name).json())
    #expect(try edited([]) == RecipeCatalog.recipe(named: "retail").json())
  }

  @Test("set the number of segments, or a range", arguments: [("4", 4, 4), ("3-6", 3, 6)])
  func clusters(text: String, from: Int, to: Int) throws {
    try expect(["--k", text]) { $0.clustering?.clusters = ClusterCount(from: from, to: to) }
  }

  @Test("set one setting each")
  func settings() throws {
    try expect(["--seed", "7"]) { $0.seed = 7 }
    try expect(["--starts", "50"]) { $0.clustering?.parameters["starts"] = .number(50) }
    try expect(["--reference", "2012-01-01"]) { $0.customers.reference = "2012-01-01" }
    try expect(["--vocabulary", "four-groups"]) { $0.naming.vocabulary = "four-groups" }
    try expect(["--contamination", "0.05"]) { $0.unusual?.rule = .contamination(0.05) }
    try expect(["--seed", "7", "--vocabulary", "descriptive"]) {
      $0.seed = 7
      $0.naming.vocabulary = "descriptive"
    }
  }

  @Test("change the detector, and drop what only the old one knows")
  func detector() throws {
    try expect(["--detector", "nearest-neighbours"]) {
      $0.unusual?.method = "nearest-neighbours"
      $0.unusual?.parameters = [:]
    }
    try expect(["--detector", "isolation-forest"]) { _ in }
  }

  @Test("choose features, and drop transforms and fences of others")
  func features() throws {
    try expect(["--features", "recency", "--features", "monetary"]) {
      $0.customers.features = ["recency", "monetary"]
      $0.transforms[0].columns = ["monetary"]
    }
    try expect(["--features", "recency", "--features", "tenure"]) {
      $0.customers.features = ["recency", "tenure"]
      $0.transforms.removeFirst()
    }
    let words = ["--recipe", "inliers-first", "--features", "recency", "--features", "monetary"]
    try expect(words, of: "inliers-first") {
      $0.customers.features = ["recency", "monetary"]
      $0.extremes.features = ["monetary"]
    }
  }

  @Test("set extremes apart by the usual features, of those that are chosen")
  func extremes() throws {
    try expect(["--extremes", "set-apart"]) {
      $0.extremes.handling = .setApart
      $0.extremes.features = ["frequency", "monetary"]
    }
    try expect(["--extremes", "set-apart", "--features", "recency", "--features", "frequency"]) {
      $0.customers.features = ["recency", "frequency"]
      $0.transforms[0].columns = ["frequency"]
      $0.extremes.handling = .setApart
      $0.extremes.features = ["frequency"]
    }
    try expect(["--recipe", "inliers-first", "--extremes", "keep"], of: "inliers-first") {
      $0.extremes.handling = .keep
    }
  }

  @Test("replace the country, or add it at the end")
  func country() throws {
    let rule = AnyCleaningRule(CountryRule(countries: ["France", "Spain"]))
    let words = ["--country", "France", "--country", "Spain"]
    try expect(words) { $0.cleaning.append(rule) }
    try expect(words + ["--recipe", "uk-capped"], of: "uk-capped") {
      $0.cleaning.removeAll { $0.identifier == "country" }
      $0.cleaning.append(rule)
    }
  }

  @Test("replace what happens to returns where it stands, or put it first")
  func returns() throws {
    let rule = AnyCleaningRule(ReturnsRule(handling: .drop))
    try expect(["--returns", "drop"]) { recipe in
      let place = recipe.cleaning.firstIndex { $0.identifier == "returns" }
      if let place { recipe.cleaning[place] = rule }
    }
    try expect(["--returns", "drop", "--recipe", "rfm"], of: "rfm") {
      $0.cleaning.insert(rule, at: 0)
    }
  }

  static let refused: [(words: [String], says: String)] = [
    (["--k", "1"], "2 or more"), (["--k", "0"], "2 or more"), (["--k", "6-3"], "must rise"),
    (["--k", "four"], "a number or a range"), (["--k", "3-"], "a number or a range"),
    (["--k=-3"], "a number or a range"), (["--k", "2-3-4"], "a number or a range"),
    (["--k", "1000"], "from 1 to 256"), (["--starts", "0"], "from 1 to 1000"),
    (["--contamination", "0.9"], "at most 0.5"), (["--contamination", "nan"], "contamination"),
    (["--detector", "oracle"], "no detector 'oracle'"),
    (["--vocabulary", "retial"], "perhaps you meant 'retail'"),
    (["--reference", "soon"], "'soon'"), (["--seed", "-1"], "--seed"),
    (["--features", "recency", "--features", "recency"], "twice"),
    (["--extremes", "set-apart", "--features", "recency"], "extremes.features"),
    (["--recipe", "transaction-outliers", "--k", "4"], "--k has no meaning"),
    (["--recipe", "transaction-outliers", "--starts", "4"], "--starts has no meaning"),
    (["--recipe", "transaction-outliers", "--features", "price"], "--features has no meaning"),
  ]

  @Test("are refused with a sentence when they make no sense", arguments: refused)
  func refuses(words: [String], says: String) {
    let error = #expect(throws: (any Error).self) { try edited(words) }
    let sentence = error.map { "\($0)" } ?? ""
    #expect(sentence.contains(says) && sentence.hasSuffix("."), "\(sentence)")
    #expect((error as? any ExitCodeError)?.exitCode.rawValue ?? 0 > 0)
  }

  @Test(
    "have no meaning for a recipe that looks for nothing unusual",
    arguments: ["detector", "contamination"])
  func nothingUnusual(option: String) throws {
    let folder = try ScratchFolder()
    try folder.write("{ name: 'mine', clustering: {} }", to: "mine.json5")
    let value = option == "detector" ? "isolation-forest" : "0.1"
    let error = #expect(throws: UsageError.self) {
      try edited(["--recipe", folder.path("mine.json5"), "--\(option)", value])
    }
    #expect(error?.description.contains("mine looks for nothing unusual") == true)
  }

  /// Compares the recipe that words give with one of the catalogue that is edited by hand.
  private func expect(
    _ words: [String], of name: String = "retail", edit: (inout Recipe) -> Void
  ) throws {
    var expected = try RecipeCatalog.recipe(named: name)
    edit(&expected)
    #expect(try edited(words) == expected.json(), "\(words)")
  }

  private func edited(_ words: [String]) throws -> String {
    try RecipeEdits.recipe(from: ParsedValues(words, for: RecipeEdits.all)).json()
  }
}
