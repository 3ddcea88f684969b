/// Returns the distance of each of some rows to the nearest of a few, one that equals the row left out.
///
/// Eight rows at a time are compared with all of the few; nothing is arranged first.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`.
///   - few: The others, shape `m × d`, at least two, as often as they count.
/// - Returns: A Euclidean distance for each row; infinity where none can be told.
/// - Complexity: O(`n` · `m` · `d`).
/// - Precondition: Both have the same number of columns.
public func nearestDistances(of rows: Matrix, among few: Matrix) -> [Double] {
  precondition(rows.columnCount == few.columnCount, "a column for each feature")
  switch rows.columnCount {
  case 2: return nearestDistances(of: rows, among: few, TwoFeatures())
  case 3: return nearestDistances(of: rows, among: few, ThreeFeatures())
  default: return nearestDistances(of: rows, among: few, ManyFeatures(count: rows.columnCount))
  }
}

private func nearestDistances<Width: FeatureWidth>(
  of rows: Matrix, among few: Matrix, _ width: Width
) -> [Double] {
  let others = (0..<few.rowCount).flatMap { few.row($0) }
  return filledArray(rows.rowCount, atLeast: 1 << 12, unit: 8) { range, chunk in
    unsafe withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: max(1, width.count)) {
      lanes in
      for first in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
        let taken = min(8, range.upperBound - first)
        for feature in 0..<width.count {
          unsafe lanes[feature] = rows.eight(first / 8, feature)
        }
        // Safe: there are as many lanes as features.
        let distances = unsafe nearestSquares(
          UnsafePointer(lanes.baseAddress.unsafelyUnwrapped), others, few.rowCount, width
        ).squareRoot()
        for lane in 0..<taken { chunk[first - range.lowerBound + lane] = distances[lane] }
      }
    }
  }
}

/// The squared distances of eight rows to the nearest of some others, but for one that is at 0.
@inline(__always)
private func nearestSquares<Width: FeatureWidth>(
  _ lanes: UnsafePointer<SIMD8<Double>>, _ others: [Double], _ count: Int, _ width: Width
) -> SIMD8<Double> {
  var least = SIMD8<Double>(repeating: .infinity)
  var second = least
  var cell = 0
  for _ in 0..<count {
    var square = SIMD8<Double>()
    for feature in 0..<width.count {
      // Safe: there are as many lanes as features, and a value of each other row for each.
      let difference = unsafe others[cell &+ feature] - lanes[feature]
      square += difference * difference
    }
    cell &+= width.count
    let isLeast = square .< least
    let greater = square.replacing(with: least, where: isLeast)
    second.replace(with: greater, where: greater .< second)
    least.replace(with: square, where: isLeast)
  }
  return least.replacing(with: second, where: least .== 0)
}
