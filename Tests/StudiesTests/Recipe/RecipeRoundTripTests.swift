import Studies
import Testing

@Suite("The recipes of the catalogue")
struct RecipeRoundTripTests {
  @Test("are the same after writing and reading", arguments: RecipeCatalog.names)
  func roundTrip(name: String) throws {
    let recipe = try RecipeCatalog.recipe(named: name)
    let again = try Recipe(json5: recipe.json(), origin: name)
    #expect(again.json() == recipe.json())
    #expect(recipe.name == name && !recipe.summary.isEmpty)
    #expect(recipe.version == Recipe.formatVersion)
  }

  @Test("write every key there is, so that what was carried out is told in full")
  func keys() throws {
    let text = try RecipeCatalog.recipe(named: "inliers-first").json()
    for key in [
      "version", "name", "summary", "cleaning", "customers", "reference", "features", "extremes",
      "handling", "fence", "groups", "transforms", "clustering", "parameters", "clusters",
      "drivers", "trees", "unusual", "level", "method", "rule", "naming", "vocabulary", "seed",
    ] { #expect(text.contains("\"\(key)\" : "), "\(key)") }
  }

  @Test("read nothing as every default")
  func defaults() throws {
    let recipe = try Recipe(json5: "{}", origin: "empty")
    #expect(recipe.name == "custom" && recipe.seed == 1 && recipe.cleaning.isEmpty)
    #expect(recipe.customers.reference == "last+1" && recipe.drivers.trees == 100)
    #expect(recipe.clustering == nil && recipe.unusual == nil)
    #expect(recipe.extremes.handling == .keep && recipe.naming.vocabulary == "descriptive")
    let grouped = try Recipe(json5: "{ clustering: {}, unusual: {} }", origin: "short")
    #expect(grouped.clustering?.clusters == ClusterCount(from: 2, to: 10))
    #expect(grouped.clustering?.method == "k-means")
    #expect(grouped.unusual?.method == "isolation-forest" && grouped.unusual?.level == .customers)
  }

  @Test("are JSON5: comments, bare keys and trailing commas are read")
  func json5() throws {
    let text = """
      // mine
      { name: 'mine', /* four */ clustering: { clusters: +4, }, seed: 0x10, }
      """
    let recipe = try Recipe(json5: text, origin: "mine")
    #expect(recipe.clustering?.clusters == ClusterCount(from: 4, to: 4))
    #expect(recipe.name == "mine" && recipe.seed == 16)
  }

  @Test("are named when there is none of a name")
  func unknown() {
    let error = #expect(throws: RecipeError.self) { try RecipeCatalog.recipe(named: "retial") }
    #expect(error?.description.contains("perhaps you meant 'retail'") == true)
  }
}
