public import Numeric

/// Rows that were learned with the mean step by which each is joined to its neighbours.
public struct COFModel: LearnedRowsModel {
  /// The detector it was fitted by.
  public let detector: COF

  /// The rows that were learned.
  public let learned: LearnedRows

  /// The score of each different learned row.
  public let learnedScores: [Double]

  /// The mean step of each of them.
  private let steps: [Double]

  /// Finds the mean steps.
  ///
  /// - Complexity: O(`n` · neighbours² · `d`) beyond the search.
  public init(detector: COF, learned: LearnedRows) {
    let found = learned.neighbours(
      min(detector.neighbours, learned.total - 1), of: learned.rows)
    let steps = meanSteps(of: learned.rows, to: found, among: learned.rows)
    self.detector = detector
    self.learned = learned
    self.steps = steps
    learnedScores = ratios(steps, found, steps)
  }

  /// Returns the score of each of some different rows.
  public func scores(ofDistinct rows: Matrix) -> [Double] {
    let found = learned.neighbours(min(detector.neighbours, learned.total - 1), of: rows)
    return ratios(meanSteps(of: rows, to: found, among: learned.rows), found, steps)
  }
}

/// What is added to every mean step, so that equal rows have one.
private let leastStep = 1e-10

/// Returns the mean step of each row over that of its neighbours.
private func ratios(_ own: [Double], _ found: Neighbourhoods, _ steps: [Double]) -> [Double] {
  let means = found.map { places, _ in
    var sum = 0.0
    for i in places.indices { sum += steps[Int(places[i])] + leastStep }
    return sum / Double(places.count)
  }
  return zip(own, means).map { ($0 + leastStep) / $1 }
}

/// Returns the weighted mean of the steps that join the neighbours of each row to it and each other.
private func meanSteps(
  of rows: Matrix, to found: Neighbourhoods, among learned: Matrix
) -> [Double] {
  let (count, features) = (found.count, rows.columnCount)
  var result = [Double](repeating: 0, count: rows.rowCount)
  var span = result.mutableSpan
  forEachChunk(of: &span, atLeast: 64) { range, chunk in
    // The row, and then its neighbours, value after value.
    var values = [Double](repeating: 0, count: (count + 1) * features)
    for row in range {
      for feature in 0..<features { values[feature] = rows[row, feature] }
      for i in 0..<count {
        let place = Int(found.places[row * count + i])
        for feature in 0..<features {
          values[(i + 1) * features + feature] = learned[place, feature]
        }
      }
      chunk[row - range.lowerBound] = meanStep(values.span, count: count, features: features)
    }
  }
  return result
}

/// Returns the weighted mean of the steps by which each row is joined to one before it.
private func meanStep(_ values: Span<Double>, count: Int, features: Int) -> Double {
  var mean = 0.0
  for joined in 1...count {
    var least = Double.infinity
    for other in 0..<joined {
      var square = 0.0
      for feature in 0..<features {
        let difference = values[joined * features + feature] - values[other * features + feature]
        square += difference * difference
      }
      least = min(least, square)
    }
    mean += Double(2 * (count + 1 - joined)) / Double((count + 1) * count) * least.squareRoot()
  }
  return mean
}
