/// Returns how well two groupings of the same rows agree: 1 when they are the same, about 0 by
/// chance.
///
/// - Parameters:
///   - a: A group for each row, `-1` for none; those of none count as a group.
///   - b: Another group for each row.
/// - Returns: The adjusted Rand index, at most 1; 1 when both put all rows into one group.
/// - Complexity: O(`n` + groups²).
/// - Precondition: `a.count == b.count`.
///
/// > L. Hubert, P. Arabie. "Comparing partitions." *J. Classification* 2, 1985,
/// > doi:[10.1007/BF01908075](https://doi.org/10.1007/BF01908075)
public func adjustedRandIndex(_ a: [Int32], _ b: [Int32]) -> Double {
  precondition(a.count == b.count, "two labels for each row")
  let width = Int((b.max() ?? -1) + 2)
  let height = Int((a.max() ?? -1) + 2)
  var both = [Int](repeating: 0, count: width * height)
  for i in a.indices { both[Int(a[i] + 1) * width + Int(b[i] + 1)] += 1 }
  let inA = (0..<height).map { row in (0..<width).reduce(0) { $0 + both[row * width + $1] } }
  let inB = (0..<width).map { col in (0..<height).reduce(0) { $0 + both[$1 * width + col] } }
  let (together, pairsA, pairsB) = (pairs(both), pairs(inA), pairs(inB))
  let expected = pairsA * pairsB / pairs([a.count])
  let most = (pairsA + pairsB) / 2
  guard a.count > 1, most != expected else { return 1 }
  return (together - expected) / (most - expected)
}

/// The number of pairs of rows within cells of a table.
private func pairs(_ counts: [Int]) -> Double {
  counts.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
}
