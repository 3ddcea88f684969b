public import Numeric

/// Returns the sum of squared distances of rows to the means of their groups.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`.
///   - labels: The group of each row, from 0.
/// - Returns: The inertia, from 0.
/// - Complexity: O(`n` · `d`).
/// - Precondition: There is a label for each row.
public func inertia(of rows: Matrix, labels: [Int32]) -> Double {
  GroupMeans(of: rows, labels: labels).squaredDistances(of: rows, labels: labels)
}
