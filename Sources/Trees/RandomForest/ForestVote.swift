import Numeric

/// The votes of trees on some rows: the sums of class shares in the leaves the rows end in.
struct ForestVote {
  private let classCount: Int
  private let width: Int
  private let rowCount: Int

  /// The rows, one after another.
  private let values: [Double]

  /// The sums, row after row; trees add up in their order, so a row does not mind its batch.
  private(set) var sums: [Double]

  init(on rows: Matrix, _ range: Range<Int>, classCount: Int) {
    self.classCount = classCount
    width = rows.columnCount
    rowCount = range.count
    var values = [Double](repeating: 0, count: range.count * rows.columnCount)
    for feature in 0..<rows.columnCount {
      let column = rows.column(feature)
      for (i, row) in range.enumerated() { values[i * rows.columnCount + feature] = column[row] }
    }
    self.values = values
    sums = Array(repeating: 0, count: range.count * classCount)
  }

  /// Lets a tree vote on the rows a test lets through.
  mutating func add(_ tree: ClassificationTree, where isAsked: (_ position: Int) -> Bool) {
    let shares = tree.leafShares(classCount: classCount)
    for i in 0..<rowCount where isAsked(i) {
      let leaf = tree.leaf(ofRow: values.span, at: i * width) * classCount
      for label in 0..<classCount { sums[i * classCount + label] += shares[leaf + label] }
    }
  }

  /// The class with the greatest sum, of equals the first; `nil` when no tree voted.
  func winner(_ position: Int) -> Int32? {
    let first = position * classCount
    var best = 0
    for label in 1..<max(1, classCount) where sums[first + label] > sums[first + best] {
      best = label
    }
    return sums[first + best] > 0 ? Int32(best) : nil
  }
}

/// Cuts rows into parts that depend on their number alone.
func partsOfRows(_ count: Int) -> [Range<Int>] {
  let parts = max(1, min(64, count / 256))
  return (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
}
