import Numeric

/// The networks that weigh distances while they learn.
struct NeighbourWeighing {
  private var front: LearningLayers
  private var back: LearningLayers
  private var norm = [1.0, 0]
  private var mean = 0.0
  private var variance = 1.0
  private let frontCount: Int

  init(neighbours: Int, hidden: Int, by random: inout SplitMix64) {
    var plan = LayerPlan(widths: [neighbours, hidden, hidden, hidden])
    plan.last = .rectifier
    front = LearningLayers(plan, by: &random)
    back = LearningLayers(LayerPlan(widths: [hidden, neighbours]), by: &random)
    frontCount = front.parameters.count
  }

  /// What the networks have learned.
  var weigher: DistanceWeigher {
    let factor = norm[0] / (variance + 1e-5).squareRoot()
    return DistanceWeigher(
      front: front.network, back: back.network, factor: factor, start: norm[1] - factor * mean)
  }

  private var parameters: [Double] {
    get { front.parameters + back.parameters + norm }
    set {
      front.parameters = Array(newValue[..<frontCount])
      back.parameters = Array(newValue[frontCount..<newValue.count - 2])
      norm = Array(newValue.suffix(2))
    }
  }

  /// Learns from all lessons at every step, and goes back to the step that did best on the trial.
  ///
  /// - Returns: The mean loss of each fiftieth of the steps.
  mutating func learn(
    _ lessons: DistanceLessons, _ trial: DistanceLessons, epochs: Int, rate: Double,
    decay: Double
  ) -> [Double] {
    var parameters = parameters
    var adam = Adam(parameters.count, rate: rate)
    var curve = LossCurve(steps: epochs)
    var (best, greatest) = (self, -1.0)
    for _ in 0..<epochs where !Task.isCancelled {
      let area = trial.area(of: weigher.sums(of: trial.rows))
      if area >= greatest { (best, greatest) = (self, area) }
      let found = lossGradient(of: lessons)
      adam.move(&parameters, against: found.gradient, decay: decay)
      self.parameters = parameters
      curve.add(found.loss)
    }
    self = best
    return curve.means
  }

  /// Returns the mean squared difference of scores to 1 for made-up rows and 0 for others.
  private mutating func lossGradient(of lessons: DistanceLessons) -> LossGradient {
    let (count, size) = (lessons.isMadeUp.count, 128)
    let (front, back) = (front, back)
    let parts = concurrentMap((count + size - 1) / size) { part in
      WeighingTrace(
        lessons.rows.keepingRows(part * size..<min(count, (part + 1) * size)), front, back)
    }
    let (loss, slopes, byNorm) = lossSlopes(parts.flatMap(\.sums), lessons.isMadeUp)
    let gradients = concurrentMap(parts.count) { part in
      parts[part].gradient(
        slopes[part * size..<min(count, (part + 1) * size)], front, back)
    }
    var gradient = gradients[0]
    for part in gradients.dropFirst() {
      for i in gradient.indices { gradient[i] += part[i] }
    }
    return LossGradient(loss: loss, gradient: gradient + byNorm)
  }

  /// Normalises sums over all lessons, and returns how the loss changes with each and with the
  /// norm.
  private mutating func lossSlopes(
    _ sums: [Double], _ isMadeUp: [Bool]
  ) -> (loss: Double, slopes: [Double], byNorm: [Double]) {
    let count = Double(sums.count)
    let mean = sums.reduce(0, +) / count
    let squares = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let spread = (squares / count + 1e-5).squareRoot()
    self.mean = 0.9 * self.mean + 0.1 * mean
    variance = 0.9 * variance + 0.1 * squares / max(1, count - 1)
    let standard = sums.map { ($0 - mean) / spread }
    var (loss, byScores) = (0.0, [Double](repeating: 0, count: sums.count))
    for row in sums.indices {
      let difference = norm[0] * standard[row] + norm[1] - (isMadeUp[row] ? 1 : 0)
      loss += difference * difference / count
      byScores[row] = 2 * difference / count
    }
    let sum = byScores.reduce(0, +)
    let product = zip(byScores, standard).reduce(0) { $0 + $1.0 * $1.1 }
    let slopes = sums.indices.map { row in
      norm[0] / spread * (byScores[row] - sum / count - standard[row] * product / count)
    }
    return (loss, slopes, [product, sum])
  }
}

/// What the networks made of some rows of distances.
private struct WeighingTrace: Sendable {
  let sums: [Double]
  private let distances: RowVectors
  private let front: LearningLayers.Trace
  private let back: LearningLayers.Trace
  private let spreads: [Double]
  private let weights: RowVectors

  init(_ distances: RowVectors, _ front: LearningLayers, _ back: LearningLayers) {
    var (front, back, random) = (front, back, SplitMix64(seed: 0))
    self.distances = distances
    self.front = front.trace(distances, by: &random)
    var inner = self.front.outputs
    spreads = standardiseRows(&inner)
    self.back = back.trace(inner, by: &random)
    var weights = self.back.outputs
    shareOut(&weights)
    self.weights = weights
    sums = weightedSums(of: distances, weights)
  }

  /// Returns how the loss changes with the parameters of both networks, given how it changes with
  /// the sum of each row.
  func gradient(
    _ slopes: ArraySlice<Double>, _ frontLayers: LearningLayers, _ backLayers: LearningLayers
  ) -> [Double] {
    var byWeights = weights
    for (row, slope) in slopes.enumerated() {
      for column in 0..<weights.width {
        byWeights[row, column] =
          slope * weights[row, column] * (distances[row, column] - sums[row])
      }
    }
    let byBack = backLayers.gradient(of: back, along: byWeights)
    var byInner = byBack.inputs
    turnBack(&byInner)
    return frontLayers.gradient(of: front, along: byInner).parameters + byBack.parameters
  }

  /// Turns a gradient by standardised inner values into one by the values themselves.
  private func turnBack(_ gradient: inout RowVectors) {
    let inner = back.inputs
    let width = Double(gradient.width)
    for row in 0..<gradient.rowCount {
      var (sum, product) = (0.0, 0.0)
      for column in 0..<gradient.width {
        sum += gradient[row, column] / width
        product += gradient[row, column] * inner[row, column] / width
      }
      for column in 0..<gradient.width {
        gradient[row, column] =
          (gradient[row, column] - sum - inner[row, column] * product) / spreads[row]
      }
    }
  }
}

extension RowVectors {
  /// Some of the rows.
  fileprivate func keepingRows(_ range: Range<Int>) -> RowVectors {
    var result = RowVectors(rowCount: range.count, width: width)
    for (place, row) in range.enumerated() {
      for column in 0..<width { result[place, column] = self[row, column] }
    }
    return result
  }
}
