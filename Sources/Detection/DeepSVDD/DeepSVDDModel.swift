public import Numeric

/// A network with the point to which it brings usual rows, able to score new rows.
public struct DeepSVDDModel: LearnedDetectorModel, CheckedCodable, Hashable {
  struct Contents: Hashable {
    let scale: StandardScale
    let network: Network
    let centre: [Double]
    let losses: [Double]
  }

  let contents: Contents

  init(_ contents: Contents) { self.contents = contents }

  /// The mean loss of parts of the steps, in order.
  public var losses: [Double] { contents.losses }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.scale.features.count }

  /// Writes a score for each row, a squared distance: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · weights).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let scaled = contents.scale.scaled(rows)
    let (network, centre) = (contents.network, contents.centre)
    forEachChunk(of: &scores, atLeast: 64) { range, chunk in
      for start in stride(from: 0, to: range.count, by: 256) {
        let count = min(256, range.count - start)
        let part = range.lowerBound + start..<range.lowerBound + start + count
        let made = network.outputs(of: RowVectors(scaled, selecting: part))
        for row in 0..<count {
          chunk[start + row] = centre.indices.reduce(0) { sum, output in
            let difference = made[row, output] - centre[output]
            return sum + difference * difference
          }
        }
      }
    }
  }
}

extension DeepSVDDModel.Contents: CheckedContents {
  static let damage = "The network does not fit; fit the model again."

  var isWhole: Bool {
    scale.isWhole && network.widths[0] == scale.features.count
      && network.widths.last == centre.count && network.parameters.allSatisfy(\.isFinite)
      && centre.allSatisfy(\.isFinite)
  }
}
