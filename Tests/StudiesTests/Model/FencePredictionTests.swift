import Detection
import Numeric
import Studies
import Testing

/// Fences have two sides, and a customer may stick out as nobody in the study did.
@Suite(
  "A prediction beyond the fences",
  .enabled(if: ShopStudies.isPossible, "the engine is not installed"))
struct FencePredictionTests {
  @Test("says nothing of much spending to one who spent less than nothing")
  func below() throws {
    let prediction = try predict(["monetary": -50_000])
    #expect(!["Pamper", "Upsell", "Delight"].contains(prediction.name))
    #expect(!prediction.action.contains("spend much"))
    #expect(prediction.unlikeStudy == ["low monetary"])
  }

  @Test("is the group of those who stick out alike")
  func above() throws {
    let prediction = try predict(["monetary": 1e6, "frequency": 1e4])
    #expect(prediction.name == "Delight" && prediction.unlikeStudy.isEmpty)
  }

  @Test("within the fences is a cluster")
  func within() throws {
    let prediction = try predict([:])
    #expect(prediction.distance != nil && prediction.unlikeStudy.isEmpty)
  }

  @Test("that the study never met is a group whose words hold, and says so")
  func unseen() throws {
    let model = try #require(try study(Self.table, by: Self.recipe).model)
    let rows = try Matrix(columns: [[90_000], [90_000]])
    let prediction = try #require(try model.predictions(for: rows).first)
    #expect(model.extremes.map(\.sides.description) == ["[high Age]", "[high Spend]"])
    #expect(prediction.unlikeStudy == ["high Age", "high Spend"])
    #expect(prediction.distance == nil && prediction.clearness == nil)
    #expect(prediction.segment == model.segments[model.extremes[0].segment].identifier)
  }

  /// Some are old and some spend much; nobody is both.
  private static let table = customers(60) { row in
    (
      row == 58 ? 9_000 : Double(20 + row * 13 % 47),
      row == 59 ? 90_000 : Double(row * row * 7 % 1_009)
    )
  }

  private static let recipe = """
    {
      extremes: { handling: "set-apart", features: ["Age", "Spend"] },
      transforms: [{ transform: "standardise" }],
      clustering: { clusters: 2 },
      drivers: { trees: 1 },
    }
    """

  /// The usual customer of the shop, with some values replaced.
  private func predict(_ values: [String: Double]) throws -> Prediction {
    let model = try #require(try ShopStudies.result("inliers-first").model)
    let usual = ["recency": 40.0, "frequency": 2, "monetary": 300]
    let row = try model.features.map { try [#require(values[$0.name] ?? usual[$0.name])] }
    return try #require(try model.predictions(for: Matrix(columns: row)).first)
  }
}
