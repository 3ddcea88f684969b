public import Numeric
import Parameters

/// Detectors that were fitted, with the rows they know, able to score new rows.
public struct LSCPModel: DetectorModel {
  /// How many subspaces tell what is near.
  static let subspaceCount = 20

  let region: Int
  let bins: Int
  let rows: Matrix
  let members: [AnyDetectorModel]
  let subspaces: [[Int]]
  let scales: [ScoreScale]

  /// How well each member knows the surroundings of a row.
  let competence: LocalCompetence

  private let trees: [NeighbourTree]

  init(
    region: Int, bins: Int, rows: Matrix, members: [AnyDetectorModel], subspaces: [[Int]]
  ) throws(ShapeError) {
    (self.region, self.bins) = (region, bins)
    (self.rows, self.members, self.subspaces) = (rows, members, subspaces)
    var learned: [[Double]] = []
    for member in members { learned.append(try member.scores(of: rows)) }
    let scales = learned.map { ScoreScale(of: $0) }
    self.scales = scales
    competence = LocalCompetence(
      scores: zip(learned, scales).map { $0.map($1.standardised) }, bins: bins)
    trees = concurrentMap(subspaces.count) { NeighbourTree(rows.selectingColumns(subspaces[$0])) }
  }

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { rows.columnCount }

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
    for (member, scale) in zip(members, scales) {
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
      near: zip(trees, subspaces).map { tree, subspace in
        NearestRows(of: rows.selectingColumns(subspace), among: tree, count: region)
      })
  }

  /// Returns what the believed members tell, each in its own standard deviations; it ranks
  /// features.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    let only = try Matrix(columns: row.map { [$0] })
    try checkWidth(only, expected: featureCount)
    let believed = competence.believed(in: surroundings(of: only).region(of: 0))
    var values = [Double](repeating: 0, count: featureCount)
    for member in believed {
      let told = try members[member].contributions(to: row, typical: typical)
      let weight = scales[member].spread * Double(believed.count)
      for feature in values.indices { values[feature] += told.values[feature] / weight }
    }
    return Contributions(values: values, addUp: false)
  }
}

extension LSCPModel: Codable {
  private enum CodingKeys: String, CodingKey { case region, bins, rows, members, subspaces }

  /// Reads a model and scores its rows anew, which changes no score.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    var detector = LSCP()
    detector.region = try container.decode(Int.self, forKey: .region)
    detector.bins = try container.decode(Int.self, forKey: .bins)
    let rows = try container.decode(Matrix.self, forKey: .rows)
    let members = try container.decode([AnyDetectorModel].self, forKey: .members)
    let subspaces = try container.decode([[Int]].self, forKey: .subspaces)
    do {
      try detector.validate()
      try checkRows(rows, method: LSCP.identifier, needed: 3)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .rows, in: container, debugDescription: "\(error)")
    }
    guard !members.isEmpty, members.allSatisfy({ $0.featureCount == rows.columnCount }),
      subspaces.count == LSCPModel.subspaceCount,
      subspaces.allSatisfy({ subspace in
        !subspace.isEmpty && subspace.allSatisfy { rows.columnCount > $0 && $0 >= 0 }
      })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .members, in: container,
        debugDescription: "Members and rows do not fit; fit the model again.")
    }
    try self.init(
      region: detector.region, bins: detector.bins, rows: rows, members: members,
      subspaces: subspaces)
  }

  /// Writes the rows, the members and the subspaces.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(region, forKey: .region)
    try container.encode(bins, forKey: .bins)
    try container.encode(rows, forKey: .rows)
    try container.encode(members, forKey: .members)
    try container.encode(subspaces, forKey: .subspaces)
  }
}
