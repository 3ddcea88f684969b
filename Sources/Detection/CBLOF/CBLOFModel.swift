public import Numeric

/// Groups of which some are great, able to tell how far rows are from them.
public struct CBLOFModel: DetectorModel, CheckedCodable, Hashable {
  struct Contents: Hashable {
    /// The middles of the groups, the greatest first.
    let centres: Matrix

    /// The number of rows of each.
    let sizes: [Int]

    /// How many of the groups, from the first, are great.
    let greatGroups: Int

    /// Whether a distance counts as often as the group of the row has rows.
    let weighted: Bool
  }

  let contents: Contents

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.centres.columnCount }

  init(_ contents: Contents) { self.contents = contents }

  /// Writes a score for each row: the distance to the middle of its own or the nearest great group.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · groups · `d`).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let (centres, sizes) = (contents.centres, contents.sizes)
    let blocked = BlockedRows(rows)
    var great = [Int32](repeating: 0, count: rows.rowCount)
    var span = great.mutableSpan
    blocked.assignNearest(
      Centres(centres.selectingRows(Array(0..<contents.greatGroups))), into: &span)
    let own = contents.weighted ? nearest(of: blocked) : []
    let groups = great
    forEachChunk(of: &scores, atLeast: 2_048) { range, chunk in
      for row in range {
        var sum = 0.0
        for feature in 0..<rows.columnCount {
          let difference = rows[row, feature] - centres[Int(groups[row]), feature]
          sum += difference * difference
        }
        let weight = own.isEmpty ? 1 : Double(sizes[Int(own[row])])
        chunk[row - range.lowerBound] = weight * sum.squareRoot()
      }
    }
  }

  /// The nearest group of each row.
  private func nearest(of rows: BlockedRows) -> [Int32] {
    var groups = [Int32](repeating: 0, count: rows.rowCount)
    var span = groups.mutableSpan
    rows.assignNearest(Centres(contents.centres), into: &span)
    return groups
  }

  /// Returns the part of each feature in the score, by squared differences; they add up to it.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    let score = try scores(of: oneRow(row))[0]
    let centres = contents.centres
    let squares = (0..<contents.greatGroups).map { group in
      row.indices.map { (row[$0] - centres[group, $0]) * (row[$0] - centres[group, $0]) }
    }
    let sums = squares.map { $0.reduce(0, +) }
    let nearest = sums.indices.min { sums[$0] < sums[$1] } ?? 0
    return Contributions(
      values: squares[nearest].map { sums[nearest] > 0 ? score * ($0 / sums[nearest]) : 0 },
      addUp: true)
  }
}

extension CBLOFModel.Contents: CheckedContents {
  static let damage = "The groups do not fit each other."

  var isWhole: Bool {
    sizes.count == centres.rowCount && centres.columnCount > 0 && sizes.allSatisfy { $0 >= 0 }
      && 0 < greatGroups && greatGroups <= sizes.count
  }
}
