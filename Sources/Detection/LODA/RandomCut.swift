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

  /// Writes the weighted sum of features of each of some rows.
  func project(_ rows: Matrix, _ range: Range<Int>, into along: inout [Double]) {
    for (place, feature) in features.enumerated() {
      let values = rows.column(feature)
      let weight = weights[place]
      let isFirst = place == 0
      for i in along.indices {
        let term = weight * values[range.lowerBound + i]
        along[i] = isFirst ? term : along[i] + term
      }
    }
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

  /// The surprise of each bin, and last that of values beyond all bins.
  let terms: [Double]

  init(_ contents: Contents) {
    self.contents = contents
    let counts = contents.histogram.counts.map { Double($0) + RandomCut.regularization }
    let total = counts.reduce(0, +)
    terms = (counts + [RandomCut.regularization]).map { -log($0 / total) }
  }

  var direction: RandomDirection { contents.direction }

  /// Returns how surprising a place along the direction is.
  func term(of place: Double) -> Double {
    terms[contents.histogram.bin(of: place, tolerance: RandomCut.tolerance) ?? terms.count - 1]
  }
}

extension RandomCut.Contents: CheckedContents {
  static let damage = "A histogram is damaged; fit the model again."

  var isWhole: Bool { histogram.isWhole }
}
