import Glibc

/// Returns the mean number of steps a search in a binary tree of random keys takes to fail.
///
/// Stands for the part of a tree that was not grown below a leaf of `count` rows.
func averagePathLength(ofRows count: Int) -> Double {
  guard count > 2 else { return count == 2 ? 1 : 0 }
  let eulerGamma = 0.577_215_664_901_532_9
  let others = Double(count - 1)
  return 2 * (log(others) + eulerGamma) - 2 * others / Double(count)
}

/// Returns the average path length of every number of rows up to a sample.
func pathLengths(upTo sample: Int) -> [Double] {
  (0...max(2, sample)).map { averagePathLength(ofRows: $0) }
}
