/// Centres of groups, row after row, as the distance kernels read them.
public struct Centres: Sendable, Hashable {
  /// The number of centres.
  public let count: Int

  /// The number of features.
  public let featureCount: Int

  /// The coordinates, centre after centre.
  public var values: [Double]

  /// Creates centres.
  ///
  /// - Precondition: `values.count == count * featureCount`.
  public init(count: Int, featureCount: Int, values: [Double]) {
    precondition(values.count == count * featureCount, "a coordinate for each feature")
    self.count = count
    self.featureCount = featureCount
    self.values = values
  }

  /// Takes the rows of a matrix as centres.
  public init(_ rows: Matrix) {
    self.init(
      count: rows.rowCount, featureCount: rows.columnCount,
      values: (0..<rows.rowCount).flatMap { rows.row($0) })
  }
}

/// The nearest centre of each row of a block, and the squared distance to it.
struct NearestInBlock {
  var label: SIMD8<Int64>
  var distance: SIMD8<Double>
}

extension BlockedRows {
  /// Finds the nearest centre of each of eight rows; of equally near centres the first.
  ///
  /// The distance is the sum of squared differences in the order of features. Fitting and
  /// assigning both come here, so a row gets the same label from both, in any batch.
  @inline(__always)
  func nearest(
    _ block: Int, _ centres: Span<Double>, count: Int, features: Int, rows: Span<Double>
  ) -> NearestInBlock {
    var label = SIMD8<Int64>()
    var best = SIMD8<Double>(repeating: .infinity)
    for centre in 0..<count {
      let distance = squaredDistance(rows, block, centres, centre, features: features)
      let nearer = distance .< best
      best.replace(with: distance, where: nearer)
      label.replace(with: Int64(truncatingIfNeeded: centre), where: nearer)
    }
    return NearestInBlock(label: label, distance: best)
  }

  /// Writes the nearest centre of each row.
  ///
  /// - Parameters:
  ///   - centres: The centres; of equally near ones the first counts.
  ///   - labels: Room for a label a row.
  /// - Complexity: O(`n` · `k` · `d`).
  /// - Precondition: `labels.count == rowCount` and `centres.featureCount == featureCount`.
  public func assignNearest(_ centres: Centres, into labels: inout MutableSpan<Int32>) {
    precondition(labels.count == rowCount, "a label for each row")
    precondition(centres.featureCount == featureCount, "a coordinate for each feature")
    let values = inBlocks.values
    forEachChunk(of: &labels, atLeast: 16_384) { rows, chunk in
      // A block on the edge of two chunks is looked at by both.
      for block in rows.lowerBound / 8..<(rows.upperBound + 7) / 8 {
        let found = nearest(
          block, centres.values.span, count: centres.count, features: featureCount,
          rows: values.span)
        for row in max(block * 8, rows.lowerBound)..<min(block * 8 + 8, rows.upperBound) {
          chunk[row - rows.lowerBound] = Int32(truncatingIfNeeded: found.label[row - block * 8])
        }
      }
    }
  }
}
