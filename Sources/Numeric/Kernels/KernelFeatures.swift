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
  ) -> RowVectorParts {
    let width = count == 0 ? 0 : directions.count / count
    let blocked = BlockedRows(rows)
    let blocksPerPart = RowVectorParts.rowsPerPart / 8
    let parts = concurrentMap((blocked.blockCount + blocksPerPart - 1) / blocksPerPart) { part in
      let first = part * blocksPerPart
      var worker = DirectionWorker(directions, width: count)
      let rowsHere = min(RowVectorParts.rowsPerPart, rows.rowCount - first * 8)
      var cells = [Double](repeating: 0, count: rowsHere * ((width + 7) / 8 * 8))
      for block in first..<min(first + blocksPerPart, blocked.blockCount) {
        _ = fill(&worker.values, kernel, block, blocked)
        worker.multiply()
        for lane in 0..<min(8, rowsHere - (block - first) * 8) {
          let start = ((block - first) * 8 + lane) * ((width + 7) / 8 * 8)
          for (place, product) in worker.products.enumerated() {
            cells[start + place] = product[lane]
          }
        }
      }
      return cells
    }
    return RowVectorParts(parts: parts, vectorsPerRow: (width + 7) / 8)
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
