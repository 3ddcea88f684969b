import Glibc
public import Numeric
import Parameters

/// Different rows and how often each was there, able to score new rows by the density around them.
public struct KDEModel: DetectorModel, CheckedCodable {
  struct Contents {
    let bandwidth: Double
    let rows: Matrix
    let counts: [Int]
  }

  let contents: Contents
  private let points: KernelPoints

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.rows.columnCount }

  init(_ contents: Contents) {
    self.contents = contents
    points = KernelPoints(contents.rows)
  }

  /// Writes a score for each row, minus the logarithm of the density: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(different rows of both · `d`).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let (bandwidth, counts) = (contents.bandwidth, contents.counts)
    let distinct = DistinctRows(of: rows)
    let sums = points.logSums(
      weights: counts.map { Double($0) }, factor: 0.5 / (bandwidth * bandwidth),
      at: rows.selectingRows(distinct.first))
    let total = Double(counts.reduce(0, +))
    let usual = log(total) + Double(featureCount) * (log(bandwidth) + 0.5 * log(2 * Double.pi))
    for i in scores.indices { scores[i] = usual - sums[Int(distinct.place[i])] }
  }
}

extension KDEModel.Contents: CheckedContents {
  static let damage = "The learned rows are damaged; fit the model again."

  var isWhole: Bool {
    var detector = KDE()
    detector.bandwidth = bandwidth
    return detector.isValid && counts.count == rows.rowCount
      && counts.allSatisfy { (1...1 << 40).contains($0) } && areWhole(rows)
  }
}
