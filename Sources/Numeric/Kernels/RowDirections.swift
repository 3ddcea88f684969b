/// Directions along which rows are measured, from a middle and in units of each feature.
public struct RowDirections: Sendable, Codable, Hashable {
  /// The middle of each feature.
  public let middle: [Double]

  /// What the difference of each feature from its middle is multiplied with.
  public let factors: [Double]

  /// The directions on that scale, one after another.
  public let vectors: [Double]

  /// The number of features.
  public var featureCount: Int { middle.count }

  /// The number of directions.
  public var count: Int { middle.isEmpty ? 0 : vectors.count / middle.count }

  /// Creates directions.
  ///
  /// - Precondition: A factor for each feature, and whole vectors.
  public init(middle: [Double], factors: [Double], vectors: [Double]) {
    precondition(factors.count == middle.count, "a factor for each feature")
    precondition(vectors.count % max(1, middle.count) == 0, "whole vectors")
    (self.middle, self.factors, self.vectors) = (middle, factors, vectors)
  }

  /// Whether the numbers could have come from a fit.
  public var isWhole: Bool {
    !middle.isEmpty && factors.count == middle.count && vectors.count % middle.count == 0
      && [middle, factors, vectors].allSatisfy { $0.allSatisfy(\.isFinite) }
  }

  /// Returns a row on the scale of the directions.
  ///
  /// - Precondition: A value for each feature.
  public func scaled(_ row: [Double]) -> [Double] {
    row.indices.map { (row[$0] - middle[$0]) * factors[$0] }
  }

  /// Returns a direction.
  public func vector(_ number: Int) -> ArraySlice<Double> {
    vectors[number * featureCount..<(number + 1) * featureCount]
  }
}

extension RowDirections {
  /// Returns the sum of the squared products of each row with the directions.
  ///
  /// - Complexity: O(`n` · `d` · `count`).
  /// - Precondition: The rows have the features of the directions.
  public func squaredLengths(of rows: Matrix) -> [Double] {
    folded(rows) { products, _ in
      var sum = SIMD8<Double>.zero
      for product in products { sum += product * product }
      return sum
    }
  }

  /// Returns the weighted sum of distances of each row from the ends of the directions.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - weights: A weight for each direction, whose length is 1.
  /// - Returns: A sum a row.
  /// - Complexity: O(`n` · `d` · `count`).
  /// - Precondition: The rows have the features of the directions, and there is a weight for each.
  public func distances(of rows: Matrix, weights: [Double]) -> [Double] {
    precondition(weights.count == count, "a weight for each direction")
    return folded(rows) { products, squares in
      var sum = SIMD8<Double>.zero
      for (product, weight) in zip(products, weights) {
        sum += SIMD8.zero.greatest(squares + 1 - 2 * product).squareRoot() * weight
      }
      return sum
    }
  }

  /// Makes one number of the products of each row and its squared length.
  private func folded(
    _ rows: Matrix, _ fold: @Sendable ([SIMD8<Double>], SIMD8<Double>) -> SIMD8<Double>
  ) -> [Double] {
    precondition(rows.columnCount == featureCount, "the features of the directions")
    var sums = [SIMD8<Double>](repeating: .zero, count: rows.blockCount)
    var span = sums.mutableSpan
    forEachChunk(of: &span, atLeast: 1 + 100_000 / (vectors.count + 64)) { blocks, chunk in
      var worker = DirectionWorker(vectors, width: featureCount)
      for i in chunk.indices {
        let squares = worker.scale(blocks.lowerBound + i, of: rows, by: self)
        worker.multiply()
        chunk[i] = fold(worker.products, squares)
      }
    }
    return firstLanes(of: sums, count: rows.rowCount)
  }
}
