import Numeric

/// Directions of falling variance.
struct PrincipalDirections: Sendable {
  /// The variance along each.
  let values: [Double]

  /// The share of each in all variance.
  let shares: [Double]

  /// The directions of length 1, one a column; the coordinate of the greatest size is positive.
  let vectors: Matrix
}

/// Returns the directions along which features vary, without those along which nothing does.
///
/// - Parameter covariance: Shape `d × d`, finite.
/// - Returns: At most `d` directions; none when nothing varies.
/// - Complexity: O(`d`³).
func principalDirections(_ covariance: Matrix) -> PrincipalDirections {
  let eigen = symmetricEigen(of: covariance)
  let values = eigen?.values ?? []
  let greatest = values.first ?? 0
  // Dependent features leave some units of the last place of the greatest variance.
  let kept = values.filter { $0 > 1e-12 * greatest }.count
  let total = values.reduce(0) { $0 + max(0, $1) }
  var vectors = Matrix(rowCount: covariance.rowCount, columnCount: kept)
  for column in 0..<kept {
    guard let found = eigen?.vectors.columnValues(column) else { break }
    // Of coordinates of nearly the same size the first decides, whatever rounding makes of them.
    let largest = found.reduce(0) { abs($1) > abs($0) * (1 + 1e-9) ? $1 : $0 }
    let sign = largest < 0 ? -1.0 : 1.0
    for row in found.indices { vectors[row, column] = sign * found[row] }
  }
  return PrincipalDirections(
    values: Array(values.prefix(kept)), shares: values.prefix(kept).map { $0 / total },
    vectors: vectors)
}
