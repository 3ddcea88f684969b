public import Numeric
import Parameters

/// Detectors that were fitted, with the rows they know, able to score new rows.
public struct LSCPModel: DetectorModel, CheckedCodable {
  struct Contents {
    let detector: LSCP
    let learned: LearnedRows
    let subspaces: [[Int]]
  }

  /// The fewest rows to learn from.
  static let fewestRows = 3

  /// How many subspaces tell what is near.
  static let subspaceCount = 20

  /// How many rows are scored at a time: what is near them is kept that long.
  private static let batch = 8_192

  let contents: Contents

  private let members: [any LearnedRowsModel]
  private let scales: [ScoreScale]

  /// How well each member knows the surroundings of a row.
  private let competence: LocalCompetence

  private let surroundings: Surroundings

  init(_ contents: Contents) {
    self.contents = contents
    let (detector, learned) = (contents.detector, contents.learned)
    members = detector.members(of: learned)
    let found = members.map { $0.knownScores(of: learned.rows) }
    let scales = found.map { scores in
      ScoreScale(of: zip(scores, learned.counts).flatMap { repeatElement($0, count: $1) })
    }
    self.scales = scales
    competence = LocalCompetence(
      scores: zip(found, scales).map { $0.map($1.standardised) }, bins: detector.bins)
    surroundings = Surroundings(learned, subspaces: contents.subspaces, size: detector.region)
  }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.learned.rows.columnCount }

  /// Writes a score for each row: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: As the members together, and twenty searches a different row.
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let distinct = DistinctRows(of: rows)
    var found: [Double] = []
    for first in stride(from: 0, to: distinct.first.count, by: Self.batch) {
      let batch = distinct.first[first..<min(first + Self.batch, distinct.first.count)]
      found += self.scores(ofDistinct: rows.selectingRows(Array(batch)))
    }
    for i in scores.indices { scores[i] = found[Int(distinct.place[i])] }
  }

  private func scores(ofDistinct rows: Matrix) -> [Double] {
    let told = zip(members, scales).map { member, scale in
      member.scores(ofDistinct: rows).map(scale.standardised)
    }
    let near = surroundings.near(rows)
    var scores = [Double](repeating: 0, count: rows.rowCount)
    var span = scores.mutableSpan
    forEachChunk(of: &span, atLeast: 64) { range, chunk in
      for (place, row) in range.enumerated() {
        let believed = competence.believed(in: surroundings.region(of: row, near))
        chunk[place] = believed.reduce(0) { $0 + told[$1][row] } / Double(believed.count)
      }
    }
    return scores
  }

  /// Returns what the believed members tell, each in its own standard deviations; it ranks
  /// features.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    let near = surroundings.near(try oneRow(row))
    let believed = competence.believed(in: surroundings.region(of: 0, near))
    var values = [Double](repeating: 0, count: featureCount)
    for member in believed {
      let told = try members[member].contributions(to: row, typical: typical)
      let weight = scales[member].spread * Double(believed.count)
      for feature in values.indices { values[feature] += told.values[feature] / weight }
    }
    return Contributions(values: values, addUp: false)
  }
}

extension LSCPModel.Contents: CheckedContents {
  static let damage = "Learned rows and subspaces do not fit; fit the model again."

  var isWhole: Bool {
    detector.isValid && learned.total >= LSCPModel.fewestRows
      && subspaces.count == LSCPModel.subspaceCount
      && subspaces.allSatisfy { subspace in
        !subspace.isEmpty && subspace.allSatisfy { 0..<learned.rows.columnCount ~= $0 }
      }
  }
}
