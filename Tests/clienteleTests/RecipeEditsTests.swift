import CommandLineKit
import Detection
import Features
import Ingestion
import Parameters
import Studies
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
    try expect(["--choose-by", "gap"]) { $0.clustering?.chooseBy = .gap }
    try expect(["--reference", "2012-01-01"]) { $0.customers.reference = "2012-01-01" }
    try expect(["--vocabulary", "four-groups"]) { $0.naming.vocabulary = "four-groups" }
    try expect(["--contamination", "0.05"]) { $0.unusual?.rule = .contamination(0.05) }
    try expect(["--rule", "evt"]) { $0.unusual?.rule = .method("evt", parameters: [:]) }
    try expect(["--rule", "adjusted-boxplot"]) { $0.unusual?.rule = .automatic }
    try expect(["--without", "frequency", "--without", "recency"]) {
      $0.customers.without = ["frequency", "recency"]
    }
    try expect(["--method", "k-prototypes", "--categories", "country"]) {
      $0.clustering?.method = "k-prototypes"
      $0.clustering?.parameters = [:]
      $0.customers.categories = ["country"]
    }
    try expect(["--method", "k-means"]) { _ in }
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

  @Test("choose how customers are drawn, and drop what only the other way knows")
  func plane() throws {
    try expect(["--plane", "umap"]) { $0.plane.method = "umap" }
    try expect(["--plane", "pca"]) { _ in }
  }

  @Test("choose features, and drop transforms of others, and fences where none are needed")
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
    try expect(words + ["--extremes", "keep"], of: "inliers-first") {
      $0.customers.features = ["recency", "monetary"]
      $0.extremes.handling = .keep
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
    try expect(["--recipe", "mall", "--extremes", "set-apart"], of: "mall") {
      $0.extremes.handling = .setApart
      $0.extremes.features = $0.customers.features
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

  @Test("keep returns by leaving out the rules that take them away")
  func keptReturns() throws {
    let rule = AnyCleaningRule(ReturnsRule(handling: .keep))
    try expect(["--returns", "keep"]) { recipe in
      recipe.cleaning = recipe.cleaning.filter { $0.identifier != "positive-quantity" }
        .map { $0.identifier == "returns" ? rule : $0 }
    }
    try expect(["--returns", "keep", "--recipe", "rfm"], of: "rfm") {
      $0.cleaning.removeAll { ["not-cancelled", "positive-quantity"].contains($0.identifier) }
      $0.cleaning.insert(rule, at: 0)
    }
  }

  /// Compares the recipe that words give with one of the catalogue that is edited by hand.
  private func expect(
    _ words: [String], of name: String = "retail", edit: (inout Recipe) -> Void
  ) throws {
    var expected = try RecipeCatalog.recipe(named: name)
    edit(&expected)
    #expect(try edited(words) == expected.json(), "\(words)")
  }

  private func edited(_ words: [String]) throws -> String { try editedRecipe(words).json() }
}

/// The recipe that words of a command line give.
func editedRecipe(_ words: [String]) throws -> Recipe {
  try RecipeEdits.recipe(from: ParsedValues(words, for: RecipeEdits.all))
}
