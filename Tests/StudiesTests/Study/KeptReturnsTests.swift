import Features
import Ingestion
import Studies
import Testing

/// Returns that are kept count against what was bought.
@Suite("Kept returns", .enabled(if: ShopStudies.isPossible, "the engine is not installed"))
struct KeptReturnsTests {
  @Test("stay in the ledger and lower the revenue", arguments: ["retail", "rfm"])
  func stay(name: String) throws {
    let netted = try ledger(name, .net)
    let kept = try ledger(name, .keep)
    #expect(kept.entries.allSatisfy { $0.rule != "positive-quantity" })
    #expect(kept.after.rows > netted.after.rows)
    let dropped = try ledger(name, .drop)
    #expect(kept.after.revenue.value < dropped.after.revenue.value)
  }

  /// The ledger of the shop; standardised without logs, which negative sums do not have.
  private func ledger(_ name: String, _ handling: ReturnsHandling) throws -> Ledger {
    var recipe = try ShopStudies.quick(name)
    recipe.treatReturns(handling)
    recipe.transforms.removeAll { $0.transform == .log1p }
    return try #require(try Study(recipe: recipe, paths: [ShopStudies.path]).run().ledger)
  }
}
