/// How much each row pulls the least-squares fits of every feature by the others.
///
/// Two triangles of numbers tell all fits: of the inverse of the products of features, and of the inverse
/// of their products about the means.
public struct CookDistances: Sendable, Codable, Hashable {
  /// The rows of the inverse of the products of features; its middle is 0.
  let products: RowDirections

  /// The rows of the inverse of the products of features less their means.
  let centred: RowDirections

  /// One over the mean squared residual of each fit, times the number of features it is made by.
  let precisions: [Double]

  /// The leverage of every row in a fit by the mean alone.
  let meanLeverage: Double

  /// The number of features.
  public var featureCount: Int { products.featureCount }

  /// Creates distances.
  ///
  /// - Parameters:
  ///   - products: The rows of the inverse of the products of features.
  ///   - centred: The rows of the inverse of the products of features less their means.
  ///   - rows: The number of rows, more than features.
  /// - Precondition: As many directions as features in both.
  public init(products: RowDirections, centred: RowDirections, rows: Int) {
    let features = products.featureCount
    precondition(products.count == features && centred.count == features, "square matrices")
    (self.products, self.centred) = (products, centred)
    let freedom = Double(max(1, rows - (features - 1)))
    // The sum of squared residuals of a fit is one over a diagonal of the inverse.
    precisions = (0..<features).map { feature in
      let squares = 1 / centred.vectors[feature * features + feature]
      return freedom / squares / Double(max(1, features - 1))
    }
    meanLeverage = 1 / Double(rows)
  }

  /// Whether the numbers could have come from a fit.
  public var isWhole: Bool {
    products.isWhole && centred.isWhole && products.count == featureCount
      && centred.count == featureCount && centred.featureCount == featureCount
      && precisions.count == featureCount && precisions.allSatisfy { $0.isFinite && $0 >= 0 }
      && meanLeverage > 0 && meanLeverage < 1
  }

  /// Returns the least and the greatest distance of any row, for each feature.
  ///
  /// - Complexity: O(`n` · `d`²).
  public func ranges(of rows: Matrix) -> [ClosedRange<Double>] {
    let tasks = (rows.blockCount + 511) / 512
    let parts = concurrentMap(tasks) { task in
      var worker = CookWorker(self)
      var ranges = [(least: Double, most: Double)](repeating: (.infinity, 0), count: featureCount)
      for block in task * 512..<min((task + 1) * 512, rows.blockCount) {
        worker.measure(block, of: rows)
        for feature in ranges.indices {
          for lane in 0..<min(8, rows.rowCount - block * 8) {
            let distance = worker.distances[feature][lane]
            ranges[feature].least = min(ranges[feature].least, distance)
            ranges[feature].most = max(ranges[feature].most, distance)
          }
        }
      }
      return ranges
    }
    return (0..<featureCount).map { feature in
      let most = parts.reduce(0) { max($0, $1[feature].most) }
      return min(most, parts.reduce(.infinity) { min($0, $1[feature].least) })...most
    }
  }

  /// Returns the weighted sum of the distances of each row.
  ///
  /// - Complexity: O(`n` · `d`²).
  /// - Precondition: A weight for each feature.
  public func sums(of rows: Matrix, weights: [Double]) -> [Double] {
    precondition(weights.count == featureCount, "a weight for each feature")
    var sums = [SIMD8<Double>](repeating: .zero, count: rows.blockCount)
    var span = sums.mutableSpan
    forEachChunk(of: &span, atLeast: 1 + 50_000 / (products.vectors.count + 64)) { blocks, chunk in
      var worker = CookWorker(self)
      for i in chunk.indices {
        worker.measure(blocks.lowerBound + i, of: rows)
        var sum = SIMD8<Double>.zero
        for (distance, weight) in zip(worker.distances, weights) { sum += distance * weight }
        chunk[i] = sum
      }
    }
    return firstLanes(of: sums, count: rows.rowCount)
  }
}

/// The least that one less a leverage may be, so that rows that were not learned stay finite.
private let leastRest = 1e-6

/// One thread's distances of eight rows, a vector a feature.
private struct CookWorker {
  private(set) var distances: [SIMD8<Double>]
  private let cook: CookDistances
  private var products: DirectionWorker
  private var centred: DirectionWorker

  init(_ cook: CookDistances) {
    self.cook = cook
    distances = Array(repeating: .zero, count: cook.featureCount)
    products = DirectionWorker(cook.products.vectors, width: cook.featureCount)
    centred = DirectionWorker(cook.centred.vectors, width: cook.featureCount)
  }

  mutating func measure(_ block: Int, of rows: Matrix) {
    _ = products.scale(block, of: rows, by: cook.products)
    _ = centred.scale(block, of: rows, by: cook.centred)
    products.multiply()
    centred.multiply()
    let features = distances.count
    var whole = SIMD8<Double>.zero
    for feature in distances.indices {
      whole += products.values[feature] * products.products[feature]
    }
    for feature in distances.indices {
      let diagonal = feature * features + feature
      let own = products.products[feature]
      let others = SIMD8.zero.greatest(whole - own * own / cook.products.vectors[diagonal])
      // A feature without others is fitted by its mean alone.
      let leverage = features == 1 ? SIMD8(repeating: cook.meanLeverage) : others
      let rest = SIMD8(repeating: leastRest).greatest(1 - leverage)
      let residual = centred.products[feature] / cook.centred.vectors[diagonal]
      distances[feature] =
        residual * residual * cook.precisions[feature] * leverage / (rest * rest)
    }
  }
}
