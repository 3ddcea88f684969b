import Glibc
import Numeric

/// Two networks that weigh the distances of a row, with what their sum is multiplied by.
struct DistanceWeigher: Sendable, Codable, Hashable {
  /// From distances to inner values.
  let front: Network

  /// From standardised inner values to the weights, before they are made to add up to 1.
  let back: Network

  /// What sums are multiplied by.
  let factor: Double

  /// What is then added.
  let start: Double

  /// Returns the weighted sum of each row's distances.
  func sums(of distances: RowVectors) -> [Double] {
    var inner = front.outputs(of: distances)
    _ = standardiseRows(&inner)
    var weights = back.outputs(of: inner)
    shareOut(&weights)
    return weightedSums(of: distances, weights)
  }

  /// Returns the weights of each row's distances; they add up to 1.
  func weights(of distances: RowVectors) -> RowVectors {
    var inner = front.outputs(of: distances)
    _ = standardiseRows(&inner)
    var weights = back.outputs(of: inner)
    shareOut(&weights)
    return weights
  }

  /// Whether it could have come from a fit with so many neighbours.
  func isWhole(neighbours: Int) -> Bool {
    front.widths.first == neighbours && back.widths.last == neighbours
      && front.widths.last == back.widths.first && factor.isFinite && start.isFinite
      && (front.parameters + back.parameters).allSatisfy(\.isFinite)
  }
}

/// Brings the values of each row to mean 0 and spread 1.
///
/// - Returns: The spread of each row before.
func standardiseRows(_ values: inout RowVectors) -> [Double] {
  let width = Double(values.width)
  return (0..<values.rowCount).map { row in
    var (mean, squares) = (0.0, 0.0)
    for column in 0..<values.width { mean += values[row, column] / width }
    for column in 0..<values.width {
      let difference = values[row, column] - mean
      squares += difference * difference / width
    }
    let spread = (squares + 1e-5).squareRoot()
    for column in 0..<values.width { values[row, column] = (values[row, column] - mean) / spread }
    return spread
  }
}

/// Makes the values of each row positive, so that they add up to 1: eˣ by the sum of all.
func shareOut(_ values: inout RowVectors) {
  for row in 0..<values.rowCount {
    var (greatest, sum) = (-Double.infinity, 0.0)
    for column in 0..<values.width { greatest = max(greatest, values[row, column]) }
    for column in 0..<values.width {
      values[row, column] = exp(values[row, column] - greatest)
      sum += values[row, column]
    }
    for column in 0..<values.width { values[row, column] /= sum }
  }
}

/// Returns the sum over each row of distance times weight.
func weightedSums(of distances: RowVectors, _ weights: RowVectors) -> [Double] {
  (0..<distances.rowCount).map { row in
    (0..<distances.width).reduce(0) { $0 + distances[row, $1] * weights[row, $1] }
  }
}
