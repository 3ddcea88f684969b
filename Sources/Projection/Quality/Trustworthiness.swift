public import Numeric

/// Returns how far neighbours in a picture are neighbours in truth, from 0 to 1.
///
/// A row that is drawn among the nearest of another, but is not among its nearest, costs by how many
/// rows are nearer. Around 0.5 is what places drawn by lot reach; 1 is free of false neighbours.
///
/// - Parameters:
///   - places: Where the rows are drawn, shape `n × p`.
///   - rows: The rows, shape `n × d`, finite.
///   - neighbours: How many neighbours of each row are looked at, above 0.
/// - Returns: The measure, or `nil` with fewer than `2 · neighbours + 1` rows, as it has no scale.
/// - Throws: `ShapeError.raggedColumns` when there is not a place for each row.
/// - Complexity: O(`n`² · (`d` + neighbours)) time, O(`n` · `d`) memory.
///
/// > J. Venna, S. Kaski. "Neighborhood preservation in nonlinear projection methods: an experimental
/// > study." *ICANN* 2001, doi:[10.1007/3-540-44668-0_68](https://doi.org/10.1007/3-540-44668-0_68)
public func trustworthiness(
  of places: Matrix, for rows: Matrix, neighbours: Int = 5
) throws(ShapeError) -> Double? {
  guard places.rowCount == rows.rowCount else {
    throw .raggedColumns(expected: rows.rowCount, got: places.rowCount, column: 0)
  }
  let count = rows.rowCount
  guard neighbours > 0, 2 * neighbours < count else { return nil }
  let drawn = NearestRows(places, count: neighbours)
  let excess = excessRanks(of: drawn, in: rows).reduce(0, +)
  let worst = count * neighbours * (2 * count - 3 * neighbours - 1)
  return 1 - 2 * Double(excess) / Double(worst)
}
