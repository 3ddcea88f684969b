import Glibc
public import Numeric
import Parameters

/// Different rows and how often each was there, able to score new rows by the density around them.
public struct KDEModel: DetectorModel {
  let bandwidth: Double
  let rows: Matrix
  let counts: [Int]
  private let points: KernelPoints

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { rows.columnCount }

  init(bandwidth: Double, rows: Matrix, counts: [Int]) {
    (self.bandwidth, self.rows, self.counts) = (bandwidth, rows, counts)
    points = KernelPoints(rows)
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
    let distinct = DistinctRows(of: rows)
    let sums = points.logSums(
      weights: counts.map { Double($0) }, factor: 0.5 / (bandwidth * bandwidth),
      at: rows.selectingRows(distinct.first))
    let total = Double(counts.reduce(0, +))
    let usual = log(total) + Double(featureCount) * (log(bandwidth) + 0.5 * log(2 * Double.pi))
    for i in scores.indices { scores[i] = usual - sums[Int(distinct.place[i])] }
  }
}

extension KDEModel: Codable {
  private enum CodingKeys: String, CodingKey { case bandwidth, rows, counts }

  /// Reads a model.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    var detector = KDE()
    detector.bandwidth = try container.decode(Double.self, forKey: .bandwidth)
    let rows = try container.decode(Matrix.self, forKey: .rows)
    let counts = try container.decode([Int].self, forKey: .counts)
    guard (try? detector.validate()) != nil, counts.count == rows.rowCount,
      counts.allSatisfy({ (1...1 << 40).contains($0) }),
      (try? checkRows(rows, method: KDE.identifier, needed: 1)) != nil
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .rows, in: container,
        debugDescription: "The learned rows are damaged; fit the model again.")
    }
    self.init(bandwidth: detector.bandwidth, rows: rows, counts: counts)
  }

  /// Writes the different rows and how often each was there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(bandwidth, forKey: .bandwidth)
    try container.encode(rows, forKey: .rows)
    try container.encode(counts, forKey: .counts)
  }
}
