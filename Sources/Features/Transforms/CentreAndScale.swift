/// Returns what a scaler subtracts and divides by.
///
/// Sums run from the first to the last value, so that the result has the same bits everywhere.
func centreAndScale(of values: [Double], for transform: Transform) -> (Double, Double) {
  switch transform {
  case .log1p: (0, 1)
  case .standardise: meanAndDeviation(of: values)
  case .robust: medianAndQuartileDistance(of: values)
  case .minMax: smallestAndRange(of: values)
  }
}

/// The mean and the population standard deviation, in two passes.
private func meanAndDeviation(of values: [Double]) -> (Double, Double) {
  let count = Double(values.count)
  let mean = values.reduce(0, +) / count
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, (squares / count).squareRoot())
}

private func medianAndQuartileDistance(of values: [Double]) -> (Double, Double) {
  let sorted = values.sorted()
  let distance = quantile(0.75, ofSorted: sorted) - quantile(0.25, ofSorted: sorted)
  return (quantile(0.5, ofSorted: sorted), distance)
}

/// The quantile by linear interpolation, as NumPy and R (type 7) have it.
private func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
  let position = share * Double(values.count - 1)
  let below = Int(position)
  let above = min(below + 1, values.count - 1)
  return values[below] + (values[above] - values[below]) * (position - Double(below))
}

private func smallestAndRange(of values: [Double]) -> (Double, Double) {
  let smallest = values.min() ?? 0
  return (smallest, (values.max() ?? 0) - smallest)
}
