/// Rows arranged so that the nearest of them to any row are found without looking at all.
///
/// A balanced k-d tree: the rows are halved at the median of their widest feature until 16 remain,
/// and every part keeps the box it fills. A part whose box is farther than the worst neighbour
/// found so far is passed over. In many dimensions few parts are, and the search becomes a plain
/// scan with a sixteenth of extra work, so no second method is needed there.
///
/// Distances are Euclidean and exact: the same bits as comparing with every row.
///
/// > J. H. Friedman, J. L. Bentley, R. A. Finkel. "An algorithm for finding best matches in
/// > logarithmic expected time." *ACM Trans. Mathematical Software* 3 (3), 1977,
/// > doi:[10.1145/355744.355745](https://doi.org/10.1145/355744.355745)
public struct NeighbourTree: Sendable {
  /// The number of rows of a leaf, two vectors of eight.
  static let leafRows = 16

  /// The number of rows.
  public let rowCount: Int

  /// The number of features.
  public let featureCount: Int

  /// The rows in the order of leaves, eight a vector; lanes without a row are infinitely far.
  let blocks: [SIMD8<Double>]

  /// The row of each lane, `-1` for a lane without one.
  let order: [Int32]

  /// How many rows each lane stands for.
  let counts: [Int]

  /// The least and then the greatest value of each feature, node after node in preorder.
  let boxes: [Double]

  /// The number of leaves.
  var leafCount: Int { (rowCount + NeighbourTree.leafRows - 1) / NeighbourTree.leafRows }

  /// Arranges the rows of a matrix.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - counts: How many equal rows each row stands for; one each when not given.
  /// - Complexity: O(`n` log `n` · `d`).
  /// - Precondition: The values are finite, and there is a count for each row or none at all.
  public init(_ rows: Matrix, counts: [Int]? = nil) {
    precondition(counts?.count ?? rows.rowCount == rows.rowCount, "a count for each row")
    rowCount = rows.rowCount
    featureCount = rows.columnCount
    let arrangement = NeighbourArrangement(of: rows)
    boxes = arrangement.boxes
    blocks = blocked(rows, inOrder: arrangement.order)
    let lanes = (arrangement.order.count + 15) / 16 * 16
    order = arrangement.order + Array(repeating: -1, count: lanes - arrangement.order.count)
    self.counts = arrangement.order.map { row in counts.map { $0[Int(row)] } ?? 1 }
  }
}

/// Copies rows into vectors of eight, feature after feature.
private func blocked(_ rows: Matrix, inOrder order: [Int32]) -> [SIMD8<Double>] {
  let width = rows.columnCount
  let count = (order.count + 15) / 16 * 2
  var blocks = [SIMD8<Double>](repeating: SIMD8(repeating: .infinity), count: count * width)
  for feature in 0..<width {
    let column = rows.column(feature)
    for (i, row) in order.enumerated() { blocks[i / 8 * width + feature][i % 8] = column[Int(row)] }
  }
  return blocks
}
