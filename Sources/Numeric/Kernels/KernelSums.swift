extension KernelPoints {
  /// Returns the weighted sum of the kernel of each row with the points.
  ///
  /// - Parameters:
  ///   - kernel: The kernel.
  ///   - weights: What the kernel with each point is multiplied with.
  ///   - rows: The rows, as wide as the points.
  /// - Returns: A sum a row, which depends on that row alone.
  /// - Complexity: O(`n` · `count` · `d`).
  /// - Precondition: A weight for each point.
  public func sums(of kernel: VectorKernel, weights: [Double], at rows: Matrix) -> [Double] {
    precondition(weights.count == count, "a weight for each point")
    precondition(rows.columnCount == featureCount, "the features of the points")
    let blocked = BlockedRows(rows)
    if case .radial(let factor) = kernel {
      return sums(of: RadialLanes(factor: factor), weights, blocked)
    }
    return sums(of: ProductLanes(kernel: kernel), weights, blocked)
  }

  private func sums<Kernel: LaneKernel>(
    of kernel: Kernel, _ weights: [Double], _ rows: BlockedRows
  ) -> [Double] {
    var sums = [SIMD8<Double>](repeating: .zero, count: rows.blockCount)
    var span = sums.mutableSpan
    let least = 1 + 20_000 / (max(1, count) * (featureCount + 8))
    forEachChunk(of: &span, atLeast: least) { blocks, chunk in
      let (values, points, weights) = (rows.values.span, coordinates.span, weights.span)
      for i in chunk.indices {
        var sum = SIMD8<Double>.zero
        for point in weights.indices {
          sum +=
            kernel.values(values, blocks.lowerBound + i, points, point, features: featureCount)
            * weights[point]
        }
        chunk[i] = sum
      }
    }
    return firstLanes(of: sums, count: rows.rowCount)
  }

  /// Writes the kernel of all rows with one point.
  ///
  /// - Precondition: `column.count == rows.rowCount`.
  func fill(
    _ column: inout [Double], with kernel: VectorKernel, of point: Int, _ rows: BlockedRows
  ) {
    if case .radial(let factor) = kernel {
      fill(&column, RadialLanes(factor: factor), point, rows)
    } else {
      fill(&column, ProductLanes(kernel: kernel), point, rows)
    }
  }

  private func fill<Kernel: LaneKernel>(
    _ column: inout [Double], _ kernel: Kernel, _ point: Int, _ rows: BlockedRows
  ) {
    let (values, points) = (rows.values.span, coordinates.span)
    var target = column.mutableSpan
    for block in 0..<rows.blockCount {
      let found = kernel.values(values, block, points, point, features: featureCount)
      for lane in 0..<min(8, rows.rowCount - block * 8) {
        target[block * 8 + lane] = found[lane]
      }
    }
  }

  /// Returns the kernels of all pairs of the points.
  ///
  /// - Returns: Shape `n × n`, symmetric to the last bit.
  /// - Complexity: O(`n`² · `d`).
  public func matrix(of kernel: VectorKernel) -> Matrix {
    let rows = BlockedRows(matrix)
    let columns = concurrentMap(count) { point in
      if case .radial(let factor) = kernel {
        return column(RadialLanes(factor: factor), point, rows)
      }
      return column(ProductLanes(kernel: kernel), point, rows)
    }
    var result = Matrix(rowCount: count, columnCount: count)
    for a in columns.indices {
      for b in 0...a { (result[a, b], result[b, a]) = (columns[a][b], columns[a][b]) }
    }
    return result
  }

  private func column<Kernel: LaneKernel>(
    _ kernel: Kernel, _ point: Int, _ rows: BlockedRows
  ) -> [Double] {
    let (values, points) = (rows.values.span, coordinates.span)
    var found = [SIMD8<Double>](repeating: .zero, count: rows.blockCount)
    for block in found.indices {
      found[block] = kernel.values(values, block, points, point, features: featureCount)
    }
    return firstLanes(of: found, count: count)
  }

  /// The points as rows.
  private var matrix: Matrix {
    var result = Matrix(rowCount: count, columnCount: featureCount)
    for row in 0..<count {
      for feature in 0..<featureCount {
        result[row, feature] = coordinates[row * featureCount + feature]
      }
    }
    return result
  }
}
