import Numeric

/// Whether values are better seen on a logarithmic axis: all above zero, with a long upper tail.
///
/// The tail is long when the highest hundredth begins at more than ten times the median.
func isLogarithmic(_ values: [Double]) -> Bool {
  let sorted = values.sorted()
  guard let least = sorted.first, least > 0 else { return false }
  return quantile(ofSorted: sorted, at: 0.99) > 10 * quantile(ofSorted: sorted, at: 0.5)
}

/// Returns the least of 1, 2 and 5 times a power of ten that is not below a size above zero.
func niceStep(_ size: Double) -> Double {
  guard size.isFinite, size > 0 else { return 1 }
  var power = 1.0
  while power > size { power /= 10 }
  while power * 10 <= size { power *= 10 }
  return [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= size } ?? power * 10
}
