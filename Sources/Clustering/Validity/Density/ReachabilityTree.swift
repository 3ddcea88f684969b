/// The tree that joins the rows of a group by edges of least mutual reachability, in sum.
struct ReachabilityTree {
  /// The rows that more than one edge ends at; the first row where there is none.
  let inner: [Int]

  /// The longest edge between inner rows; of all edges where there is none.
  let longestInnerEdge: Double

  /// Grows the tree from the first row, always by the nearest row, the first of equals.
  ///
  /// - Parameters:
  ///   - points: The values of the rows, row after row.
  ///   - loneliness: How lonely each row is.
  ///   - features: The number of features.
  /// - Complexity: O(`m`² · `d`).
  ///
  /// > R. C. Prim. "Shortest connection networks and some generalizations." *Bell System Technical
  /// > Journal* 36, 1957.
  init(_ points: [Double], loneliness: [Double], features: Int) {
    let count = loneliness.count
    let span = points.span
    var degrees = [Int](repeating: 0, count: count)
    var nearest = [Double](repeating: .infinity, count: count)
    var parents = [Int](repeating: 0, count: count)
    var edges: [(from: Int, to: Int, length: Double)] = []
    var waiting = Array(0..<count).dropFirst().map { $0 }
    var newest = 0
    while !waiting.isEmpty {
      var place = 0
      for (position, row) in waiting.enumerated() {
        let distance = squaredGap(span, newest, span, row, features: features).squareRoot()
        let reach = max(distance, loneliness[newest], loneliness[row])
        // Loneliness makes many edges equally long; of these the one to the first row is taken.
        if reach < nearest[row] || (reach == nearest[row] && newest < parents[row]) {
          (nearest[row], parents[row]) = (reach, newest)
        }
        if nearest[row] < nearest[waiting[place]] { place = position }
      }
      newest = waiting.remove(at: place)
      edges.append((parents[newest], newest, nearest[newest]))
      degrees[newest] += 1
      degrees[parents[newest]] += 1
    }
    let inside = degrees.indices.filter { degrees[$0] > 1 }
    let between = edges.filter { degrees[$0.from] > 1 && degrees[$0.to] > 1 }
    inner = inside.isEmpty ? Array(degrees.indices.prefix(1)) : inside
    longestInnerEdge = (between.isEmpty ? edges : between).map(\.length).max() ?? 0
  }
}
