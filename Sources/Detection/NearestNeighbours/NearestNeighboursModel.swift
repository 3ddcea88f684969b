public import Numeric

/// Rows that were learned, able to tell how far new rows are from them.
public struct NearestNeighboursModel: DetectorModel {
  /// The detector it was fitted by.
  public let detector: NearestNeighbours

  let rows: Matrix
  private let tree: NeighbourTree

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { rows.columnCount }

  init(detector: NearestNeighbours, rows: Matrix) {
    self.detector = detector
    self.rows = rows
    tree = NeighbourTree(rows)
  }

  /// Writes a score for each row, a distance: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch. One training row equal to
  /// the row being scored is left out, be it that very row or not.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let detector = detector
    forEachChunk(of: &scores, atLeast: 256) { range, chunk in
      var found = [Double](repeating: 0, count: range.count)
      tree.forEachNearest(detector.neighbours + 1, to: rows, in: range) { i, squared in
        found[i] = detector.score(squared)
      }
      for i in chunk.indices { chunk[i] = found[i] }
    }
  }
}

extension NearestNeighbours {
  /// Makes a score of squared distances in rising order, one more than there are neighbours.
  func score(_ squared: [Double]) -> Double {
    let others = squared.first == 0 ? squared.dropFirst() : squared.dropLast()
    switch method {
    case .largest: return (others.last ?? 0).squareRoot()
    case .mean: return others.reduce(0) { $0 + $1.squareRoot() } / Double(others.count)
    case .median: return quantile(ofSorted: others.map { $0.squareRoot() }, at: 0.5)
    }
  }
}

extension NearestNeighboursModel: Codable {
  private enum CodingKeys: String, CodingKey { case neighbours, method, rows }

  /// Reads the learned rows and arranges them anew, which changes no score.
  ///
  /// - Throws: `DecodingError` when they are not what a fit would have learned.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let detector = NearestNeighbours(
      neighbours: try container.decode(Int.self, forKey: .neighbours),
      method: try container.decode(NearestNeighbours.Method.self, forKey: .method))
    let columns = try container.decode([[Double]].self, forKey: .rows)
    do {
      self = try detector.fit(try Matrix(columns: columns), seed: 0)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .rows, in: container, debugDescription: "\(error)")
    }
  }

  /// Writes the learned rows, column by column.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(detector.neighbours, forKey: .neighbours)
    try container.encode(detector.method, forKey: .method)
    try container.encode(
      (0..<rows.columnCount).map { rows.columnValues($0) }, forKey: .rows)
  }
}
