import Testing

@testable import Clustering

/// Measures as scikit-learn gives them for known data, so that the rule is tested by itself.
struct Measured: CustomStringConvertible, Sendable {
  let description: String
  let rows: Int
  let chosen: Int
  let inertia: [Double]
  let silhouette: [Double]
  let stability: [Double]
  let smallest: [Int]
  let largest: [Int]

  var candidates: [ClusterCountSelection.Candidate] {
    inertia.indices.map { i in
      ClusterCountSelection.Candidate(
        k: i + 2, inertia: inertia[i], silhouette: silhouette[i], daviesBouldin: 1,
        calinskiHarabasz: 1, stability: stability[i],
        smallest: Double(smallest[i]) / Double(rows), largest: Double(largest[i]) / Double(rows),
        ungrouped: 0, bayesianInformation: nil,
        objection: nil)
    }
  }
}

@Suite("The rule that takes one number of groups")
struct ClusterCountRuleTests {
  static let known = [
    Measured(
      description: "uk-capped", rows: 3_882, chosen: 3,
      inertia: [8012.473, 4751.277, 3257.952, 2696.172, 2238.993],
      silhouette: [0.8501, 0.5558, 0.5856, 0.5816, 0.5163],
      stability: [0.414, 0.962, 0.951, 0.889, 0.728], smallest: [39, 39, 20, 4, 4],
      largest: [3_843, 2_836, 2_616, 2_541, 2_243]),
    Measured(
      description: "rfm", rows: 4_338, chosen: 4,
      inertia: [6872.716, 4298.627, 3241.979, 2760.903, 2397.0, 2166.5, 1960.3, 1818.6, 1687.5],
      silhouette: [0.4064, 0.4156, 0.3805, 0.3434, 0.332, 0.2995, 0.2999, 0.2818, 0.2824],
      stability: [0.961, 0.977, 0.927, 0.941, 0.860, 0.623, 0.816, 0.683, 0.706],
      smallest: [1_826, 982, 568, 324, 322, 205, 172, 113, 100],
      largest: [2_512, 2_032, 1_453, 1_202, 1_100, 967, 881, 772, 733]),
    Measured(
      description: "mall", rows: 200, chosen: 5,
      inertia: [269.691, 157.704, 108.921, 65.568, 55.057, 44.865, 37.148, 32.360, 29.076],
      silhouette: [0.3213, 0.4666, 0.4939, 0.5547, 0.5399, 0.5281, 0.4567, 0.4565, 0.4494],
      stability: [0.198, 0.990, 0.814, 0.966, 0.893, 0.766, 0.832, 0.809, 0.727],
      smallest: [76, 38, 23, 22, 10, 10, 10, 10, 7],
      largest: [124, 123, 100, 81, 81, 79, 45, 43, 43]),
  ]

  @Test("takes a defensible number for known data", arguments: known)
  func chooses(_ measured: Measured) {
    let selection = select(measured)
    #expect(selection.chosen == measured.chosen)
    #expect(!selection.isForced)
    #expect(selection.reasons.contains { $0.hasPrefix("\(measured.chosen) groups") })
  }

  @Test("says why the best silhouette of uk-capped is not taken")
  func dissent() throws {
    let selection = select(Self.known[0])
    #expect(selection.knee == 4)
    let sentence = try #require(selection.dissent.first { $0.contains("silhouette is highest") })
    #expect(sentence.contains("2 groups"))
    #expect(sentence.contains("39 customers (1.0 %)"))
    #expect(selection.candidates[0].objection != nil)
    #expect(selection.candidates[1].objection == nil)
  }

  @Test("takes a forced number, and says what it would have taken")
  func forced() {
    let selection = select(Self.known[1], forced: 6)
    #expect(selection.chosen == 6)
    #expect(selection.isForced)
    #expect(selection.reasons.first == "6 groups were asked for.")
    #expect(selection.dissent.first == "Left to itself the choice would have been 4 groups.")
  }

  @Test("takes the least bad number when none passes, and says so")
  func nonePasses() {
    let poor = Measured(
      description: "poor", rows: 1_000, chosen: 3, inertia: [100, 50, 30],
      silhouette: [0.9, 0.2, 0.1], stability: [0.1, 0.7, 0.5], smallest: [2, 200, 3],
      largest: [998, 500, 900])
    let selection = select(poor)
    #expect(selection.chosen == 3)
    #expect(selection.reasons.first?.hasPrefix("No number of groups passes") == true)
    #expect(selection.dissent.contains { $0.hasPrefix("Against 3 groups") })
    #expect(selection.dissent.contains { $0.contains("below 0.25") })
  }

  @Test(
    "asks fewer rows of the smallest group of few rows",
    arguments: [(20, 1), (200, 10), (600, 30), (3_882, 30), (10_000, 50)])
  func floor(rows: Int, least: Int) { #expect(ClusterCountRule().leastRows(of: rows) == least) }

  private func select(_ measured: Measured, forced: Int? = nil) -> ClusterCountSelection {
    ClusterCountSelection(
      measured.candidates, rows: measured.rows, forced: forced, rule: ClusterCountRule(),
      sampleSize: nil, foundBy: nil)
  }
}
