public import Numeric

/// Rows that made others more unlike each other, able to score new rows beside them.
public struct LMDDModel: DetectorModel, CheckedCodable, Hashable {
  struct Contents: Hashable {
    let features: Int
    let jumps: [DeviationJump]
  }

  let contents: Contents

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.features }

  init(_ contents: Contents) { self.contents = contents }

  /// Writes a score for each row: the higher, the more unusual; 0 for those like all others.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · orders · (`d` + log before)).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let jumps = contents.jumps
    let heaps = jumps.map { SortedHeap($0.before) }
    forEachChunk(of: &scores, atLeast: 64) { range, chunk in
      for i in chunk.indices {
        let row = rows.row(range.lowerBound + i)
        var (most, others) = (0.0, 0)
        for (jump, heap) in zip(jumps, heaps) {
          let rise = jump.rise(row, heap)
          if rise > most { (most, others) = (rise, jump.others) }
        }
        chunk[i] = most * Double(others)
      }
    }
  }
}

extension LMDDModel.Contents: CheckedContents {
  static let damage = "The learned rows are damaged; fit the model again."

  var isWhole: Bool {
    features > 0 && jumps.allSatisfy { $0.isWhole && $0.row.count == features }
  }
}
