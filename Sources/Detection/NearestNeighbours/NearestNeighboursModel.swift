public import Numeric
import Parameters

/// Rows that were learned, able to tell how far new rows are from them.
public struct NearestNeighboursModel: DetectorModel {
  /// The detector it was fitted by.
  public let detector: NearestNeighbours

  let learned: LearnedRows

  init(detector: NearestNeighbours, learned: LearnedRows) {
    self.detector = detector
    self.learned = learned
  }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { learned.rows.columnCount }

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
    learned.neighbours(detector.neighbours, of: rows).map { _, distances in
      detector.score(distances)
    }
  }
}

extension NearestNeighbours {
  /// Makes a score of the distances to the neighbours, in rising order.
  func score(_ distances: Span<Double>) -> Double {
    switch method {
    case .largest: return distances[distances.count - 1]
    case .mean:
      var sum = 0.0
      for i in distances.indices { sum += distances[i] }
      return sum / Double(distances.count)
    case .median:
      var sorted: [Double] = []
      for i in distances.indices { sorted.append(distances[i]) }
      return quantile(ofSorted: sorted, at: 0.5)
    }
  }
}

extension NearestNeighboursModel {
  /// Returns the part of each feature in the distances that make the score.
  ///
  /// A distance is shared out by squared differences, so the parts add up to the score.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    guard row.count == featureCount else {
      throw .featureCount(expected: featureCount, got: row.count)
    }
    var only = Matrix(rowCount: 1, columnCount: featureCount)
    for feature in row.indices { only[0, feature] = row[feature] }
    let found = learned.neighbours(detector.neighbours, of: only)
    var values = [Double](repeating: 0, count: featureCount)
    for (place, weight) in detector.weights where found.distances[place] > 0 {
      for feature in row.indices {
        let difference = row[feature] - learned.rows[Int(found.places[place]), feature]
        values[feature] += weight * difference * difference / found.distances[place]
      }
    }
    return Contributions(values: values, addUp: true)
  }
}

extension NearestNeighbours {
  /// The neighbours whose distances make the score, and how much of each.
  var weights: [(place: Int, weight: Double)] {
    switch method {
    case .largest: [(neighbours - 1, 1)]
    case .mean: (0..<neighbours).map { ($0, 1 / Double(neighbours)) }
    case .median:
      neighbours % 2 == 1
        ? [(neighbours / 2, 1)] : [(neighbours / 2 - 1, 0.5), (neighbours / 2, 0.5)]
    }
  }
}

extension NearestNeighboursModel: Codable {
  private enum CodingKeys: String, CodingKey { case neighbours, method }

  /// Reads the learned rows and arranges them anew, which changes no score.
  ///
  /// - Throws: `DecodingError` when they are not what a fit would have learned.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    detector = NearestNeighbours(
      neighbours: try container.decode(Int.self, forKey: .neighbours),
      method: try container.decode(NearestNeighbours.Method.self, forKey: .method))
    learned = try LearnedRows(from: decoder)
    do throws(DetectionError) {
      do { try detector.validate() } catch { throw .parameter(error) }
      guard learned.total > detector.neighbours else {
        throw .tooFewRows(
          method: NearestNeighbours.identifier, needed: detector.neighbours + 1,
          got: learned.total)
      }
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .neighbours, in: container, debugDescription: error.description)
    }
  }

  /// Writes the different rows, column by column, and how often each was there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(detector.neighbours, forKey: .neighbours)
    try container.encode(detector.method, forKey: .method)
    try learned.encode(to: encoder)
  }
}
