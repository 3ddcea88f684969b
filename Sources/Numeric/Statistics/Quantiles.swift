/// Returns the value below which a share of sorted values lies, between neighbours by a straight line.
///
/// This is numpy's default ("linear") and type 7 of Hyndman and Fan.
///
/// - Parameters:
///   - values: The values in rising order, at least one.
///   - share: From 0, the least value, to 1, the greatest.
/// - Returns: The quantile.
/// - Complexity: O(1).
public func quantile(ofSorted values: [Double], at share: Double) -> Double {
  precondition(!values.isEmpty, "a quantile needs a value")
  precondition(share >= 0 && share <= 1, "a share is from 0 to 1")
  let position = Double(values.count - 1) * share
  let below = min(Int(position), values.count - 1)
  let low = values[below]
  let high = values[min(below + 1, values.count - 1)]
  return interpolate(low, high, at: position - Double(below))
}

/// Returns the middle of some values: the median, or `nil` when there is none.
///
/// - Complexity: O(`n` log `n`).
public func median(of values: [Double]) -> Double? {
  values.isEmpty ? nil : quantile(ofSorted: values.sorted(), at: 0.5)
}

/// Goes a part of the way from one number to another, from the nearer end as numpy does.
///
/// Starting at the nearer end keeps the result between the two and exact at both.
private func interpolate(_ low: Double, _ high: Double, at part: Double) -> Double {
  let difference = high - low
  return part < 0.5 ? low + difference * part : high - difference * (1 - part)
}
