import Glibc

/// Returns how surely each neighbour of a row belongs to it: 1 for the nearest, less the farther.
///
/// Distances beyond the nearest are measured on a scale of the row's own, found by halving, on which
/// the weights add up to the logarithm to base 2 of the number of neighbours and the row itself.
///
/// - Parameter nearest: The neighbours of each row.
/// - Returns: A weight for each neighbour, from 0 to 1.
/// - Complexity: O(`n` · count).
///
/// > L. McInnes, J. Healy, J. Melville. "UMAP: Uniform manifold approximation and projection for
/// > dimension reduction." 2018, arXiv:1802.03426.
public func smoothWeights(of nearest: NearestRows) -> [Double] {
  let wanted = log2(Double(nearest.count + 1))
  let rowsPerTask = 256
  let parts = concurrentMap((nearest.rowCount + rowsPerTask - 1) / rowsPerTask) { task in
    let end = min(nearest.rowCount, (task + 1) * rowsPerTask)
    return (task * rowsPerTask..<end).flatMap { row in
      fadingWeights(
        Array(nearest.distances[row * nearest.count..<(row + 1) * nearest.count]), sum: wanted)
    }
  }
  return parts.flatMap(\.self)
}

/// Returns weights that fall with the distance beyond the nearest, and add up to the sum asked for.
private func fadingWeights(_ distances: [Double], sum wanted: Double) -> [Double] {
  let nearest = distances.first { $0 > 0 } ?? 0
  let beyond = distances.map { max(0, $0 - nearest) }
  let mean = distances.reduce(0, +) / Double(max(1, distances.count))
  var scale = beyond.reduce(0, +) / Double(max(1, beyond.count))
  guard scale > 0 else { return beyond.map { _ in 1 } }
  var (low, high) = (0.0, Double.infinity)
  for _ in 0..<64 {
    let sum = beyond.reduce(0) { $0 + exp(-$1 / scale) }
    guard abs(sum - wanted) > 1e-5 else { break }
    if sum > wanted {
      high = scale
      scale = (low + high) / 2
    } else {
      low = scale
      scale = high.isFinite ? (low + high) / 2 : scale * 2
    }
  }
  // Rows almost as near as the nearest would make a scale of nothing.
  scale = max(scale, 1e-3 * mean)
  return beyond.map { exp(-$0 / scale) }
}
