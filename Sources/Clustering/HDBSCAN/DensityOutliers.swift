public import Numeric

/// How far rows are outside of the crowds about them.
///
/// Of the densities at which a row and the last rows of its crowd leave the hierarchy of crowds, 1 less
/// their quotient: 0 in the heart of a crowd, 1 far from all.
///
/// > R. J. G. B. Campello, D. Moulavi, A. Zimek, J. Sander. "Hierarchical density estimates for data
/// > clustering, visualization, and outlier detection." *ACM Trans. Knowledge Discovery from Data*
/// > 10 (1), 2015, doi:[10.1145/2733381](https://doi.org/10.1145/2733381)
public struct DensityOutliers: Sendable {
  /// Which crowd a row is compared with.
  public enum Measure: String, Sendable, Codable, CaseIterable {
    /// The crowd it left, whether or not it is a group (GLOSH).
    case outlier

    /// The group it is in; rows of no group are all 1.
    case membership
  }

  /// The different rows that were learned.
  public let rows: Matrix

  /// How often each was there.
  public let counts: [Int]

  private let reachability: MutualReachability
  private let tree: CondensedTree

  /// The density at which the last rows of what each crowd is compared with leave; 0 for nothing.
  private let ends: [Double]

  /// Finds the crowds.
  ///
  /// - Parameters:
  ///   - rows: The different rows, shape `n × d`, finite, at least one.
  ///   - counts: How often each was there.
  ///   - leastSize: The least number of rows of a crowd.
  ///   - neighbours: The number of the neighbour that tells the core distance, itself counted.
  ///   - measure: Which crowd a row is compared with.
  /// - Complexity: O(`n` log² `n`) in few dimensions, O(`n`² log `n` · `d`) at worst; memory O(`n`).
  public init(
    _ rows: Matrix, counts: [Int], leastSize: Int, neighbours: Int, measure: Measure
  ) {
    self.rows = rows
    self.counts = counts
    reachability = MutualReachability(rows, counts: counts, neighbours: neighbours)
    tree = CondensedTree(
      Dendrogram(reachability.spanningTree {}.merges, leaves: counts),
      coreDistances: reachability.coreDistances, leastSize: leastSize)
    ends = tree.ends(measure)
  }

  /// Returns how far outside each row is, from 0 to 1.
  ///
  /// - Parameter rows: The rows, as wide as those that were learned.
  /// - Returns: A number a row.
  /// - Complexity: O(log `n`) a row in few dimensions, O(`n`) at worst.
  public func scores(of rows: Matrix) -> [Double] {
    reachability.nearest(to: rows).map { nearest in
      let density = tree.scale.density(nearest.distance)
      let known = tree.densities[nearest.row]
      var crowd = Int(tree.crowdOfLeaf[nearest.row])
      // A row that is there for longer than the row it joins leaves with it.
      if known > density {
        while crowd > 0, tree.crowds[crowd].birth >= density { crowd = tree.crowds[crowd].parent }
      }
      let end = ends[crowd]
      return end > 0 ? max(0, 1 - min(known, density) / end) : 1
    }
  }
}

extension CondensedTree {
  /// The density at which the last rows leave what each crowd is compared with; 0 for nothing.
  fileprivate func ends(_ measure: DensityOutliers.Measure) -> [Double] {
    var ends = crowds.map(\.death)
    guard measure == .membership else {
      for crowd in crowds.indices.dropFirst().reversed() {
        ends[crowds[crowd].parent] = max(ends[crowds[crowd].parent], ends[crowd])
      }
      return ends
    }
    let chosen = Set(chosen(by: .excessOfMass, radius: 0, singleGroup: false))
    for crowd in crowds.indices where !chosen.contains(crowd) {
      let parent = crowds[crowd].parent
      // Parents come first, and crowds within a group are compared with it.
      ends[crowd] = parent >= 0 ? ends[parent] : 0
    }
    return ends
  }
}
