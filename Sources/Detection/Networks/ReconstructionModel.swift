public import Numeric

/// A network that makes rows again, able to score new rows by what it cannot make again.
///
/// The networks see values at most four standard deviations from the mean, so that no row is so far
/// out that they learn to make it before all others; the difference is that to the row itself.
public struct ReconstructionModel: LearnedDetectorModel, CheckedCodable, Hashable {
  /// How many standard deviations from the mean the networks see.
  static let reach = 4.0

  struct Contents: Hashable {
    let scale: StandardScale

    /// The networks that rows go through, one after another.
    let networks: [Network]

    let losses: [Double]
  }

  let contents: Contents

  init(_ contents: Contents) { self.contents = contents }

  /// The mean loss of parts of the steps, in order.
  public var losses: [Double] { contents.losses }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.scale.features.count }

  /// Writes a score for each row, its distance to what is made of it: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · weights).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let scaled = contents.scale.scaled(rows)
    let seen = contents.scale.scaled(rows, within: Self.reach)
    forEachChunk(of: &scores, atLeast: 64) { range, chunk in
      for start in stride(from: 0, to: range.count, by: 256) {
        let count = min(256, range.count - start)
        let part = range.lowerBound + start..<range.lowerBound + start + count
        let errors = squaredErrors(of: scaled, seen: seen, in: part).rowSums
        for i in 0..<count { chunk[start + i] = errors[i].squareRoot() }
      }
    }
  }

  /// Returns the squared differences of some rows to what is made of them.
  private func squaredErrors(
    of scaled: Matrix, seen: Matrix, in range: Range<Int>
  ) -> RowVectors {
    let rows = RowVectors(scaled, selecting: range)
    var made = RowVectors(seen, selecting: range)
    for network in contents.networks { made = network.outputs(of: made.keeping(network.widths[0])) }
    return made.squaredDifferences(to: rows)
  }

  /// Returns the part of each feature in the distance, by squared differences; they add up to the
  /// score.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    let only = try oneRow(row)
    let seen = contents.scale.scaled(only, within: Self.reach)
    let errors = squaredErrors(of: contents.scale.scaled(only), seen: seen, in: 0..<1).row(0)
    let score = errors.reduce(0, +).squareRoot()
    return Contributions(values: errors.map { score > 0 ? $0 / score : 0 }, addUp: true)
  }
}

extension RowVectors {
  /// The first columns.
  func keeping(_ columns: Int) -> RowVectors {
    guard columns < width else { return self }
    var result = RowVectors(rowCount: rowCount, width: columns)
    for row in 0..<rowCount {
      for column in 0..<columns { result[row, column] = self[row, column] }
    }
    return result
  }
}

extension ReconstructionModel.Contents: CheckedContents {
  static let damage = "The networks do not fit; fit the model again."

  var isWhole: Bool {
    guard scale.isWhole, let first = networks.first else { return false }
    var width = scale.features.count
    for network in networks {
      guard network.widths[0] <= width, network.parameters.allSatisfy(\.isFinite) else {
        return false
      }
      width = network.widths[network.widths.count - 1]
    }
    return first.widths[0] == scale.features.count && width == scale.features.count
  }
}
