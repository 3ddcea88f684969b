public import Numeric
import Parameters

/// Rows that were learned, with networks that weigh the distances to them, able to score new rows.
public struct LUNARModel: LearnedDetectorModel, CheckedCodable {
  struct Contents {
    let neighbours: Int
    let extents: [FeatureExtent]
    let learned: LearnedRows
    let weigher: DistanceWeigher
    let losses: [Double]
  }

  let contents: Contents

  init(_ contents: Contents) { self.contents = contents }

  /// The mean loss of parts of the steps, in order.
  public var losses: [Double] { contents.losses }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.extents.count }

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
    let (neighbours, weigher) = (contents.neighbours, contents.weigher)
    let scaled = contents.extents.scaled(rows)
    let distances = contents.learned.neighbours(neighbours, of: scaled).distances
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
    let (neighbours, learned) = (contents.neighbours, contents.learned)
    let only = contents.extents.scaled(try oneRow(row))
    let found = learned.neighbours(neighbours, of: only)
    var distances = RowVectors(rowCount: 1, width: neighbours)
    for place in 0..<neighbours { distances[0, place] = found.distances[place] }
    let weights = contents.weigher.weights(of: distances)
    var values = [Double](repeating: 0, count: featureCount)
    for place in 0..<neighbours where found.distances[place] > 0 {
      for feature in values.indices {
        let difference = only[0, feature] - learned.rows[Int(found.places[place]), feature]
        values[feature] += weights[0, place] * difference * difference / found.distances[place]
      }
    }
    return Contributions(values: values, addUp: false)
  }
}

extension LUNARModel.Contents: CheckedContents {
  static let damage = "Rows and networks do not fit; fit the model again."

  var isWhole: Bool {
    1...100 ~= neighbours && learned.total > neighbours && extents.allSatisfy(\.isWhole)
      && learned.rows.columnCount == extents.count && weigher.isWhole(neighbours: neighbours)
  }
}
