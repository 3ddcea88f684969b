/// Returns where a falling, convex curve bends most; `nil` for fewer than three points or a curve
/// that does not bend.
///
/// Both axes are brought to 0 … 1, and the point farthest below the straight line from the first
/// point to the last is taken, the first of equals.
///
/// - Parameters:
///   - x: The positions, rising.
///   - y: The values at these positions.
/// - Returns: The position of the bend.
///
/// > V. Satopää, J. Albrecht, D. Irwin, B. Raghavan. "Finding a 'kneedle' in a haystack."
/// > *ICDCS Workshops* 2011, doi:[10.1109/ICDCSW.2011.20](https://doi.org/10.1109/ICDCSW.2011.20)
public func knee(x: [Int], y: [Double]) -> Int? {
  guard x.count == y.count, x.count > 2, let firstX = x.first, let lastX = x.last,
    let firstY = y.first, let lastY = y.last, firstY > lastY, lastX > firstX
  else { return nil }
  let bends = zip(x, y).map { x, y in
    (firstY - y) / (firstY - lastY) - Double(x - firstX) / Double(lastX - firstX)
  }
  guard let most = bends.max(), most > 0x1p-30 else { return nil }
  return bends.firstIndex(of: most).map { x[$0] }
}
