/// Rows while they are arranged: their values move with them.
@unsafe
struct ArrangedRows: @unchecked Sendable {
  let values: UnsafeMutablePointer<Double>
  let order: UnsafeMutablePointer<Int32>
  let boxes: UnsafeMutablePointer<Double>

  /// Halves a part at the median of its widest feature, at a multiple of the rows of a leaf.
  func arrange<Width: FeatureWidth & Sendable>(_ part: Range<Int>, node: Int, _ width: Width) {
    let widest = unsafe fillBox(of: part, node: node, width)
    guard part.count > NeighbourTree.leafRows else { return }
    let leaves = (part.count + NeighbourTree.leafRows - 1) / NeighbourTree.leafRows
    let lower = (leaves + 1) / 2
    let middle = part.lowerBound + lower * NeighbourTree.leafRows
    unsafe partition(part, at: middle, by: widest, width)
    let halves = [part.lowerBound..<middle, middle..<part.upperBound]
    let nodes = [node + 1, node + 2 * lower]
    if part.count > 1 << 15 {
      // Safe: the halves are disjoint, and so are the boxes of their nodes.
      Parallel.perform(2) { unsafe arrange(halves[$0], node: nodes[$0], width) }
    } else {
      for half in 0..<2 { unsafe arrange(halves[half], node: nodes[half], width) }
    }
  }

  /// Notes the box of a part, and returns its widest feature.
  @inline(__always)
  private func fillBox<Width: FeatureWidth>(
    of part: Range<Int>, node: Int, _ width: Width
  ) -> Int {
    // Safe: a node has two values a feature, and a part its rows.
    let low = unsafe boxes + node * 2 * width.count
    let high = unsafe low + width.count
    for feature in 0..<width.count {
      unsafe low[feature] = .infinity
      unsafe high[feature] = -.infinity
    }
    for row in part {
      for feature in 0..<width.count {
        let value = unsafe values[row * width.count + feature]
        unsafe low[feature] = min(low[feature], value)
        unsafe high[feature] = max(high[feature], value)
      }
    }
    var widest = 0
    for feature in 1..<max(1, width.count)
    where unsafe high[feature] - low[feature] > high[widest] - low[widest] { widest = feature }
    return widest
  }

  /// Moves the rows with the least values of a feature before a place, the others behind it.
  @inline(__always)
  private func partition<Width: FeatureWidth>(
    _ part: Range<Int>, at place: Int, by feature: Int, _ width: Width
  ) {
    // Safe: all places are within the part.
    var low = part.lowerBound
    var high = part.upperBound - 1
    while low < high {
      let pivot = unsafe values[(low + high) / 2 * width.count + feature]
      var (i, j) = (low, high)
      while i <= j {
        while unsafe values[i * width.count + feature] < pivot { i += 1 }
        while unsafe values[j * width.count + feature] > pivot { j -= 1 }
        guard i <= j else { break }
        unsafe swapRows(i, j, width)
        i += 1
        j -= 1
      }
      if place <= j { high = j } else if place >= i { low = i } else { break }
    }
  }

  @inline(__always)
  private func swapRows<Width: FeatureWidth>(_ i: Int, _ j: Int, _ width: Width) {
    let (rowI, rowJ) = unsafe (order[i], order[j])
    unsafe order[i] = rowJ
    unsafe order[j] = rowI
    for feature in 0..<width.count {
      let (a, b) = (i * width.count + feature, j * width.count + feature)
      let (valueA, valueB) = unsafe (values[a], values[b])
      unsafe values[a] = valueB
      unsafe values[b] = valueA
    }
  }
}
