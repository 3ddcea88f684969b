import Numeric

/// Rows parted into those to learn from and those to be asked about, in equal shares of each group.
struct StratifiedSplit {
  /// The rows to learn from, rising.
  var kept: [Int]

  /// The rows to be asked about, rising.
  var heldOut: [Int]
}

/// Holds a share of the rows of each group out, drawn at random; every group keeps a row.
///
/// The generator is a stream no tree uses, so that the split is independent of the trees.
func stratifiedSplit(
  _ rows: [Int], labels: [Int32], heldOut share: Double, seed: UInt64
) -> StratifiedSplit {
  var random = SplitMix64(seed: seed, stream: .max)
  var split = StratifiedSplit(kept: [], heldOut: [])
  for group in Set(rows.map { labels[$0] }).sorted() {
    var members = rows.filter { labels[$0] == group }
    let count = min(Int((Double(members.count) * share).rounded()), members.count - 1)
    for i in 0..<count {
      members.swapAt(i, i + random.nextIndex(below: members.count - i))
    }
    split.heldOut += members[..<count]
    split.kept += members[count...]
  }
  return StratifiedSplit(kept: split.kept.sorted(), heldOut: split.heldOut.sorted())
}
