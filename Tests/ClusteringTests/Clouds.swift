import Numeric

/// Returns three clouds of rows that overlap a little.
func threeClouds(rows: Int, features: Int, seed: UInt64 = 1) throws -> Matrix {
  var random = SplitMix64(seed: seed)
  var columns = [[Double]](repeating: [], count: features)
  for row in 0..<rows {
    for feature in 0..<features {
      let centre = Double((row % 3) * (feature + 3) % 7)
      columns[feature].append(centre + Double.random(in: -1.5...1.5, using: &random))
    }
  }
  return try Matrix(columns: columns)
}
