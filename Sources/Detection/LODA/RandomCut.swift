import Glibc
import Numeric

/// A direction that mixes some features.
struct RandomDirection: Sendable, Codable, Hashable {
  /// The features that count, in rising order.
  let features: [Int]

  /// How much each of them counts.
  let weights: [Double]

  /// Draws as many features as the root of their number, and a normal weight for each.
  init(features count: Int, random: SplitMix64) {
    var random = random
    let drawn = drawFeatures(Int(Double(count).squareRoot()), of: count, using: &random)
    features = drawn
    weights = drawn.map { _ in random.nextNormal() }
  }

  /// Returns the weighted sum of features of each row.
  func project(_ rows: Matrix) -> [Double] {
    var along = [Double](repeating: 0, count: rows.rowCount)
    for (place, feature) in features.enumerated() {
      let (values, weight) = (rows.column(feature), weights[place])
      if place == 0 {
        for i in along.indices { along[i] = weight * values[i] }
      } else {
        for i in along.indices { along[i] += weight * values[i] }
      }
    }
    return along
  }
}

/// Draws some features, each set of so many equally likely, in rising order.
func drawFeatures(_ wanted: Int, of count: Int, using random: inout SplitMix64) -> [Int] {
  var features = Array(0..<count)
  for i in 0..<wanted { features.swapAt(i, i + random.nextIndex(below: count - i)) }
  return features.prefix(wanted).sorted()
}

/// A direction with the histogram of the learned rows along it.
struct RandomCut: Sendable, CheckedCodable, Hashable {
  struct Contents: Hashable {
    let direction: RandomDirection
    let histogram: FeatureHistogram
  }

  /// What is added to the rows of each bin, so that empty bins are not infinitely unusual.
  private static let regularization = 1e-12

  /// How many bin widths beyond a histogram still count as its last bin.
  private static let tolerance = 0.5

  let contents: Contents

  /// The surprise of each bin along the direction, and of values beyond all bins.
  let bins: DirectionBins

  init(_ contents: Contents) {
    self.contents = contents
    let counts = contents.histogram.counts.map { Double($0) + RandomCut.regularization }
    let total = counts.reduce(0, +)
    let terms = (counts + [RandomCut.regularization]).map { -log($0 / total) }
    bins = DirectionBins(
      features: contents.direction.features, weights: contents.direction.weights,
      terms: BinTerms(
        edges: contents.histogram.edges, terms: terms, tolerance: RandomCut.tolerance))
  }

  var direction: RandomDirection { contents.direction }

  /// Returns how surprising a place along the direction is.
  func term(of place: Double) -> Double { bins.terms.term(of: place) }
}

extension RandomCut.Contents: CheckedContents {
  static let damage = "A random direction is damaged; fit the model again."

  var isWhole: Bool {
    histogram.isWhole && !direction.features.isEmpty
      && direction.features.count == direction.weights.count
      && direction.weights.allSatisfy(\.isFinite)
  }
}
