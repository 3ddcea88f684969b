import Features
import Ingestion
import Segments
import Studies
import TestSupport
import Testing

/// The default recipe, written for invoices, on a table with one row a customer.
@Suite(
  "The default recipe on a table of customers",
  .enabled(if: ShopStudies.isPossible, "the engine is not installed"))
struct CustomerTableRecipeTests {
  @Test("gives way where it speaks of invoices")
  func adapted() throws {
    let recipe = try run { _ in }.recipe
    #expect(recipe.cleaning.isEmpty && recipe.customers.features.isEmpty)
    #expect(recipe.transforms == [TransformStep(.standardise)])
    #expect(recipe.naming.vocabulary == "descriptive")
  }

  @Test("stays as it was changed")
  func changed() throws {
    let recipe = try run {
      $0.naming.vocabulary = "income-and-spending"
      $0.transforms = [TransformStep(.robust)]
      $0.customers.features = ["Spend"]
    }.recipe
    #expect(recipe.naming.vocabulary == "income-and-spending")
    #expect(recipe.transforms == [TransformStep(.robust)])
    #expect(recipe.customers.features == ["Spend"])
  }

  @Test("loses what it does to features of invoices, and nothing else")
  func transforms() throws {
    let steps = [TransformStep(.log1p, columns: ["frequency"]), TransformStep(.robust)]
    #expect(try run { $0.transforms = steps }.recipe.transforms == [TransformStep(.robust)])
  }

  @Test("is the same recipe under another name")
  func renamed() throws {
    #expect(try run { $0.name = "mine" }.recipe.cleaning.isEmpty)
  }

  @Test("sets customers apart by the features there are")
  func setApart() throws {
    let result = try run {
      $0.extremes.handling = .setApart
      $0.extremes.features = ExtremeSettings.usualFeatures
    }
    #expect(result.recipe.extremes.features == ["Age", "Spend"])
    #expect(result.segments.filter(\.isSetApart).map(\.customers) == [2])
  }

  @Test("sets nobody apart by a feature that is left out")
  func setApartWithout() throws {
    let result = try run {
      $0.extremes.handling = .setApart
      $0.extremes.features = ExtremeSettings.usualFeatures
      $0.customers.without = ["Age"]
    }
    #expect(result.features == ["Spend"] && result.recipe.extremes.features == ["Spend"])
  }

  @Test("is refused when its cleaning was changed")
  func otherCleaning() throws {
    let sentence = try refusal { $0.treatReturns(.drop) }
    #expect(sentence.contains("needs transactions") && sentence.contains("leave out --returns"))
  }

  @Test("is refused when it counts from a day")
  func otherDay() throws {
    #expect(try refusal { $0.customers.reference = "last" }.contains("so --reference"))
  }

  private func run(edit: (inout Recipe) -> Void) throws -> StudyResult {
    var recipe = try ShopStudies.quick("retail")
    edit(&recipe)
    let table = customers(60) { row in
      (Double(20 + row * 13 % 47), row > 57 ? 90_000 : Double(row * row * 7 % 1_009))
    }
    return try study(table, by: recipe.json())
  }

  private func refusal(edit: (inout Recipe) -> Void) throws -> String {
    let error = #expect(throws: StudyError.self) { try run(edit: edit) }
    return try #require(error).description
  }
}
