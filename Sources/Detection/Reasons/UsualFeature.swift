import Numeric

/// What is usual of one feature, in its own units: enough to say how far a value sticks out.
public struct UsualFeature: Sendable, Hashable, Codable {
  /// The name of the feature.
  public let name: String

  /// The number of values it was taken from.
  public let count: Int

  /// The values at the shares of ``shares``, in rising order.
  public let grid: [Double]

  /// The shares of values that lie below the entries of ``grid``: finer towards both ends.
  public static let shares: [Double] =
    (0..<10).map { Double($0) / 1000 } + (1..<100).map { Double($0) / 100 }
    + (991...1000).map { Double($0) / 1000 }

  /// The middle value.
  public var median: Double { value(at: 0.5) }

  /// A quarter of the values lie below this.
  public var lowerQuartile: Double { value(at: 0.25) }

  /// A quarter of the values lie above this.
  public var upperQuartile: Double { value(at: 0.75) }

  /// Summarises a column.
  ///
  /// - Parameters:
  ///   - name: The name of the feature.
  ///   - values: The values, at least one, finite.
  init(name: String, values: [Double]) {
    let sorted = values.sorted()
    self.name = name
    count = values.count
    grid = UsualFeature.shares.map { quantile(ofSorted: sorted, at: $0) }
  }

  /// The entry of the grid at one of its shares.
  private func value(at share: Double) -> Double {
    grid[UsualFeature.shares.firstIndex(of: share) ?? 0]
  }
}

extension UsualFeature {
  /// Returns the share of values that lie below a value, from 0 to 1.
  func shareBelow(_ value: Double) -> Double {
    guard let first = grid.firstIndex(where: { $0 >= value }) else { return 1 }
    guard first > 0 else { return 0 }
    let part = (value - grid[first - 1]) / (grid[first] - grid[first - 1])
    let shares = UsualFeature.shares
    return shares[first - 1] + (shares[first] - shares[first - 1]) * part
  }

  /// Returns the share of values that lie above a value, from 0 to 1.
  func shareAbove(_ value: Double) -> Double {
    guard let last = grid.lastIndex(where: { $0 <= value }) else { return 1 }
    guard last < grid.count - 1 else { return 0 }
    let part = (value - grid[last]) / (grid[last + 1] - grid[last])
    let shares = UsualFeature.shares
    return 1 - shares[last] - (shares[last + 1] - shares[last]) * part
  }

  /// Returns how far a value is from the median, in spans from the median to the quartile on its side.
  ///
  /// A skewed feature so has a longer span on its long side. Where the span is nil, half the
  /// distance of the quartiles stands in, and then a quarter of wider distances.
  func distance(of value: Double) -> Double {
    let side = value >= median ? upperQuartile - median : median - lowerQuartile
    let spans = [
      side, (upperQuartile - lowerQuartile) / 2, (self.value(at: 0.95) - self.value(at: 0.05)) / 4,
      (self.value(at: 1) - self.value(at: 0)) / 4, abs(median),
    ]
    return abs(value - median) / (spans.first { $0 > 0 } ?? 1)
  }
}
