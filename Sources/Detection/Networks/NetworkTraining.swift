import Numeric

/// How long and how fast a network learns.
struct TrainingPlan: Sendable {
  /// The most batches of an epoch: half a million lines would take minutes, and teach a network of a few
  /// thousand weights no more.
  static let mostBatches = 640

  /// How often all rows are learned from, or as many of them as an epoch has batches for.
  var epochs: Int

  /// The rows of a batch.
  var batchRows: Int

  /// How far Adam moves a parameter.
  var rate: Double

  /// The share of each parameter that is added to its gradient.
  var decay: Double
}

extension TrainingPlan {
  /// Learns batch by batch; the last rows of an order that fill no batch are left out.
  ///
  /// Where all rows are too many batches, an epoch takes a part of them, and the next one goes on with those
  /// that have not been seen.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows, at least one.
  ///   - parameters: What is learned.
  ///   - random: The source of the order of rows.
  ///   - step: Works out the mean loss of the rows of a batch, and how it changes with the
  ///     parameters it is given.
  ///   - epochDone: Told the mean loss of every epoch and the parameters after it.
  /// - Returns: The mean loss of each fiftieth of the batches.
  func learn(
    rowCount: Int, _ parameters: inout [Double], by random: SplitMix64,
    step: ([Int], [Double]) -> LossGradient, epochDone: (Double, [Double]) -> Void = { _, _ in }
  ) -> [Double] {
    let size = min(batchRows, rowCount)
    var order = RowBatches(rowCount: rowCount, batchRows: size, by: random)
    var adam = Adam(parameters.count, rate: rate)
    let batches = min(rowCount / size, Self.mostBatches)
    var curve = LossCurve(steps: epochs * batches)
    for _ in 0..<epochs where !Task.isCancelled {
      var sum = 0.0
      for _ in 0..<batches {
        var batch = order.draw()
        // The rows left over, which fill no batch.
        if batch.count < size { batch = order.draw() }
        let found = step(batch, parameters)
        adam.move(&parameters, against: found.gradient, decay: decay)
        curve.add(found.loss)
        sum += found.loss
      }
      epochDone(sum / Double(batches), parameters)
    }
    return curve.means
  }
}

/// The mean and the spread of each feature of the learned rows.
struct StandardScale: Sendable, Codable, Hashable {
  let features: [ScoreScale]

  init(of rows: Matrix) {
    features = (0..<rows.columnCount).map { ScoreScale(of: rows.columnValues($0)) }
  }

  /// Whether it could have come from a fit.
  var isWhole: Bool { !features.isEmpty && features.allSatisfy(\.isWhole) }

  /// Returns rows in standard deviations from the means, drawn in to a bound.
  ///
  /// The bound is by default so far out that only squares which were not finite are kept away.
  func scaled(_ rows: Matrix, within bound: Double = 1e100) -> Matrix {
    var result = rows
    for (feature, scale) in features.enumerated() {
      var column = result.mutableColumn(feature)
      for row in column.indices {
        column[row] = min(max(scale.standardised(column[row]), -bound), bound)
      }
    }
    return result
  }
}

/// How a loss fell while a detector learned.
public protocol LearnedDetectorModel: DetectorModel {
  /// The mean loss of parts of the steps, in order.
  var losses: [Double] { get }
}

extension AnyDetectorModel {
  /// How the loss fell, for a detector that learns step by step, else nothing.
  public var losses: [Double] { (model as? any LearnedDetectorModel)?.losses ?? [] }
}
