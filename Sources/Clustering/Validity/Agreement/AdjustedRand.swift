/// Returns how well two groupings of the same rows agree: 1 when they are the same, about 0 by
/// chance.
///
/// - Parameters:
///   - a: A group for each row, `-1` for none; those of none count as a group.
///   - b: Another group for each row.
/// - Returns: The adjusted Rand index, at most 1; 1 when both put all rows into one group.
/// - Complexity: That of a ``ContingencyTable``.
/// - Precondition: `a.count == b.count`.
public func adjustedRandIndex(_ a: [Int32], _ b: [Int32]) -> Double {
  ContingencyTable(a, b).adjustedRandIndex
}

extension ContingencyTable {
  /// The share of pairs of rows both groupings agree on, less what chance gives: 1 when they are the
  /// same, about 0 by chance.
  ///
  /// > L. Hubert, P. Arabie. "Comparing partitions." *J. Classification* 2, 1985,
  /// > doi:[10.1007/BF01908075](https://doi.org/10.1007/BF01908075)
  public var adjustedRandIndex: Double {
    let (together, first, second) = pairsTogether
    let expected = first * second / pairs([rowCount])
    let most = (first + second) / 2
    guard rowCount > 1, most != expected else { return 1 }
    return (together - expected) / (most - expected)
  }

  /// The geometric mean of two shares of pairs: of those together in one grouping, how many are
  /// together in the other; from 0 to 1.
  ///
  /// > E. B. Fowlkes, C. L. Mallows. "A method for comparing two hierarchical clusterings." *J.
  /// > American Statistical Association* 78, 1983, doi:[10.2307/2288117][doi]
  ///
  /// [doi]: https://doi.org/10.2307/2288117
  public var fowlkesMallowsIndex: Double {
    let (together, first, second) = pairsTogether
    guard together > 0 else { return 0 }
    return (together / first).squareRoot() * (together / second).squareRoot()
  }

  /// The pairs of rows together in both groupings, in the first and in the second.
  private var pairsTogether: (both: Double, first: Double, second: Double) {
    (pairs(cells.map(\.count)), pairs(firstSizes), pairs(secondSizes))
  }
}

/// The number of pairs of rows within groups.
private func pairs(_ counts: [Int]) -> Double {
  counts.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
}
