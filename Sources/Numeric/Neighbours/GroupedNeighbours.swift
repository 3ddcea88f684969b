/// The neighbours of many rows, found for sixteen rows that lie together at a time.
struct GroupedNeighbours: Sendable {
  /// The neighbours, row after row, the nearest first and of equally near ones the first.
  private(set) var rows: [Int32]

  /// The Euclidean distances to them.
  private(set) var distances: [Double]

  private let count: Int

  /// Finds neighbours.
  ///
  /// - Parameters:
  ///   - matrix: The rows, at least one feature.
  ///   - inTreeOrder: Whether the tree was made of these rows.
  ///   - tree: The rows among which neighbours are found.
  ///   - count: How many neighbours to find, at most as many as the tree has rows.
  init(of matrix: Matrix, inTreeOrder: Bool, _ tree: NeighbourTree, _ count: Int) {
    self.count = count
    let total = count > 0 ? matrix.rowCount : 0
    var rows = [Int32](repeating: 0, count: total * count)
    var distances = [Double](repeating: 0, count: total * count)
    let order =
      inTreeOrder
      ? Array(tree.order.prefix(total)) : NeighbourArrangement(of: matrix).order
    if total > 0 {
      switch matrix.columnCount {
      case 2: fill(&rows, &distances, count, matrix, order, tree, TwoFeatures())
      case 3: fill(&rows, &distances, count, matrix, order, tree, ThreeFeatures())
      default:
        fill(
          &rows, &distances, count, matrix, order, tree, ManyFeatures(count: matrix.columnCount))
      }
    }
    (self.rows, self.distances) = (rows, distances)
  }

  /// Leaves each row out of its own neighbours, or the last of them where it is not among them.
  func withoutOwn(_ count: Int) -> GroupedNeighbours {
    var result = self
    (result.rows, result.distances) = ([], [])
    result.rows.reserveCapacity(rows.count)
    result.distances.reserveCapacity(rows.count)
    for row in 0..<(self.count > 0 ? rows.count / self.count : 0) {
      let own = row * self.count..<(row + 1) * self.count
      let left = rows[own].firstIndex(of: Int32(row)) ?? own.upperBound - 1
      for place in own where place != left {
        result.rows.append(rows[place])
        result.distances.append(distances[place])
      }
    }
    return result
  }
}

/// Searches for one group after the other, several runs of groups at a time.
private func fill<Width: FeatureWidth & Sendable>(
  _ rows: inout [Int32], _ distances: inout [Double], _ count: Int, _ matrix: Matrix,
  _ order: [Int32], _ tree: NeighbourTree, _ width: Width
) {
  let (rowsPerTask, rowsPerGroup) = (512, NeighbourTree.leafRows)
  unsafe rows.withUnsafeMutableBufferPointer { rows in
    unsafe distances.withUnsafeMutableBufferPointer { distances in
      // Safe: every row stands once in the order, so each place is written by one task alone.
      nonisolated(unsafe) let toRows = unsafe rows
      nonisolated(unsafe) let toDistances = unsafe distances
      Parallel.perform((order.count + rowsPerTask - 1) / rowsPerTask) { task in
        let end = min(order.count, (task + 1) * rowsPerTask)
        unsafe tree.withArrays { arrays in
          var search = unsafe GroupedSearch(arrays, count: count, width: width)
          for first in stride(from: task * rowsPerTask, to: end, by: rowsPerGroup) {
            let group = order[first..<min(end, first + rowsPerGroup)]
            search.search(matrix, group)
            for (position, row) in group.enumerated() {
              let cells = Int(row) * count..<(Int(row) + 1) * count
              unsafe search.write(
                position, to: toRows.extracting(cells), toDistances.extracting(cells),
                rowCount: tree.rowCount)
            }
          }
        }
      }
    }
  }
}

extension GroupedSearch {
  /// Writes the neighbours of one row of the group, the nearest first.
  ///
  /// Rows whose distance is beyond all numbers are not gathered; the first of them fill what is left.
  func write(
    _ position: Int, to rows: UnsafeMutableBufferPointer<Int32>,
    _ distances: UnsafeMutableBufferPointer<Double>, rowCount: Int
  ) {
    if unsafe filled[position] > count { cut(position) }
    sort(position)
    // Safe: what is gathered is within the room of the row, and places are those of rows.
    let found = unsafe filled[position]
    for i in 0..<found {
      unsafe rows[i] = unsafe tree.order[Int(places[position * room + i])]
      unsafe distances[i] = unsafe squares[position * room + i].squareRoot()
    }
    guard found < count else { return }
    let near = unsafe Set(rows.prefix(found))
    var next = found
    for row in 0..<Int32(rowCount) where next < count && !near.contains(row) {
      unsafe rows[next] = row
      unsafe distances[next] = .infinity
      next += 1
    }
  }
}
