public import Numeric

/// Returns the Dunn index of a grouping, from 0; higher is better.
///
/// The least distance between rows of different groups over the greatest distance between rows of one
/// group. A single row out of place decides it, so read it beside other measures.
///
/// - Parameters:
///   - rows: The rows, shape `n × d`.
///   - labels: The group of each row, `-1` for none; those of none are left out.
/// - Returns: The index; 0 when there is one group only, infinite when the rows of every group are
///   equal and groups are not.
/// - Complexity: O(`n`² · `d`).
///
/// > J. C. Dunn. "Well-separated clusters and optimal fuzzy partitions." *J. Cybernetics* 4, 1974,
/// > doi:[10.1080/01969727408546059](https://doi.org/10.1080/01969727408546059)
public func dunnIndex(of rows: Matrix, labels: [Int32]) -> Double {
  let grouped = GroupedRows(rows, labels)
  let gaps = groupGaps(of: grouped.rows, labels: grouped.labels)
  guard gaps.leastBetween.isFinite, gaps.leastBetween > 0 else { return 0 }
  return gaps.leastBetween / gaps.greatestWithin
}
