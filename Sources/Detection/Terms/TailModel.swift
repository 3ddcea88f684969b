import Glibc
import Numeric

/// How a detector weighs the two tails of a feature.
public protocol TailRule: Sendable {
  /// Returns the term of a feature from the surprise of its two tails.
  ///
  /// - Parameters:
  ///   - below: −log of the share of values at most as great.
  ///   - above: −log of the share of values at least as great.
  ///   - skewed: The surprise on the side of the longer tail, or of both where neither is longer.
  /// - Returns: The term of the feature.
  static func term(below: Double, above: Double, skewed: Double) -> Double
}

/// The distributions of features, able to score new rows by how surprising their values are.
public struct TailModel<Rule: TailRule>: TermwiseModel, CheckedCodable, Hashable {
  struct Contents: Hashable {
    /// The distribution of each feature.
    let features: [EmpiricalDistribution]
  }

  let contents: Contents

  private let logarithms: CountLogarithms

  public static var combination: TermCombination { .sum }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.features.count }

  init(_ contents: Contents) {
    self.contents = contents
    logarithms = CountLogarithms(through: (contents.features.map(\.count).max() ?? 0) + 1)
  }

  /// Learns the distributions.
  init(of rows: Matrix) {
    self.init(
      Contents(
        features: concurrentMap(rows.columnCount) { EmpiricalDistribution(rows.columnValues($0)) }))
  }

  /// Returns how surprising a value of a feature is: minus the logarithm of a share of values.
  public func term(of value: Double, feature: Int) -> Double {
    let distribution = contents.features[feature]
    return term(of: distribution.tails(of: value), skewness: distribution.skewness)
  }

  /// Writes how surprising values of a feature are.
  public func writeTerms(
    of values: Span<Double>, feature: Int, into terms: inout MutableSpan<Double>
  ) {
    let distribution = contents.features[feature]
    var places = [Int](repeating: 0, count: values.count)
    var span = places.mutableSpan
    countBelow(values, in: distribution.values.span, into: &span)
    for i in values.indices {
      let tails = distribution.tails(of: values[i], at: span[i])
      terms[i] = term(of: tails, skewness: distribution.skewness)
    }
  }

  @inline(__always)
  private func term(of tails: TailCounts, skewness: Int) -> Double {
    let all = logarithms[tails.all]
    let (below, above) = (all - logarithms[tails.below], all - logarithms[tails.above])
    let skewed = (skewness <= 0 ? below : 0) + (skewness >= 0 ? above : 0)
    return Rule.term(below: below, above: above, skewed: skewed)
  }
}

/// The natural logarithms of counts.
private struct CountLogarithms: Hashable {
  /// From here on they are not kept; a model file may claim any count.
  private static let most = 1 << 22

  /// Those of 1, 2 and so on.
  private let kept: [Double]

  init(through count: Int) {
    var kept = [Double](repeating: 0, count: min(count, Self.most))
    var span = kept.mutableSpan
    forEachChunk(of: &span, atLeast: 4_096) { range, chunk in
      for i in chunk.indices { chunk[i] = log(Double(range.lowerBound + i + 1)) }
    }
    self.kept = kept
  }

  @inline(__always)
  subscript(count: Int) -> Double {
    count <= kept.count ? kept[count &- 1] : log(Double(count))
  }
}

extension TailModel.Contents: CheckedContents {
  static var damage: String { "The distribution of a feature is damaged; fit the model again." }

  var isWhole: Bool { !features.isEmpty && features.allSatisfy(\.isWhole) }
}
