extension BlockedRows {
  /// Adds up memberships, differences and their products over all rows.
  ///
  /// - Complexity: O(`n` · `k` · `d`²); parts of the rows go side by side and are added in order.
  /// - Precondition: The components have the features of the rows.
  public func sums(of components: GaussianComponents) -> MixtureSums {
    precondition(components.featureCount == featureCount, "the features of the rows")
    let blocksPerTask = 512
    let tasks = (blockCount + blocksPerTask - 1) / blocksPerTask
    let parts = concurrentMap(tasks) { task in
      var worker = MixtureWorker(components)
      for block in task * blocksPerTask..<min((task + 1) * blocksPerTask, blockCount) {
        worker.add(block, of: self)
      }
      return worker.sums
    }
    var result = MixtureSums(components)
    for part in parts { result.add(part) }
    return result
  }

  /// Returns the membership of each row in each component, shape `n × k`; each row sums to 1.
  ///
  /// - Complexity: O(`n` · `k` · `d`²).
  /// - Precondition: The components have the features of the rows.
  public func memberships(in components: GaussianComponents) -> Matrix {
    precondition(components.featureCount == featureCount, "the features of the rows")
    var worker = MixtureWorker(components)
    var result = Matrix(rowCount: rowCount, columnCount: components.count)
    for block in 0..<blockCount {
      worker.weigh { lanes(block, $0) }
      for lane in 0..<min(8, rowCount - block * 8) {
        for component in 0..<components.count {
          result[block * 8 + lane, component] = worker.memberships[component][lane]
        }
      }
    }
    return result
  }

  /// Returns the logarithm of the density of the mixture at each row.
  ///
  /// - Complexity: O(`n` · `k` · `d`²); parts of the rows go side by side.
  /// - Precondition: The components have the features of the rows.
  public func logDensities(in components: GaussianComponents) -> [Double] {
    precondition(components.featureCount == featureCount, "the features of the rows")
    return components.logDensities(of: rowCount) { lanes($0, $1) }
  }

  /// Writes the component to which each row belongs most; of equal ones the first.
  ///
  /// - Complexity: O(`n` · `k` · `d`²).
  /// - Precondition: `labels.count == rowCount`, and the components have the features of the rows.
  public func assignMostLikely(
    _ components: GaussianComponents, into labels: inout MutableSpan<Int32>
  ) {
    precondition(components.featureCount == featureCount, "the features of the rows")
    precondition(labels.count == rowCount, "a label for each row")
    var worker = MixtureWorker(components)
    for block in 0..<blockCount {
      let found = worker.mostLikely(block, of: self)
      for lane in 0..<min(8, rowCount - block * 8) {
        labels[block * 8 + lane] = Int32(truncatingIfNeeded: found[lane])
      }
    }
  }
}

extension Matrix {
  /// Returns the logarithm of the density of the mixture at each row, as of rows in blocks.
  ///
  /// - Complexity: O(`n` · `k` · `d`²); parts of the rows go side by side.
  /// - Precondition: The components have the features of the rows.
  public func logDensities(in components: GaussianComponents) -> [Double] {
    precondition(components.featureCount == columnCount, "the features of the rows")
    return components.logDensities(of: rowCount) { eight($0, $1) }
  }
}

extension GaussianComponents {
  /// The logarithm of the density at each of some rows, whose values are given by block and feature.
  @inline(__always)
  fileprivate func logDensities(
    of rowCount: Int, _ lanes: @Sendable (Int, Int) -> SIMD8<Double>
  ) -> [Double] {
    var logs = [SIMD8<Double>](repeating: .zero, count: (rowCount + 7) / 8)
    var span = logs.mutableSpan
    forEachChunk(of: &span, atLeast: 128) { blocks, chunk in
      var worker = MixtureWorker(self)
      for i in chunk.indices {
        chunk[i] = worker.logDensity { lanes(blocks.lowerBound + i, $0) }
      }
    }
    return firstLanes(of: logs, count: rowCount)
  }
}

extension BlockedRows {
  /// The values of one feature of the eight rows of a block.
  @inline(__always)
  func lanes(_ block: Int, _ feature: Int) -> SIMD8<Double> {
    values.span.eight(at: block &* featureCount &+ feature)
  }

  /// One in the lanes of a block that hold a row, else zero.
  func presence(_ block: Int) -> SIMD8<Double> {
    var result = SIMD8<Double>.zero
    for lane in 0..<min(8, rowCount - block * 8) { result[lane] = 1 }
    return result
  }
}
