public import Numeric
import Parameters

/// Detectors that were fitted, with the rows they know, able to score new rows.
public struct LSCPModel: DetectorModel, CheckedCodable {
  struct Contents {
    let region: Int
    let bins: Int
    let rows: Matrix
    let members: [AnyDetectorModel]
    let subspaces: [[Int]]
  }

  /// How many subspaces tell what is near.
  static let subspaceCount = 20

  let contents: Contents
  let scales: [ScoreScale]

  /// How well each member knows the surroundings of a row.
  let competence: LocalCompetence

  private let trees: [NeighbourTree]

  init(_ contents: Contents) throws(ShapeError) {
    self.contents = contents
    let (rows, subspaces) = (contents.rows, contents.subspaces)
    var learned: [[Double]] = []
    for member in contents.members { learned.append(try member.scores(of: rows)) }
    let scales = learned.map { ScoreScale(of: $0) }
    self.scales = scales
    competence = LocalCompetence(
      scores: zip(learned, scales).map { $0.map($1.standardised) }, bins: contents.bins)
    trees = concurrentMap(subspaces.count) { NeighbourTree(rows.selectingColumns(subspaces[$0])) }
  }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.rows.columnCount }

  /// Writes a score for each row: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: As the members together, and twenty searches a row.
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    var found: [[Double]] = []
    for (member, scale) in zip(contents.members, scales) {
      found.append(try member.scores(of: rows).map(scale.standardised))
    }
    let surroundings = surroundings(of: rows)
    let all = found
    forEachChunk(of: &scores, atLeast: 64) { range, chunk in
      for i in chunk.indices {
        let row = range.lowerBound + i
        let believed = competence.believed(in: surroundings.region(of: row))
        chunk[i] = believed.reduce(0) { $0 + all[$1][row] } / Double(believed.count)
      }
    }
  }

  /// Finds what is near each row.
  private func surroundings(of rows: Matrix) -> Surroundings {
    Surroundings(
      near: zip(trees, contents.subspaces).map { tree, subspace in
        NearestRows(of: rows.selectingColumns(subspace), among: tree, count: contents.region)
      })
  }

  /// Returns what the believed members tell, each in its own standard deviations; it ranks
  /// features.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    let believed = competence.believed(in: surroundings(of: try oneRow(row)).region(of: 0))
    var values = [Double](repeating: 0, count: featureCount)
    for member in believed {
      let told = try contents.members[member].contributions(to: row, typical: typical)
      let weight = scales[member].spread * Double(believed.count)
      for feature in values.indices { values[feature] += told.values[feature] / weight }
    }
    return Contributions(values: values, addUp: false)
  }
}

extension LSCPModel.Contents: CheckedContents {
  static let damage = "Members and rows do not fit; fit the model again."

  var isWhole: Bool {
    var detector = LSCP()
    (detector.region, detector.bins) = (region, bins)
    return detector.isValid && areWhole(rows, needed: 3) && !members.isEmpty
      && members.allSatisfy { $0.featureCount == rows.columnCount }
      && subspaces.count == LSCPModel.subspaceCount
      && subspaces.allSatisfy { subspace in
        !subspace.isEmpty && subspace.allSatisfy { rows.columnCount > $0 && $0 >= 0 }
      }
  }
}
