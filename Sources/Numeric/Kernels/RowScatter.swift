extension Matrix {
  /// The mean of each column.
  ///
  /// - Complexity: O(`n` · `d`); parts of the rows go side by side and are added in order.
  public var columnMeans: [Double] {
    let parts = concurrentMap(scatterTasks) { task in
      (0..<columnCount).map { column in
        // Lanes past the last row hold zeros.
        scatterBlocks(task).reduce(into: SIMD8<Double>.zero) { $0 += eight($1, column) }.laneSum
      }
    }
    return (0..<columnCount).map { column in
      parts.reduce(0) { $0 + $1[column] } / Double(max(1, rowCount))
    }
  }

  /// Returns the sums of the products of differences of columns from their middles.
  ///
  /// - Parameter middle: A number for each column, such as its mean.
  /// - Returns: Shape `d × d`, symmetric to the last bit.
  /// - Complexity: O(`n` · `d`²); parts of the rows go side by side and are added in order.
  /// - Precondition: A number for each column.
  public func scatter(about middle: [Double]) -> Matrix {
    precondition(middle.count == columnCount, "a number for each column")
    let parts = concurrentMap(scatterTasks) { task in
      var sums = ScatterSums(columns: columnCount)
      let blocks = scatterBlocks(task)
      for first in stride(from: blocks.lowerBound, to: blocks.upperBound, by: ScatterSums.blocks) {
        sums.add(first..<min(first + ScatterSums.blocks, blocks.upperBound), of: self, middle)
      }
      return sums
    }
    var result = Matrix(rowCount: columnCount, columnCount: columnCount)
    for a in 0..<columnCount {
      for b in 0...a {
        let sum = parts.reduce(0) { $0 + $1.product(a, b) }
        (result[a, b], result[b, a]) = (sum, sum)
      }
    }
    return result
  }

  private var scatterTasks: Int { (rowCount + 8_191) / 8_192 }

  private func scatterBlocks(_ task: Int) -> Range<Int> {
    task * 1_024..<min((task + 1) * 1_024, blockCount)
  }
}

/// Sums of products of columns, two by two columns at a time, so that four sums stay in registers.
private struct ScatterSums: Sendable {
  /// So many blocks of rows at a time stay near the core.
  static let blocks = 16

  /// For each two columns and each two up to them, four sums.
  private var sums: [FourRows]

  /// The differences of a column in each block, column after column; of zeros where one is missing.
  private var centred: [SIMD8<Double>]

  init(columns: Int) {
    let pairs = (columns + 1) / 2
    sums = Array(repeating: FourRows(), count: pairs * (pairs + 1) / 2)
    centred = Array(repeating: .zero, count: pairs * 2 * Self.blocks)
  }

  /// The sum of the products of two columns, of which the second does not come after the first.
  func product(_ a: Int, _ b: Int) -> Double {
    let four = sums[(a / 2) * (a / 2 + 1) / 2 + b / 2]
    let (even, odd) = (a.isMultiple(of: 2), !b.isMultiple(of: 2))
    return (even ? odd ? four.b : four.a : odd ? four.d : four.c).laneSum
  }

  /// Adds the products of some blocks of rows.
  mutating func add(_ blocks: Range<Int>, of rows: Matrix, _ middle: [Double]) {
    for column in middle.indices {
      for block in blocks {
        var difference = rows.eight(block, column) - middle[column]
        for lane in max(0, min(8, rows.rowCount &- block &* 8))..<8 { difference[lane] = 0 }
        centred[column &* Self.blocks &+ (block &- blocks.lowerBound)] = difference
      }
    }
    var tile = 0
    for a in 0..<centred.count / (2 * Self.blocks) {
      for b in 0...a {
        sums[tile].add(products(a, b, blocks.count))
        tile &+= 1
      }
    }
  }

  /// The products of two columns with two others.
  private func products(_ a: Int, _ b: Int, _ count: Int) -> FourRows {
    let centred = centred.span
    let (first, second) = (a &* 2 &* Self.blocks, b &* 2 &* Self.blocks)
    var found = FourRows()
    for block in 0..<count {
      // Safe: each column has room for so many blocks, and there is an even number of columns.
      let x = unsafe centred[unchecked: first &+ block]
      let nextX = unsafe centred[unchecked: first &+ Self.blocks &+ block]
      let y = unsafe centred[unchecked: second &+ block]
      let nextY = unsafe centred[unchecked: second &+ Self.blocks &+ block]
      found.a += x * y
      found.b += x * nextY
      found.c += nextX * y
      found.d += nextX * nextY
    }
    return found
  }
}
