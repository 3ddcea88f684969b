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
  public func means(of rows: Matrix, into means: inout MutableSpan<Double>) {
    precondition(means.count == rows.rowCount, "a mean for each row")
    precondition(centres.featureCount == rows.columnCount, "a coordinate for each feature")
    switch rows.columnCount {
    case 2: write(rows, into: &means, TwoFeatures())
    case 3: write(rows, into: &means, ThreeFeatures())
    default: write(rows, into: &means, ManyFeatures(count: rows.columnCount))
    }
  }

  private func write<Width: FeatureWidth>(
    _ rows: Matrix, into means: inout MutableSpan<Double>, _ width: Width
  ) {
    forEachChunk(of: &means, atLeast: 256, unit: 8) { range, chunk in
      var lanes = [SIMD8<Double>](repeating: .zero, count: width.count)
      for first in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
        for feature in 0..<width.count { lanes[feature] = rows.eight(first / 8, feature) }
        let found = mean(lanes.span, width)
        for row in first..<min(first + 8, range.upperBound) {
          chunk[row - range.lowerBound] = found[row - first]
        }
      }
    }
  }

  /// The means of eight rows.
  @inline(__always)
  private func mean<Width: FeatureWidth>(
    _ lanes: Span<SIMD8<Double>>, _ width: Width
  ) -> SIMD8<Double> {
    let (points, radii, numbers) = (centres.values.span, squaredRadii.span, numbers.span)
    var sum = SIMD8<Double>()
    var ball = 0
    while ball < radii.count {
      var said = SIMD8<Double>(repeating: 1)
      for _ in 0..<setSize {
        var square = SIMD8<Double>()
        for feature in 0..<width.count {
          // Safe here and below: there are as many lanes as features, and whole sets of balls with a
          // coordinate for each.
          let difference =
            unsafe lanes[unchecked: feature]
            - points[unchecked: ball &* width.count &+ feature]
          square += difference * difference
        }
        let number = unsafe SIMD8<Double>(repeating: numbers[unchecked: ball])
        let radius = unsafe SIMD8<Double>(repeating: radii[unchecked: ball])
        // Later balls are smaller, so the last that holds a row is the least.
        said.replace(with: number, where: square .<= radius)
        ball &+= 1
      }
      sum += said
    }
    return sum / Double(radii.count / setSize)
  }
}
