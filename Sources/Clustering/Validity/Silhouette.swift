public import Numeric

/// Returns the mean silhouette of a grouping, from −1 to 1; higher is better.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`, on the scale on which they were grouped.
///   - labels: The group of each row, from 0; at least two groups.
/// - Returns: The mean over all rows; 0 when there is one group only.
/// - Complexity: O(`n`² · `d`); exact.
public func meanSilhouette(of rows: Matrix, labels: [Int32]) -> Double {
  meanSilhouettes(of: rows, groupings: [labels]).first ?? 0
}

/// Returns the mean silhouette of several groupings of the same rows, in one pass over distances.
public func meanSilhouettes(of rows: Matrix, groupings: [[Int32]]) -> [Double] {
  silhouettes(of: rows, groupings: groupings).map { values in
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
