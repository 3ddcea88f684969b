public import Numeric

/// Rows that stick out of the same features, and of no other.
public struct FenceGroup: Sendable, Hashable, Codable {
  /// The features that stick out, in the order of the fences.
  public let features: [String]

  /// The numbers of the rows, rising.
  public let rows: [Int]
}

/// Rows parted by fences: those inside all of them, and groups of those outside.
public struct FenceGroups: Sendable, Hashable, Codable {
  /// The rows inside every fence, rising.
  public let inside: [Int]

  /// The groups that have rows: those with one feature first, then in the order of the fences.
  public let outside: [FenceGroup]
}

extension Fences {
  /// Parts rows by the features that stick out; new rows by the same fences.
  ///
  /// - Parameter rows: The rows, one column a fence.
  /// - Returns: The rows inside and the groups outside.
  /// - Throws: ``DetectionError/shape(_:)`` for rows of another width.
  /// - Complexity: O(`n` · `d`).
  public func groups(of rows: Matrix) throws(DetectionError) -> FenceGroups {
    guard rows.columnCount == fences.count else {
      throw .shape(.featureCount(expected: fences.count, got: rows.columnCount))
    }
    var inside: [Int] = []
    var members: [[Int]: [Int]] = [:]
    for row in 0..<rows.rowCount {
      let outside = fences.indices.filter { fences[$0].excludes(rows[row, $0]) }
      if outside.isEmpty { inside.append(row) } else { members[outside, default: []].append(row) }
    }
    let groups = members.sorted { a, b in
      a.key.count != b.key.count
        ? a.key.count < b.key.count : a.key.lexicographicallyPrecedes(b.key)
    }
    return FenceGroups(
      inside: inside,
      outside: groups.map { group in
        FenceGroup(features: group.key.map { fences[$0].feature }, rows: group.value)
      })
  }
}
