public import Numeric

/// Rows that made others more unlike each other, able to score new rows beside them.
public struct LMDDModel: DetectorModel, Hashable {
  let features: Int
  let jumps: [DeviationJump]

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { features }

  init(features: Int, jumps: [DeviationJump]) { (self.features, self.jumps) = (features, jumps) }

  /// Writes a score for each row: the higher, the more unusual; 0 for those like all others.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · orders · (`d` + log before)).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let heaps = jumps.map { SortedHeap($0.before) }
    let jumps = jumps
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

extension LMDDModel: Codable {
  private enum CodingKeys: String, CodingKey { case features, jumps }

  /// Reads a model.
  ///
  /// - Throws: `DecodingError` for a damaged one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    features = try container.decode(Int.self, forKey: .features)
    jumps = try container.decode([DeviationJump].self, forKey: .jumps)
    let features = features
    guard features > 0, jumps.allSatisfy({ $0.isWhole && $0.row.count == features }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .jumps, in: container,
        debugDescription: "The learned rows are damaged; fit the model again.")
    }
  }
}
