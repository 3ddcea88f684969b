public import Numeric
import Parameters

/// Rows that were learned, able to tell how far new rows are from them.
public struct NearestNeighboursModel: DetectorModel {
  /// The detector it was fitted by.
  public let detector: NearestNeighbours

  /// The different rows that were learned.
  let rows: Matrix

  /// How often each of them was there.
  let counts: [Int]

  private let tree: NeighbourTree

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { rows.columnCount }

  init(detector: NearestNeighbours, rows: Matrix, counts: [Int]) {
    self.detector = detector
    self.rows = rows
    self.counts = counts
    tree = NeighbourTree(rows, counts: counts)
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
    let distinct = DistinctRows(of: rows)
    let found = distances(of: rows.selectingRows(distinct.first))
    for i in scores.indices { scores[i] = found[Int(distinct.place[i])] }
  }

  /// Returns the score of each row.
  private func distances(of rows: Matrix) -> [Double] {
    var scores = [Double](repeating: 0, count: rows.rowCount)
    var span = scores.mutableSpan
    let detector = detector
    forEachChunk(of: &span, atLeast: 256) { range, chunk in
      var found = [Double](repeating: 0, count: range.count)
      tree.forEachNearest(detector.neighbours + 1, to: rows, in: range) { i, squared in
        found[i] = detector.score(squared)
      }
      for i in chunk.indices { chunk[i] = found[i] }
    }
    return scores
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
  private enum CodingKeys: String, CodingKey { case neighbours, method, rows, counts }

  /// Reads the learned rows and arranges them anew, which changes no score.
  ///
  /// - Throws: `DecodingError` when they are not what a fit would have learned.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let detector = NearestNeighbours(
      neighbours: try container.decode(Int.self, forKey: .neighbours),
      method: try container.decode(NearestNeighbours.Method.self, forKey: .method))
    let columns = try container.decode([[Double]].self, forKey: .rows)
    let counts = try container.decode([Int].self, forKey: .counts)
    do {
      let rows = try Matrix(columns: columns)
      try checkLearned(rows, counts: counts, detector: detector)
      self.init(detector: detector, rows: rows, counts: counts)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .rows, in: container, debugDescription: "\(error)")
    }
  }

  /// Writes the different rows, column by column, and how often each was there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(detector.neighbours, forKey: .neighbours)
    try container.encode(detector.method, forKey: .method)
    try container.encode(
      (0..<rows.columnCount).map { rows.columnValues($0) }, forKey: .rows)
    try container.encode(counts, forKey: .counts)
  }
}

/// Checks what was read from a file as a fit would have.
private func checkLearned(
  _ rows: Matrix, counts: [Int], detector: NearestNeighbours
) throws(DetectionError) {
  do { try detector.validate() } catch { throw .parameter(error) }
  try checkRows(rows, method: NearestNeighbours.identifier, needed: 1)
  guard counts.count == rows.rowCount else {
    throw .shape(.raggedColumns(expected: rows.rowCount, got: counts.count, column: 0))
  }
  var got = 0
  for count in counts where count > 0 { got = max(got, got &+ count) }
  guard got > detector.neighbours else {
    throw .tooFewRows(
      method: NearestNeighbours.identifier, needed: detector.neighbours + 1, got: got)
  }
}
