import Clustering
import Detection
import Features
import Insight
import Parameters
import Projection
import Segments
import Studies
import TestSupport
import Testing

/// The figures of the public recipes, from file to segments.
@Suite(
  "Public recipes",
  .enabled(if: SharedData.isPresent, "the shared data are not on this machine"))
struct PublicRecipeTests {
  @Test("uk-capped")
  func capped() throws {
    let result = try run("uk-capped", "online_retail.csv")
    #expect(result.customers.identifiers.count == 3_882)
    let selection = try #require(result.selection)
    expect(
      selection.candidates.map(\.inertia),
      [
        8012.473, 4751.277, 3257.952, 2696.172, 2238.993, 1853.152, 1550.357, 1355.830, 1208.870,
      ], within: 0.0006)
    expect(
      selection.candidates.map(\.silhouette),
      [0.8501, 0.5558, 0.5856, 0.5816, 0.5163, 0.4854, 0.4765, 0.4606, 0.4443], within: 0.00006)
    #expect(selection.chosen == 3)
    #expect(result.segments.map(\.customers) == [39, 2_836, 1_007])
    #expect(result.segments.map(\.name) == ["Champions", "Regulars", "At Risk"])
    #expect(result.unusual?.ranked.count == 78)
    let drivers = try #require(result.drivers)
    expect(drivers.importances, [0.826, 0.088, 0.087], within: 0.03)
    #expect(abs(drivers.accuracy - 0.997) < 0.01)
    let variance = try #require(result.projection).model.explainedVarianceRatio
    expect(Array(variance.prefix(2)), [0.625, 0.285], within: 0.0006)
  }

  @Test("rfm")
  func rfm() throws {
    let result = try run("rfm", "online_retail.csv", clusters: 4)
    let selection = try #require(result.selection)
    let four = try #require(selection.candidates.first { $0.k == 4 })
    #expect(abs(four.inertia - 3241.985) < 0.0006)
    #expect(abs(four.calinskiHarabasz - 4354) < 0.6)
    #expect(result.segments.map(\.customers).sorted() == [568, 938, 1_379, 1_453])
    #expect(
      result.segments.map(\.name) == [
        "Loyal High-Spender", "Potential Loyalist", "Occasional Buyer", "Dormant Customer",
      ])
    #expect(selection.knee == 4)
  }

  /// The published silhouette and Davies-Bouldin index belong to the best of 10 starts, whose
  /// inertia is 3242.055; the published inertia and sizes to the best of 100.
  @Test("rfm with ten starts")
  func rfmWithTenStarts() throws {
    let result = try run("rfm", "online_retail.csv", clusters: 4, starts: 10)
    let candidates = try #require(result.selection).candidates
    expect(candidates.prefix(3).map(\.silhouette), [0.4064, 0.4156, 0.3805], within: 0.00006)
    #expect(abs(candidates[2].daviesBouldin - 0.857) < 0.0006)
    // The mean of few resamples, drawn otherwise than the published ones and grouped from fewer
    // starts, which tells most where groups are least stable.
    let stabilities = candidates.prefix(5).map(\.stability)
    expect(Array(stabilities.prefix(3)), [0.961, 0.977, 0.927], within: 0.05)
    expect(Array(stabilities.suffix(2)), [0.941, 0.860], within: 0.1)
  }

  /// The published agreement is that with the best of 10 starts of k-means.
  @Test("rfm by Ward")
  func rfmByWard() throws {
    var recipe = try RecipeCatalog.recipe(named: "rfm")
    recipe.clustering?.parameters["starts"] = .number(10)
    let wishes = [MethodWish("k-means", number: 4), MethodWish("agglomerative", number: 4)]
    let found = try Study(recipe: recipe, paths: [SharedData.path("online_retail.csv")])
      .compare(wishes).comparison
    #expect(abs(found.groupings[1].measures.silhouette - 0.3741) < 0.00006)
    #expect(abs(found.agreement[0][1] - 0.5305) < 0.0006)
  }

  @Test("mall")
  func mall() throws {
    let result = try run("mall", "mall/Mall_Customers.csv")
    let selection = try #require(result.selection)
    expect(
      selection.candidates.map(\.inertia),
      [269.691, 157.704, 108.921, 65.568, 55.057, 44.865, 37.148, 32.360, 29.076], within: 0.0006)
    #expect(selection.chosen == 5)
    #expect(result.segments.map(\.customers).sorted() == [22, 23, 35, 39, 81])
    #expect(Set(result.segments.map(\.name)).count == 5)
  }

  @Test("inliers-first")
  func inliersFirst() throws {
    let result = try run("inliers-first", "online_retail.csv")
    #expect(result.customers.identifiers.count == 4_334)
    let apart = result.segments.filter(\.isSetApart)
    #expect(apart.map(\.name).sorted() == ["Delight", "Pamper", "Upsell"])
    #expect(apart.map(\.customers).sorted() == [46, 193, 232])
    let rest = result.segments.filter { !$0.isSetApart }
    #expect(rest.map(\.customers).sorted() == [482, 890, 942, 1_549])
    let four = try #require(result.selection?.candidates.first { $0.k == 4 })
    #expect(abs(four.inertia - 2777.882) < 0.0006)
    expect(
      result.selection?.candidates.prefix(5).map(\.silhouette) ?? [],
      [0.4582, 0.4607, 0.4154, 0.3999, 0.3698], within: 0.00006)
    let revenue = apart.compactMap(\.revenueShare).reduce(0, +)
    #expect(abs(revenue - 0.624) < 0.0006)
    #expect(Set(rest.map(\.name)) == ["Retain", "Re-engage", "Nurture", "Reward"])
  }

  private func run(
    _ name: String, _ file: String, clusters: Int? = nil, starts: Int? = nil
  ) throws -> StudyResult {
    var recipe = try RecipeCatalog.recipe(named: name)
    if let clusters {
      recipe.clustering?.clusters = ClusterCount(from: clusters, to: clusters)
    }
    if let starts { recipe.clustering?.parameters["starts"] = .number(Double(starts)) }
    return try Study(recipe: recipe, paths: [SharedData.path(file)]).run()
  }

  private func expect(_ values: [Double], _ expected: [Double], within tolerance: Double) {
    #expect(values.count == expected.count)
    for (value, wanted) in zip(values, expected) {
      #expect(abs(value - wanted) <= tolerance, "\(value) instead of \(wanted)")
    }
  }
}
