/// Sets of balls around points, each with a number, and what they say of rows.
///
/// A set says of a row the number of its least ball that holds the row, and 1 when none does.
public struct BallSets: Sendable, Hashable {
  /// The number of balls of each set.
  public let setSize: Int

  /// The centres of the balls, set after set; within a set the greatest ball first.
  public let centres: Centres

  /// The squares of the radii.
  public let squaredRadii: [Double]

  /// The numbers.
  public let numbers: [Double]

  /// Keeps balls.
  ///
  /// - Precondition: As many radii and numbers as centres, in whole sets of falling radii.
  public init(setSize: Int, centres: Centres, squaredRadii: [Double], numbers: [Double]) {
    precondition(setSize > 0 && centres.count % setSize == 0, "whole sets")
    precondition(squaredRadii.count == centres.count, "a radius for each ball")
    precondition(numbers.count == centres.count, "a number for each ball")
    self.setSize = setSize
    self.centres = centres
    self.squaredRadii = squaredRadii
    self.numbers = numbers
  }

  /// Writes the mean over the sets of what they say of each row.
  ///
  /// - Complexity: O(`n` · balls · `d`).
  /// - Precondition: `means.count == rows.rowCount`, and a coordinate of centres for each feature.
  public func means(of rows: BlockedRows, into means: inout MutableSpan<Double>) {
    precondition(means.count == rows.rowCount, "a mean for each row")
    precondition(centres.featureCount == rows.featureCount, "a coordinate for each feature")
    forEachChunk(of: &means, atLeast: 256) { range, chunk in
      // A block on the edge of two chunks is looked at by both.
      for block in range.lowerBound / 8..<(range.upperBound + 7) / 8 {
        let found = mean(rows, block)
        for row in max(block * 8, range.lowerBound)..<min(block * 8 + 8, range.upperBound) {
          chunk[row - range.lowerBound] = found[row - block * 8]
        }
      }
    }
  }

  /// The means of eight rows.
  private func mean(_ rows: BlockedRows, _ block: Int) -> SIMD8<Double> {
    var sum = SIMD8<Double>()
    var ball = 0
    while ball < squaredRadii.count {
      var said = SIMD8<Double>(repeating: 1)
      for _ in 0..<setSize {
        let square = squaredDistance(
          rows.values.span, block, centres.values.span, ball, features: rows.featureCount)
        // Later balls are smaller, so the last that holds a row is the least.
        said.replace(with: numbers[ball], where: square .<= SIMD8(repeating: squaredRadii[ball]))
        ball += 1
      }
      sum += said
    }
    return sum / Double(squaredRadii.count / setSize)
  }
}
