public import Numeric

/// How dense groups are inside against how thin it is between them, from −1 to 1; higher is better.
///
/// It suits groups of any shape, where the silhouette expects round ones. Each group is joined to a
/// tree of least mutual reachability: the distance of two rows, or how lonely the lonelier of them is
/// in its group. The longest inner edge of the tree is how thin the group is at its thinnest; the
/// least reachability to the inner rows of another group is how thin it is between them.
///
/// Where edges are equally long the one to the first row is taken, rows in the order of their
/// values, so that the order in which they are given changes nothing.
///
/// > D. Moulavi, P. A. Jaskowiak, R. J. G. B. Campello, A. Zimek, J. Sander. "Density-based
/// > clustering validation." *SDM* 2014,
/// > doi:[10.1137/1.9781611973440.96](https://doi.org/10.1137/1.9781611973440.96)
public struct DensityBasedValidity: Sendable, Codable, Hashable {
  /// The mean over all rows of the validity of their groups; rows of no group count as 0.
  public let value: Double

  /// The validity of each group; 0 for a group of a single row, and where there is one group only.
  public let groups: [Double]

  /// Measures a grouping.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, on the scale on which they were grouped.
  ///   - labels: The group of each row, `-1` for none.
  /// - Complexity: O(`n`² · `d`) time, O(`n` · `d`) memory.
  /// - Precondition: There is a label for each row.
  public init(of rows: Matrix, labels: [Int32]) {
    precondition(labels.count == rows.rowCount, "a label for each row")
    let all = members(of: labels, groups: Int((labels.max() ?? -1) + 1))
    let crowds = concurrentMap(all.count) { DensityCrowd(all[$0].map { rows.row($0) }) }
    let separations = leastSeparations(of: crowds)
    groups = zip(crowds, separations).map { crowd, separation in
      let larger = max(separation, crowd.sparseness)
      guard crowd.count > 1, larger > 0, larger.isFinite else { return 0 }
      return (separation - crowd.sparseness) / larger
    }
    let total = Double(max(1, rows.rowCount))
    value = zip(crowds, groups).reduce(0) { $0 + Double($1.0.count) / total * $1.1 }
  }
}

/// Returns for each crowd how far the nearest other one is; infinite where there is none.
private func leastSeparations(of crowds: [DensityCrowd]) -> [Double] {
  let present = crowds.indices.filter { crowds[$0].count > 0 }
  let pairs = present.flatMap { a in present.filter { $0 > a }.map { (a, $0) } }
  let found = concurrentMap(pairs.count) { place in
    crowds[pairs[place].0].separation(from: crowds[pairs[place].1])
  }
  var least = [Double](repeating: .infinity, count: crowds.count)
  for (pair, separation) in zip(pairs, found) {
    least[pair.0] = min(least[pair.0], separation)
    least[pair.1] = min(least[pair.1], separation)
  }
  return least
}
