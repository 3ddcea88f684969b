/// What one pass over the rows tells of each component.
public struct MixtureSums: Sendable {
  /// The sum of memberships of each component.
  public var weights: [Double]

  /// The sum of differences from the mean, by membership: component after component.
  public var first: [Double]

  /// The sum of products of differences, by membership: for each component the lower triangle, row
  /// after row.
  public var second: [Double]

  /// The sum of the log densities of the rows.
  public var logLikelihood: Double

  /// Sums of no rows.
  init(_ components: GaussianComponents) {
    let width = components.featureCount
    weights = Array(repeating: 0, count: components.count)
    first = Array(repeating: 0, count: components.count * width)
    second = Array(repeating: 0, count: components.count * width * (width + 1) / 2)
    logLikelihood = 0
  }

  /// Adds those of other rows.
  mutating func add(_ other: MixtureSums) {
    for i in weights.indices { weights[i] += other.weights[i] }
    for i in first.indices { first[i] += other.first[i] }
    for i in second.indices { second[i] += other.second[i] }
    logLikelihood += other.logLikelihood
  }
}
