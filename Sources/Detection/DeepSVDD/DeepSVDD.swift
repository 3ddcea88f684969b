public import Numeric
public import Parameters

/// Finds rows that a network does not bring near to where it brings all others.
///
/// The network learns to bring all rows near to one point of another space, the mean of what it
/// made of them before it learned; the score is the squared distance to that point. Its sums begin
/// with 0, for else it could bring everything there. Features are standardised first.
///
/// An epoch takes at most 640 batches; of more rows it takes a part, and the next one others.
///
/// Complexity: O(`epochs` · `n` · weights) to fit up to 640 batches of rows, O(weights) a row to score.
///
/// > L. Ruff, R. A. Vandermeulen, N. Görnitz, L. Deecke, S. A. Siddiqui, A. Binder, E. Müller, M.
/// > Kloft. "Deep one-class classification." *ICML* 2018.
public struct DeepSVDD: Detector {
  /// The width of the inner layer.
  public var hidden: Int

  /// The number of dimensions of the space rows are brought into.
  public var outputs: Int

  /// How often rows are learned from: all of them, or 640 batches at a time.
  public var epochs: Int

  /// The rows of a batch.
  public var batchRows: Int

  /// How far a weight moves at a time.
  public var rate: Double

  /// Creates a detector with its default hyper-parameters, which are those of PyOD.
  public init() { (hidden, outputs, epochs, batchRows, rate) = (64, 32, 100, 32, 1e-4) }

  public static let identifier = "deep-svdd"

  public static let summary = "Rows that a network does not bring near to all others."

  public static let parameters: [Parameter<Self>] = [
    .integer("hidden", \.hidden, .between(1, 1_024), "the width of the inner layer"),
    .integer("outputs", \.outputs, .between(1, 1_024), "the dimensions rows are brought into"),
    .integer(
      "epochs", \.epochs, .between(1, 10_000),
      "how often rows are learned from, all of them or "
        + "\(TrainingPlan.mostBatches) batches at a time"),
    .integer("batchRows", \.batchRows, .between(1, 4_096), "the rows of a batch"),
    .number("rate", \.rate, .between(1e-6, 0.1), "how far a weight moves at a time"),
  ]

  /// Learns to bring the rows together; the best epoch counts.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite, at least two.
  ///   - seed: The seed of weights and batches. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fit(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> DeepSVDDModel {
    try check(rows)
    let scale = StandardScale(of: rows)
    let inputs = scale.scaled(rows)
    var random = SplitMix64(seed: seed, stream: 1)
    var plan = LayerPlan(widths: [rows.columnCount, hidden, outputs])
    (plan.last, plan.hasStarts) = (.rectifier, false)
    var layers = LearningLayers(plan, by: &random)
    let centre = centre(of: layers.network, inputs)
    var parameters = layers.parameters
    var (least, best) = (Double.infinity, parameters)
    let training = TrainingPlan(epochs: epochs, batchRows: batchRows, rate: rate, decay: 0.5e-6)
    let losses = training.learn(
      rowCount: rows.rowCount, &parameters, by: SplitMix64(seed: seed, stream: 2)
    ) { batch, parameters in
      layers.parameters = parameters
      let trace = layers.trace(RowVectors(inputs, selecting: batch), by: &random)
      let (loss, along) = meanSquaredDistance(of: trace.outputs, to: centre)
      return LossGradient(
        loss: loss, gradient: layers.gradient(of: trace, along: along).parameters)
    } epochDone: { loss, parameters in
      if loss < least { (least, best) = (loss, parameters) }
    }
    layers.parameters = best
    return DeepSVDDModel(
      .init(scale: scale, network: layers.network, centre: centre, losses: losses))
  }

  /// Returns the mean of what a network makes of rows; nothing but 0 is nearer to 0 than a tenth.
  private func centre(of network: Network, _ rows: Matrix) -> [Double] {
    var sums = [Double](repeating: 0, count: outputs)
    for start in stride(from: 0, to: rows.rowCount, by: 256) {
      let range = start..<min(rows.rowCount, start + 256)
      let made = network.outputs(of: RowVectors(rows, selecting: range))
      for row in 0..<made.rowCount {
        for output in 0..<outputs { sums[output] += made[row, output] }
      }
    }
    return sums.map { sum in
      let mean = sum / Double(rows.rowCount)
      return mean == 0 ? 0 : mean < 0 ? min(mean, -0.1) : max(mean, 0.1)
    }
  }
}

/// Returns the mean squared distance of rows to a point, and how it changes with the rows.
private func meanSquaredDistance(
  of rows: RowVectors, to point: [Double]
) -> (loss: Double, along: RowVectors) {
  var along = rows
  var loss = 0.0
  for row in 0..<rows.rowCount {
    for column in point.indices {
      let difference = rows[row, column] - point[column]
      loss += difference * difference / Double(rows.rowCount)
      along[row, column] = 2 * difference / Double(rows.rowCount)
    }
  }
  return (loss, along)
}
