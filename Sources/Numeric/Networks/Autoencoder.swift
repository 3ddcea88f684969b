/// Two networks: one puts rows into few numbers, the other makes rows of these again.
///
/// > G. E. Hinton, R. R. Salakhutdinov. "Reducing the dimensionality of data with neural networks."
/// > *Science* 313, 2006, doi:[10.1126/science.1127647](https://doi.org/10.1126/science.1127647)
public struct Autoencoder: Sendable, Hashable, Codable {
  /// From a row to its code.
  public var encoder: Network

  /// From a code to a row.
  public var decoder: Network

  /// Creates an autoencoder with random weights.
  ///
  /// - Parameters:
  ///   - widths: The number of features, of each inner layer of the encoder, and of the code. The
  ///     decoder has the same layers the other way round.
  ///   - inner: What inner layers make of their sums; codes and rows are sums themselves.
  ///   - random: The source of chance.
  public init(widths: [Int], inner: Activation, by random: inout SplitMix64) {
    encoder = Network(widths: widths, inner: inner, by: &random)
    decoder = Network(widths: widths.reversed(), inner: inner, by: &random)
  }

  /// Returns how much of rows is lost: the squared difference, a mean over features, added up over
  /// rows; and its gradient, the encoder's parameters first.
  ///
  /// - Parameter rows: Shape `n × d`.
  /// - Returns: Loss and gradient.
  /// - Complexity: O(`n` · weights).
  public func lossGradient(of rows: RowVectors) -> LossGradient {
    let coded = encoder.trace(rows)
    let decoded = decoder.trace(coded[encoder.layerCount])
    var along = decoded[decoder.layerCount]
    var loss = 0.0
    let width = Double(rows.width)
    for row in 0..<rows.rowCount {
      for column in 0..<rows.width {
        let difference = along[row, column] - rows[row, column]
        loss += difference * difference / width
        along[row, column] = 2 * difference / width
      }
    }
    let back = decoder.gradient(of: decoded, along: along)
    let front = encoder.gradient(of: coded, along: back.inputs)
    return LossGradient(loss: loss, gradient: front.parameters + back.parameters)
  }

  /// Learns to make rows again, a batch at a time.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, at least one.
  ///   - batches: How many batches to learn from.
  ///   - batchRows: The rows of a batch.
  ///   - rate: How far Adam moves a parameter.
  ///   - random: The source of the order of rows.
  ///   - goesOn: Asked before each batch.
  /// - Returns: The mean loss of each fiftieth of the batches.
  /// - Complexity: O(`batches` · `batchRows` · weights).
  public mutating func learn(
    _ rows: Matrix, batches: Int, batchRows: Int, rate: Double, by random: SplitMix64,
    while goesOn: () -> Bool = { true }
  ) -> [Double] {
    var order = RowBatches(rowCount: rows.rowCount, batchRows: batchRows, by: random)
    var adam = Adam(encoder.parameters.count + decoder.parameters.count, rate: rate)
    var curve = LossCurve(steps: batches)
    for _ in 0..<batches where goesOn() {
      let (network, batch) = (self, order.draw())
      let found = gatheredGradient(of: batch) { part in
        network.lossGradient(of: RowVectors(rows, selecting: part))
      }.mean(over: batch.count)
      var parameters = encoder.parameters + decoder.parameters
      adam.move(&parameters, against: found.gradient)
      encoder.parameters = Array(parameters.prefix(encoder.parameters.count))
      decoder.parameters = Array(parameters.dropFirst(encoder.parameters.count))
      curve.add(found.loss)
    }
    return curve.means
  }
}
