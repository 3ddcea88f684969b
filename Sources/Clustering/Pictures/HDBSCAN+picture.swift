public import Numeric

extension HDBSCAN: PicturedClusterer {
  /// Returns the crowds within crowds, and which of them are groups.
  ///
  /// - Parameters:
  ///   - model: What was found.
  ///   - rows: Not used: the model keeps its crowds.
  /// - Returns: The crowds; `nil` where the crowd of all rows never parts.
  /// - Complexity: O(`m` log `m`) for `m` distinct training rows.
  public func picture(of model: HDBSCANModel, in rows: Matrix) -> GroupingPicture? {
    model.hierarchy.parents.count > 1 ? .crowds(CrowdTree(model)) : nil
  }
}

/// Crowds within crowds: how many rows each holds at every density, and which of them are groups.
///
/// > L. McInnes, J. Healy, S. Astels. "hdbscan: Hierarchical density based clustering." *J. Open
/// > Source Software* 2 (11), 2017, doi:[10.21105/joss.00205](https://doi.org/10.21105/joss.00205)
public struct CrowdTree: Sendable {
  /// A crowd, from the density at which it begins to that at which it parts or vanishes.
  public struct Crowd: Sendable {
    /// The crowd that parted into it, `-1` for that of all rows; it comes before.
    public let parent: Int

    /// The group that it is, or is within; `-1` for none.
    public let group: Int32

    /// The density at which it begins.
    public let birth: Double

    /// The density at which it parts, or its last row leaves.
    public let end: Double

    /// The number of rows it begins with.
    public let size: Int

    /// The rows that leave it by themselves, by rising density.
    public let leaving: [Leaving]

    /// The crowds into which it parts; none for one that vanishes.
    public let parts: [Int]

    /// Returns the number of rows that are left just before a density.
    public func rows(before density: Double) -> Int {
      size - leaving.reduce(0) { $1.density < density ? $0 + $1.rows : $0 }
    }
  }

  /// Rows that leave a crowd at one density.
  public struct Leaving: Sendable, Hashable {
    /// The density.
    public let density: Double

    /// The number of rows.
    public let rows: Int
  }

  /// The crowds, that of all rows first.
  public let crowds: [Crowd]

  /// Whether a crowd is a group, and not only within one.
  public func isGroup(_ crowd: Int) -> Bool {
    let (own, parent) = (crowds[crowd].group, crowds[crowd].parent)
    return own >= 0 && (parent < 0 || crowds[parent].group < 0)
  }
}

extension CrowdTree {
  /// Gathers the crowds of a model.
  init(_ model: HDBSCANModel) {
    let (training, hierarchy) = (model.training, model.hierarchy)
    let count = hierarchy.parents.count
    var leaving = [[Double: Int]](repeating: [:], count: count)
    for row in training.crowds.indices {
      leaving[Int(training.crowds[row])][training.densities[row], default: 0] +=
        training.counts[row]
    }
    let gone = leaving.map { rows in
      rows.keys.sorted().map { Leaving(density: $0, rows: rows[$0] ?? 0) }
    }
    var sizes = gone.map { $0.reduce(0) { $0 + $1.rows } }
    var parts = [[Int]](repeating: [], count: count)
    for crowd in (1..<max(1, count)).reversed() {
      let parent = Int(hierarchy.parents[crowd])
      sizes[parent] += sizes[crowd]
      parts[parent].insert(crowd, at: 0)
    }
    crowds = (0..<count).map { crowd in
      Crowd(
        parent: Int(hierarchy.parents[crowd]), group: hierarchy.groups[crowd],
        birth: hierarchy.births[crowd],
        end: parts[crowd].first.map { hierarchy.births[$0] } ?? gone[crowd].last?.density
          ?? hierarchy.births[crowd],
        size: sizes[crowd], leaving: gone[crowd], parts: parts[crowd])
    }
  }
}
