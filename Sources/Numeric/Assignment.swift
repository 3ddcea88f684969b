/// Pairs rows with columns so that the sum of the costs of the pairs is least.
///
/// As many pairs are made as there are rows or columns, whichever are fewer. Among equally good
/// pairings the same one is found every time.
///
/// - Parameter costs: The cost of each pair, finite.
/// - Returns: The column of each row, `nil` for a row without one.
/// - Complexity: O(`n`³) for the greater of rows and columns.
///
/// > R. Jonker, A. Volgenant. "A shortest augmenting path algorithm for dense and sparse linear
/// > assignment problems." *Computing* 38, 1987, doi:[10.1007/BF02278710][doi]
///
/// [doi]: https://doi.org/10.1007/BF02278710
public func leastCostAssignment(_ costs: Matrix) -> [Int?] {
  let (rows, columns) = (costs.rowCount, costs.columnCount)
  guard rows > 0, columns > 0 else { return Array(repeating: nil, count: rows) }
  let isTall = rows > columns
  var pairing = Pairing(min(rows, columns), max(rows, columns)) { row, column in
    isTall ? costs[column, row] : costs[row, column]
  }
  for row in 0..<min(rows, columns) { pairing.add(row) }
  var result = [Int?](repeating: nil, count: rows)
  for (column, row) in pairing.rowOfColumn.enumerated() {
    guard let row else { continue }
    if isTall { result[column] = row } else { result[row] = column }
  }
  return result
}

/// A pairing of some rows that is the best for these, and the prices that prove it.
private struct Pairing {
  private let cost: (Int, Int) -> Double
  private var rowPrices: [Double]
  private var columnPrices: [Double]
  private(set) var rowOfColumn: [Int?]

  init(_ rows: Int, _ columns: Int, cost: @escaping (Int, Int) -> Double) {
    self.cost = cost
    rowPrices = Array(repeating: 0, count: rows)
    columnPrices = Array(repeating: 0, count: columns)
    rowOfColumn = Array(repeating: nil, count: columns)
  }

  /// Takes a row in: pairs change along the cheapest path that ends at a free column.
  mutating func add(_ newRow: Int) {
    let columns = columnPrices.indices
    var distances = [Double](repeating: .infinity, count: columns.count)
    var before = [Int?](repeating: nil, count: columns.count)
    var isDone = [Bool](repeating: false, count: columns.count)
    var (row, reached, from) = (newRow, 0.0, Int?.none)
    var free: Int?
    while free == nil {
      var nearest: Int?
      for column in columns where !isDone[column] {
        let distance = reached + cost(row, column) - rowPrices[row] - columnPrices[column]
        if distance < distances[column] { (distances[column], before[column]) = (distance, from) }
        if nearest.map({ distances[column] < distances[$0] }) ?? true { nearest = column }
      }
      guard let nearest else { return }
      isDone[nearest] = true
      reached = distances[nearest]
      if let next = rowOfColumn[nearest] { (row, from) = (next, nearest) } else { free = nearest }
    }
    raisePrices(distances, isDone, to: reached, newRow)
    var end = free
    while let column = end {
      let previous = before[column]
      rowOfColumn[column] = previous.map { rowOfColumn[$0] } ?? newRow
      end = previous
    }
  }

  private mutating func raisePrices(
    _ distances: [Double], _ isDone: [Bool], to reached: Double, _ newRow: Int
  ) {
    rowPrices[newRow] += reached
    for column in columnPrices.indices where isDone[column] {
      let rise = reached - distances[column]
      columnPrices[column] -= rise
      if let row = rowOfColumn[column] { rowPrices[row] += rise }
    }
  }
}
