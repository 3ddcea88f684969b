public import Numeric
import Parameters

/// Rows that were learned, able to tell how far new rows are from them.
public struct NearestNeighboursModel: LearnedRowsModel {
  /// The detector it was fitted by.
  public let detector: NearestNeighbours

  /// The rows that were learned.
  public let learned: LearnedRows

  /// Keeps the rows.
  public init(detector: NearestNeighbours, learned: LearnedRows) {
    self.detector = detector
    self.learned = learned
  }

  /// Returns the score of each of some different rows, a distance.
  public func scores(ofDistinct rows: Matrix) -> [Double] {
    learned.mapNeighbours(detector.neighbours, of: rows) { _, distances in
      detector.score(distances)
    }
  }

  /// Returns the part of each feature in the distances that make the score.
  ///
  /// A distance is shared out by squared differences, so the parts add up to the score.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    try checkRow(row)
    let parts = learned.distanceParts(
      of: row, neighbours: detector.neighbours, weights: detector.weights)
    return Contributions(values: parts, addUp: true)
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

extension NearestNeighboursModel {
  /// Reads the learned rows and arranges them anew, which changes no score.
  ///
  /// - Throws: `DecodingError` when they are not what a fit would have learned.
  public init(from decoder: any Decoder) throws {
    // Here the hyper-parameters stand beside the rows.
    self.init(
      detector: try NearestNeighbours(from: decoder), learned: try LearnedRows(from: decoder))
    guard detector.isValid, learned.total > detector.neighbours else {
      throw decoder.damaged("The detector does not fit the learned rows.")
    }
  }

  /// Writes the different rows, column by column, and how often each was there.
  public func encode(to encoder: any Encoder) throws {
    try detector.encode(to: encoder)
    try learned.encode(to: encoder)
  }
}
