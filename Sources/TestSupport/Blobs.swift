public import Numeric

/// Returns a cloud of rows around the origin, with one row planted far away, at the end.
public func cloudWithOneOutlier(
  rows: Int, features: Int, seed: UInt64 = 1
) throws(ShapeError) -> Matrix {
  var generator = SplitMix64(seed: seed)
  let columns = (0..<features).map { _ in
    (0..<rows - 1).map { _ in Double.random(in: -1...1, using: &generator) } + [50]
  }
  return try Matrix(columns: columns)
}
