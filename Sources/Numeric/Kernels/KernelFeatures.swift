extension KernelPoints {
  /// Returns how far rows are, in the space of a kernel, from what directions in it can reach.
  ///
  /// - Parameters:
  ///   - kernel: The kernel.
  ///   - directions: What the kernels of a row with the points are multiplied with, less their middle.
  ///   - level: The mean kernel of all pairs of points.
  ///   - rows: The rows, as wide as the points.
  /// - Returns: The squared distance of each row, which depends on that row alone.
  /// - Complexity: O(`n` · `count` · (`d` + directions)).
  /// - Precondition: The directions are as wide as there are points.
  public func residues(
    of kernel: VectorKernel, beyond directions: RowDirections, level: Double, at rows: Matrix
  ) -> [Double] {
    precondition(directions.featureCount == count, "a value for each point")
    let blocked = BlockedRows(rows)
    var sums = [SIMD8<Double>](repeating: .zero, count: blocked.blockCount)
    var span = sums.mutableSpan
    forEachChunk(of: &span, atLeast: 1 + 20_000 / (directions.vectors.count + 1)) { blocks, chunk in
      var worker = DirectionWorker(directions.vectors, width: count)
      for i in chunk.indices {
        let sum = fill(&worker.values, kernel, blocks.lowerBound + i, blocked)
        for point in worker.values.indices { worker.values[point] -= directions.middle[point] }
        worker.multiply()
        var reached = SIMD8<Double>.zero
        for product in worker.products { reached += product * product }
        chunk[i] = level - 2 * (sum / Double(count)) - reached
      }
    }
    let own = kernel.diagonal(of: rows)
    return zip(own, firstLanes(of: sums, count: rows.rowCount)).map { $0 + $1 }
  }

  /// Returns the features of rows in the space of a kernel.
  ///
  /// - Parameters:
  ///   - kernel: The kernel.
  ///   - directions: What the kernels of a row with the points are multiplied with, one after another.
  ///   - rows: The rows, as wide as the points.
  /// - Returns: A feature a direction for each row.
  /// - Complexity: O(`n` · `count` · (`d` + directions)).
  /// - Precondition: The directions are as wide as there are points.
  public func features(
    of kernel: VectorKernel, along directions: [Double], at rows: Matrix
  ) -> RowVectors {
    let width = count == 0 ? 0 : directions.count / count
    let vectors = (width + 7) / 8
    guard vectors > 0 else { return RowVectors(rowCount: rows.rowCount, width: 0) }
    let blocked = BlockedRows(rows)
    let lanes = filledArray(
      rows.rowCount * vectors, atLeast: 512 * vectors, unit: 8 * vectors
    ) { (range, chunk: inout MutableSpan<SIMD8<Double>>) in
      var worker = DirectionWorker(directions, width: count)
      for first in stride(from: 0, to: chunk.count, by: 8 * vectors) {
        _ = fill(&worker.values, kernel, (range.lowerBound + first) / (8 * vectors), blocked)
        worker.multiply()
        let products = worker.products.span
        for vector in 0..<vectors {
          let eight = transposed(products, from: 8 * vector)
          for row in 0..<min(8, (chunk.count - first) / vectors) {
            chunk[first + row * vectors + vector] = eight[row]
          }
        }
      }
    }
    return RowVectors(rowCount: rows.rowCount, width: width, lanes: lanes)
  }

  /// Writes the kernels of eight rows with all points, and returns their sum.
  private func fill(
    _ target: inout [SIMD8<Double>], _ kernel: VectorKernel, _ block: Int, _ rows: BlockedRows
  ) -> SIMD8<Double> {
    if case .radial(let factor) = kernel {
      return fill(&target, RadialLanes(factor: factor), block, rows)
    }
    return fill(&target, ProductLanes(kernel: kernel), block, rows)
  }

  private func fill<Kernel: LaneKernel>(
    _ target: inout [SIMD8<Double>], _ kernel: Kernel, _ block: Int, _ rows: BlockedRows
  ) -> SIMD8<Double> {
    let (values, points) = (rows.values.span, coordinates.span)
    var sum = SIMD8<Double>.zero
    for point in target.indices {
      let found = kernel.values(values, block, points, point, features: featureCount)
      target[point] = found
      sum += found
    }
    return sum
  }
}

/// Eight rows of the values of up to eight vectors side by side; zeros beyond the last.
@inline(__always)
private func transposed(
  _ vectors: Span<SIMD8<Double>>, from first: Int
) -> InlineArray<8, SIMD8<Double>> {
  var rows = InlineArray<8, SIMD8<Double>>(repeating: .zero)
  for column in 0..<min(8, vectors.count - first) {
    let vector = vectors[first + column]
    for row in 0..<8 { rows[row][column] = vector[row] }
  }
  return rows
}
