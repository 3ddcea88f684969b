import Glibc
public import Numeric

/// Middles of triples of features, able to tell at what cost rows turn about them.
public struct RODModel: DetectorModel, CheckedCodable, Hashable {
  struct Contents: Hashable {
    let scales: [FeatureScale]
    let spaces: [RotationSpace]
  }

  let contents: Contents

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { contents.scales.count }

  init(_ contents: Contents) { self.contents = contents }

  /// Writes a score for each row: the higher, the more unusual.
  ///
  /// The score of a row does not depend on the other rows of the batch.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · triples).
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try checkWidth(rows, expected: featureCount)
    let scaled = RotatedRows(rows, scales: contents.scales)
    let spaces = contents.spaces
    forEachChunk(of: &scores, atLeast: 32) { range, chunk in
      for i in chunk.indices { chunk[i] = 0 }
      for space in spaces {
        for row in range {
          let score = space.score(of: scaled.point(row, space.triple))
          chunk[row - range.lowerBound] += featureCount > 3 ? 1 / (1 + exp(-score)) : score
        }
      }
      for i in chunk.indices { chunk[i] /= Double(spaces.count) }
    }
  }
}

extension RODModel.Contents: CheckedContents {
  static let damage = "Features and their triples do not fit."

  var isWhole: Bool {
    !scales.isEmpty && !spaces.isEmpty && scales.allSatisfy(\.isWhole)
      && spaces.allSatisfy { space in
        let triple = space.triple
        return space.costs.isWhole && 0 <= triple.first && triple.first <= triple.second
          && triple.second <= triple.third && triple.third < scales.count
      }
  }
}

extension RotationSpace: Codable {
  /// Reads twelve numbers: features, middle, angles and costs.
  init(from decoder: any Decoder) throws {
    var numbers = try decoder.unkeyedContainer()
    func next() throws -> Double { try numbers.decode(Double.self) }
    triple = FeatureTriple(
      first: try numbers.decode(Int.self), second: try numbers.decode(Int.self),
      third: try numbers.decode(Int.self))
    middle = SpacePoint(x: try next(), y: try next(), z: try next())
    acute = AngleScale(factor: try next(), offset: try next())
    obtuse = AngleScale(factor: try next(), offset: try next())
    costs = FeatureScale(middle: try next(), width: try next())
  }

  /// Writes twelve numbers, because there may be ten thousand spaces.
  func encode(to encoder: any Encoder) throws {
    var numbers = encoder.unkeyedContainer()
    try numbers.encode(contentsOf: [triple.first, triple.second, triple.third])
    try numbers.encode(
      contentsOf: [middle.x, middle.y, middle.z, acute.factor, acute.offset, obtuse.factor])
    try numbers.encode(contentsOf: [obtuse.offset, costs.middle, costs.width])
  }
}

extension AngleScale {
  fileprivate init(factor: Double, offset: Double) {
    self.factor = factor
    self.offset = offset
  }
}
