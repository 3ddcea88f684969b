extension BlockedRows {
  /// The mean of each feature.
  ///
  /// - Complexity: O(`n` · `d`); parts of the rows go side by side and are added in order.
  public var featureMeans: [Double] {
    let parts = concurrentMap(scatterTasks) { task in
      var sums = [SIMD8<Double>](repeating: .zero, count: featureCount)
      for block in scatterBlocks(task) {
        for feature in sums.indices {
          // Lanes past the last row hold zeros.
          sums[feature] += eight(values.span, at: (block * featureCount + feature) * 8)
        }
      }
      return sums.map(\.laneSum)
    }
    return (0..<featureCount).map { feature in
      parts.reduce(0) { $0 + $1[feature] } / Double(max(1, rowCount))
    }
  }

  /// Returns the sums of the products of differences of features from their middles.
  ///
  /// - Parameter middle: A number for each feature, such as its mean.
  /// - Returns: Shape `d × d`, symmetric to the last bit.
  /// - Complexity: O(`n` · `d`²); parts of the rows go side by side and are added in order.
  /// - Precondition: A number for each feature.
  public func scatter(about middle: [Double]) -> Matrix {
    precondition(middle.count == featureCount, "a number for each feature")
    let parts = concurrentMap(scatterTasks) { scatter(scatterBlocks($0), about: middle) }
    var result = Matrix(rowCount: featureCount, columnCount: featureCount)
    var cell = 0
    for a in 0..<featureCount {
      for b in 0...a {
        let sum = parts.reduce(0) { $0 + $1[cell] }
        (result[a, b], result[b, a]) = (sum, sum)
        cell += 1
      }
    }
    return result
  }

  private var scatterTasks: Int { (blockCount + 1_023) / 1_024 }

  private func scatterBlocks(_ task: Int) -> Range<Int> {
    task * 1_024..<min((task + 1) * 1_024, blockCount)
  }

  /// The lower triangle of some blocks, row after row.
  private func scatter(_ blocks: Range<Int>, about middle: [Double]) -> [Double] {
    var sums = [SIMD8<Double>](repeating: .zero, count: featureCount * (featureCount + 1) / 2)
    var centred = [SIMD8<Double>](repeating: .zero, count: featureCount)
    for block in blocks {
      let past = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7) .>= Double(rowCount - block * 8)
      for feature in centred.indices {
        let value = eight(values.span, at: (block * featureCount + feature) * 8)
        centred[feature] = (value - middle[feature]).replacing(with: 0, where: past)
      }
      var span = sums.mutableSpan
      addProducts(of: centred.span, to: &span)
    }
    return sums.map(\.laneSum)
  }
}

/// Adds the products of all pairs, the lower triangle row after row.
private func addProducts(
  of values: Span<SIMD8<Double>>, to sums: inout MutableSpan<SIMD8<Double>>
) {
  var cell = 0
  for a in values.indices {
    for b in 0...a {
      // Safe: there are `d` values and `d` (d + 1) / 2 sums.
      unsafe sums[unchecked: cell] += values[unchecked: a] * values[unchecked: b]
      cell &+= 1
    }
  }
}
