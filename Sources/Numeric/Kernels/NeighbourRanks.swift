/// Returns by how much the ranks of some neighbours of each row exceed their number, summed.
///
/// The rank of a neighbour is the number of rows that are strictly nearer, the row itself counted;
/// so the nearest has rank 1, and rows equally far have equal ranks.
///
/// - Parameters:
///   - neighbours: For each row others that are asked about, found elsewhere.
///   - rows: The rows, shape `n × d`, finite.
/// - Returns: For each row the sum over its neighbours of rank less number where that is positive.
/// - Complexity: O(`n`² · (`d` + number)).
/// - Precondition: Neighbours of as many rows.
public func excessRanks(of neighbours: NearestRows, in rows: Matrix) -> [Int] {
  precondition(neighbours.rowCount == rows.rowCount, "neighbours for each row")
  let blocked = BlockedRows(rows)
  let rowsPerTask = 32
  let parts = concurrentMap((rows.rowCount + rowsPerTask - 1) / rowsPerTask) { task in
    var squares = [SIMD8<Double>](repeating: .zero, count: blocked.blockCount)
    let end = min(rows.rowCount, (task + 1) * rowsPerTask)
    return (task * rowsPerTask..<end).map { row in
      measure(from: rows.row(row), to: blocked, into: &squares)
      return excess(
        neighbours.rows[row * neighbours.count..<(row + 1) * neighbours.count], squares)
    }
  }
  return parts.flatMap(\.self)
}

/// Writes the squared distances from a point to all rows, infinite in lanes without a row.
private func measure(
  from point: [Double], to rows: BlockedRows, into squares: inout [SIMD8<Double>]
) {
  let (lanes, span) = (rows.values.span, point.span)
  for block in squares.indices {
    squares[block] = squaredDistance(lanes, block, span, 0, features: rows.featureCount)
  }
  for row in rows.rowCount..<squares.count * 8 { squares[row / 8][row % 8] = .infinity }
}

private func excess(_ neighbours: ArraySlice<Int32>, _ squares: [SIMD8<Double>]) -> Int {
  var sum = 0
  for neighbour in neighbours {
    let limit = squares[Int(neighbour) / 8][Int(neighbour) % 8]
    var nearer = SIMD8<Double>()
    for square in squares {
      nearer += SIMD8<Double>.zero.replacing(with: 1, where: square .< limit)
    }
    sum += max(0, max(1, Int(nearer.laneSum)) - neighbours.count)
  }
  return sum
}
