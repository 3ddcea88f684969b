public import Numeric
import Parameters

/// Rows that were learned, with networks that weigh the distances to them, able to score new rows.
public struct LUNARModel: LearnedDetectorModel {
  let neighbours: Int
  let extents: [FeatureExtent]
  let learned: LearnedRows
  let weigher: DistanceWeigher

  /// The mean loss of parts of the steps, in order.
  public let losses: [Double]

  init(
    neighbours: Int, extents: [FeatureExtent], learned: LearnedRows, weigher: DistanceWeigher,
    losses: [Double]
  ) {
    (self.neighbours, self.extents, self.learned) = (neighbours, extents, learned)
    (self.weigher, self.losses) = (weigher, losses)
  }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { extents.count }

  /// Writes a score for each row, about 0 for usual rows and 1 for others: the higher, the more
  /// unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(log `n` + weights) a row in few dimensions.
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let distances = learned.neighbours(neighbours, of: extents.scaled(rows)).distances
    forEachChunk(of: &scores, atLeast: 64) { range, chunk in
      for start in stride(from: 0, to: range.count, by: 256) {
        let count = min(256, range.count - start)
        var part = RowVectors(rowCount: count, width: neighbours)
        for row in 0..<count {
          let first = (range.lowerBound + start + row) * neighbours
          for place in 0..<neighbours { part[row, place] = distances[first + place] }
        }
        for (row, sum) in weigher.sums(of: part).enumerated() {
          chunk[start + row] = weigher.factor * sum + weigher.start
        }
      }
    }
  }

  /// Returns the part of each feature in the weighted distances; it ranks features.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    let only = extents.scaled(try checked(row))
    let found = learned.neighbours(neighbours, of: only)
    var distances = RowVectors(rowCount: 1, width: neighbours)
    for place in 0..<neighbours { distances[0, place] = found.distances[place] }
    let weights = weigher.weights(of: distances)
    var values = [Double](repeating: 0, count: featureCount)
    for place in 0..<neighbours where found.distances[place] > 0 {
      for feature in values.indices {
        let difference = only[0, feature] - learned.rows[Int(found.places[place]), feature]
        values[feature] += weights[0, place] * difference * difference / found.distances[place]
      }
    }
    return Contributions(values: values, addUp: false)
  }

  private func checked(_ row: [Double]) throws(ShapeError) -> Matrix {
    let only = try Matrix(columns: row.map { [$0] })
    try checkWidth(only, expected: featureCount)
    return only
  }
}

extension LUNARModel: Codable {
  private enum CodingKeys: String, CodingKey {
    case neighbours, extents, learned, weigher, losses
  }

  /// Reads the learned rows and arranges them anew, which changes no score.
  ///
  /// - Throws: `DecodingError` for a damaged model.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    neighbours = try container.decode(Int.self, forKey: .neighbours)
    extents = try container.decode([FeatureExtent].self, forKey: .extents)
    learned = try container.decode(LearnedRows.self, forKey: .learned)
    weigher = try container.decode(DistanceWeigher.self, forKey: .weigher)
    losses = try container.decode([Double].self, forKey: .losses)
    guard 1...100 ~= neighbours, learned.total > neighbours, extents.allSatisfy(\.isWhole),
      learned.rows.columnCount == extents.count, weigher.isWhole(neighbours: neighbours)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .weigher, in: container,
        debugDescription: "Rows and networks do not fit; fit the model again.")
    }
  }

  /// Writes the learned rows and the networks.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(neighbours, forKey: .neighbours)
    try container.encode(extents, forKey: .extents)
    try container.encode(learned, forKey: .learned)
    try container.encode(weigher, forKey: .weigher)
    try container.encode(losses, forKey: .losses)
  }
}
