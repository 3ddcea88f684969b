import Numeric

/// Distinct rows with their counts or, where these are too many, cells of near rows.
///
/// Cells stand in the order of their coordinates, so that the order of the rows changes nothing.
struct Cells {
  /// The mean of each cell, shape `m × d`.
  let means: Matrix

  /// The number of rows of each cell.
  let sizes: [Int]

  /// Gathers rows.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite.
  ///   - most: The most cells.
  /// - Complexity: O(`n` log `n` · `d`).
  init(of rows: Matrix, atMost most: Int) {
    let distinct = DistinctRows(of: rows)
    let values = distinct.first.map { rows.row($0) }
    let order = values.indices.sorted { values[$0].lexicographicallyPrecedes(values[$1]) }
    let (different, counts) = (
      rows.selectingRows(order.map { distinct.first[$0] }), order.map { distinct.counts[$0] }
    )
    guard order.count > most else {
      (means, sizes) = (different, counts)
      return
    }
    let cells = halved(different, counts, until: most)
    var means = Matrix(rowCount: cells.count, columnCount: rows.columnCount)
    for (number, cell) in cells.enumerated() {
      for feature in 0..<rows.columnCount { means[number, feature] = cell.means[feature] }
    }
    self.means = means
    sizes = cells.map(\.weight)
  }
}

/// Some rows, with what tells whether to halve them.
private struct Cell {
  let rows: [Int]
  let weight: Int
  let means: [Double]
  let squares: [Double]

  /// The sum of squared distances to the mean.
  var inertia: Double { squares.reduce(0, +) }

  init(_ rows: [Int], _ values: Matrix, _ counts: [Int]) {
    self.rows = rows
    let weight = rows.reduce(0) { $0 + counts[$1] }
    self.weight = weight
    means = (0..<values.columnCount).map { feature in
      rows.reduce(0.0) { $0 + values[$1, feature] * Double(counts[$1]) } / Double(weight)
    }
    let means = means
    squares = (0..<values.columnCount).map { feature in
      rows.reduce(0.0) {
        let difference = values[$1, feature] - means[feature]
        return $0 + difference * difference * Double(counts[$1])
      }
    }
  }

  /// The two halves at the median of the widest feature.
  func halves(_ values: Matrix, _ counts: [Int]) -> [Cell] {
    var widest = 0
    for feature in squares.indices where squares[feature] > squares[widest] { widest = feature }
    let sorted = rows.sorted { (values[$0, widest], $0) < (values[$1, widest], $1) }
    let middle = sorted.count / 2
    return [sorted[..<middle], sorted[middle...]].map { Cell(Array($0), values, counts) }
  }
}

/// Halves the cells with the greatest sums of squares, a quarter of all cells at a time.
private func halved(_ values: Matrix, _ counts: [Int], until most: Int) -> [Cell] {
  var cells = [Cell(Array(0..<values.rowCount), values, counts)]
  while cells.count < most {
    let order = cells.indices.sorted { (-cells[$0].inertia, $0) < (-cells[$1].inertia, $1) }
    let room = min(most - cells.count, max(1, cells.count / 4))
    let chosen = Set(order.filter { cells[$0].rows.count > 1 }.prefix(room))
    guard !chosen.isEmpty else { break }
    cells = cells.indices.flatMap { place in
      chosen.contains(place) ? cells[place].halves(values, counts) : [cells[place]]
    }
  }
  return cells.sorted { $0.means.lexicographicallyPrecedes($1.means) }
}
