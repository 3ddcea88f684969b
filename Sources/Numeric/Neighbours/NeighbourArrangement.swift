/// The order of rows in a k-d tree, and the boxes of its nodes.
struct NeighbourArrangement {
  /// The rows in the order of leaves.
  private(set) var order: [Int32]

  /// The least and then the greatest value of each feature, node after node in preorder.
  private(set) var boxes: [Double]

  /// Arranges rows.
  ///
  /// - Complexity: O(`n` log `n` · `d`).
  init(of rows: Matrix) {
    let (count, features) = (rows.rowCount, rows.columnCount)
    let leaves = (count + NeighbourTree.leafRows - 1) / NeighbourTree.leafRows
    var order = (0..<Int32(count)).map { $0 }
    var boxes = [Double](repeating: 0, count: max(0, 2 * leaves - 1) * 2 * features)
    if count > 0, features > 0 {
      var values = rowAfterRow(rows)
      arrange(&values, &order, &boxes, features: features)
    }
    (self.order, self.boxes) = (order, boxes)
  }
}

/// Arranges rows with their values, and fills the boxes of the nodes.
private func arrange(
  _ values: inout [Double], _ order: inout [Int32], _ boxes: inout [Double], features: Int
) {
  let all = 0..<order.count
  unsafe values.withUnsafeMutableBufferPointer { values in
    unsafe order.withUnsafeMutableBufferPointer { order in
      unsafe boxes.withUnsafeMutableBufferPointer { boxes in
        // Safe: the three are not empty, as there is a row and a feature.
        let arranged = unsafe ArrangedRows(
          values: values.baseAddress.unsafelyUnwrapped,
          order: order.baseAddress.unsafelyUnwrapped,
          boxes: boxes.baseAddress.unsafelyUnwrapped)
        switch features {
        case 2: unsafe arranged.arrange(all, node: 0, TwoFeatures())
        case 3: unsafe arranged.arrange(all, node: 0, ThreeFeatures())
        default: unsafe arranged.arrange(all, node: 0, ManyFeatures(count: features))
        }
      }
    }
  }
}

/// Copies the values of rows, row after row, so that those of a part of the tree lie together.
private func rowAfterRow(_ rows: Matrix) -> [Double] {
  let features = rows.columnCount
  var values = [Double](repeating: 0, count: rows.rowCount * features)
  for feature in 0..<features {
    let column = rows.column(feature)
    for row in column.indices { values[row * features + feature] = column[row] }
  }
  return values
}
