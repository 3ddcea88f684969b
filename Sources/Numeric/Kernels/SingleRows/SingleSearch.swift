/// What finds nearest centres.
struct SingleSearch: Sendable {
  let singles: SingleRows
  let centres: Centres
  let points: SingleCentres

  init(singles: SingleRows, centres: Centres) {
    (self.singles, self.centres) = (singles, centres)
    points = SingleCentres(centres, of: singles)
  }

  /// Gives the rows from a block on their labels.
  ///
  /// - Returns: The rows that changed their group.
  func regroup(_ first: Int, _ labels: inout MutableSpan<SIMD8<Int64>>) -> MovedRows {
    var moved = MovedRows()
    for place in stride(from: 0, to: labels.count, by: 2) {
      let found = nearest((first &+ place) / 2)
      put(found.lowHalf, first &+ place, &labels[place], &moved)
      guard place &+ 1 < labels.count else { continue }
      put(found.highHalf, first &+ place &+ 1, &labels[place &+ 1], &moved)
    }
    return moved
  }

  /// The nearest centre of each of sixteen rows, as a search in double precision finds it.
  @inline(__always)
  private func nearest(_ sixteen: Int) -> SIMD16<Int32> {
    let found = points.nearest(sixteen, of: singles)
    return found.isSure ? found.label : searched(sixteen)
  }

  @inline(never)
  private func searched(_ sixteen: Int) -> SIMD16<Int32> {
    SIMD16(lowHalf: searched(block: sixteen * 2), highHalf: searched(block: sixteen * 2 + 1))
  }

  private func searched(block: Int) -> SIMD8<Int32> {
    var label = SIMD8<Int64>.zero
    var best = SIMD8<Double>(repeating: .infinity)
    for centre in 0..<centres.count {
      var distance = SIMD8<Double>()
      for feature in 0..<centres.featureCount {
        let point = centres.values[centre * centres.featureCount + feature]
        let difference = singles.rows.eight(block, feature) - point
        distance += difference * difference
      }
      let nearer = distance .< best
      best.replace(with: distance, where: nearer)
      label.replace(with: Int64(truncatingIfNeeded: centre), where: nearer)
    }
    return SIMD8<Int32>(truncatingIfNeeded: label)
  }

  /// Gives the rows of a block their labels.
  @inline(__always)
  private func put(
    _ found: SIMD8<Int32>, _ block: Int, _ labels: inout SIMD8<Int64>, _ moved: inout MovedRows
  ) {
    let label = SIMD8<Int64>(truncatingIfNeeded: found)
    guard !(label ^ labels).isZero else { return }
    moved.append(block, label, labels, rowCount: singles.rows.rowCount)
    labels = label
  }
}
