/// Where to split a node: rows in bins up to `bin` go left, the next bin with rows is `nextBin`.
struct Split {
  var feature: Int
  var bin: Int
  var nextBin: Int

  /// The sum over both sides of Σ w² ÷ Σ w; the greater, the purer.
  var purity: Double
}

/// Sums of squared class weights on both sides of a split, as rows move from right to left.
///
/// Whole numbers throughout, so the order in which rows move changes nothing.
struct SideWeights {
  private var left: [Int]
  private var right: [Int]
  private var leftSquares = 0
  private var rightSquares: Int
  private(set) var leftTotal = 0
  private(set) var rightTotal: Int

  init(_ weights: [Int]) {
    right = weights
    left = Array(repeating: 0, count: weights.count)
    rightSquares = weights.reduce(0) { $0 + $1 * $1 }
    rightTotal = weights.reduce(0, +)
  }

  /// Moves some weight of a class to the left.
  @inline(__always)
  mutating func move(_ weight: Int, of label: Int) {
    leftSquares += weight * (2 * left[label] + weight)
    rightSquares -= weight * (2 * right[label] - weight)
    left[label] += weight
    right[label] -= weight
    leftTotal += weight
    rightTotal -= weight
  }

  /// The purity of the two sides as they are; both must have rows.
  var purity: Double {
    Double(leftSquares) / Double(leftTotal) + Double(rightSquares) / Double(rightTotal)
  }
}
