import Numeric

/// How far each step of a walk through the rows went, in the order of the walk.
///
/// A row that stands for several has as many entries, one after the other.
public struct ReachabilityPlot: Sendable {
  /// The distance at which each entry was reached, infinite for one that begins anew.
  public private(set) var heights: [Double] = []

  /// The core distance of the row of each entry.
  public private(set) var cores: [Double] = []

  /// The row of each entry, of the different rows in the order of their values.
  public private(set) var rows: [Int] = []

  /// The row from which each entry was reached, `-1` for one that begins anew.
  private(set) var predecessors: [Int] = []

  /// The entries of each row.
  private(set) var entries: [Range<Int>]

  /// Lays a walk out.
  init(_ walk: ReachabilityWalk, counts: [Int]) {
    let (reaches, rowCores) = (walk.reaches, walk.cores)
    entries = Array(repeating: 0..<0, count: counts.count)
    for row in walk.order {
      entries[row] = rows.count..<rows.count + counts[row]
      for copy in 0..<counts[row] {
        // A row is reached from an equal one at its core distance, if not before from another.
        let isNearer = copy > 0 && rowCores[row] < reaches[row]
        heights.append(isNearer ? rowCores[row] : reaches[row])
        predecessors.append(isNearer ? row : Int(walk.predecessors[row]))
        cores.append(rowCores[row])
        rows.append(row)
      }
    }
  }

  /// Returns the group of each entry below a distance, `-1` for none.
  func groups(below distance: Double) -> [Int32] {
    var group: Int32 = -1
    return heights.indices.map { entry in
      guard heights[entry] > distance else { return group }
      guard cores[entry] <= distance else { return -1 }
      group += 1
      return group
    }
  }

  /// Returns the group of each row: that of its last entry.
  func labels(_ groups: [Int32]) -> [Int32] { entries.map { groups[$0.upperBound - 1] } }

  /// Returns the longest step within each group, the one into it left out.
  func longestSteps(_ groups: [Int32]) -> [Double] {
    var longest = [Double](repeating: 0, count: Int(groups.max() ?? -1) + 1)
    for entry in groups.indices.dropFirst()
    where groups[entry] >= 0 && groups[entry - 1] == groups[entry] && heights[entry].isFinite {
      longest[Int(groups[entry])] = max(longest[Int(groups[entry])], heights[entry])
    }
    return longest
  }
}
