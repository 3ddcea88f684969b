import Features
import Studies
import TestSupport
import Testing

/// Features that customers are not grouped by.
@Suite("Features left out", .enabled(if: ShopStudies.isPossible, "the engine is not installed"))
struct LeavingOutTests {
  @Test("are not grouped by, and their transforms go", arguments: ShopStudies.names)
  func shop(name: String) throws {
    var recipe = try ShopStudies.quick(name)
    recipe.extremes.handling = .keep
    recipe.extremes.features = []
    recipe.customers.without = ["frequency"]
    let result = try Study(recipe: recipe, paths: [ShopStudies.path]).run()
    #expect(Set(result.features) == ["recency", "monetary"])
    #expect(result.recipe.transforms.allSatisfy { $0.columns?.contains("frequency") != true })
  }

  @Test("may have missing values")
  func missing() throws {
    let table = customers(40) { (Double(20 + $0 * 13 % 47), Double($0 * $0 * 7 % 1_009)) }
      .replacing(",28.0\n", with: ",\n")
    let sentence = try refusal(table, "{ clustering: { clusters: 2 } }")
    #expect(sentence.contains("--without \"Spend\""))
    let recipe = "{ customers: { without: ['Spend'] }, clustering: { clusters: 2 } }"
    #expect(try study(table, by: recipe).features == ["Age"])
  }

  @Test("must be there, and not all")
  func wrong() throws {
    let table = customers(40) { (Double(20 + $0 * 13 % 47), Double($0 * $0 * 7 % 1_009)) }
    #expect(
      try refusal(table, "{ customers: { without: ['Agee'] } }").contains("perhaps you meant 'Age'")
    )
    #expect(
      try refusal(table, "{ customers: { without: ['Age', 'Spend'] } }").contains("--without"))
  }

  private func refusal(_ table: String, _ recipe: String) throws -> String {
    let error = #expect(throws: StudyError.self) { try study(table, by: recipe) }
    return try #require(error).description
  }
}
