/// Returns the rows of each group, in their order; rows of no group are in none.
///
/// - Parameters:
///   - labels: The group of each row, below 0 for none.
///   - count: The number of groups.
/// - Returns: The rows of each group.
/// - Complexity: O(`n` + `count`).
func members(of labels: [Int32], groups count: Int) -> [[Int]] {
  var members = [[Int]](repeating: [], count: count)
  for (row, label) in labels.enumerated() where label >= 0 { members[Int(label)].append(row) }
  return members
}
