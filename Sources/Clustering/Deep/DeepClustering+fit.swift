public import Numeric
import Parameters

extension DeepClustering {
  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of weights, batches and starts. Equal seeds give equal models.
  /// - Returns: A model whose groups are numbered by size; groups without rows are left out.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there
  ///   are too few distinct or too many rows, or the task was cancelled.
  /// - Complexity: O(batches · rows of a batch · weights + `n` · weights).
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> DeepClusteringModel {
    try fit(rows, numbers: [clusters], seed: seed) { _ in }[0]
  }

  /// Finds groups for each of several numbers, from the codes of one autoencoder.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - numbers: The numbers of groups, each from 1 to the number of distinct rows.
  ///   - seed: The seed of weights, batches and starts.
  ///   - progress: Told how many numbers are done.
  /// - Returns: A model a number, in their order.
  /// - Throws: ``ClusteringError`` as ``fit(_:seed:)`` does.
  public func fit(
    _ rows: Matrix, numbers: [Int], seed: UInt64, progress: (Int) -> Void
  ) throws(ClusteringError) -> [DeepClusteringModel] {
    do { try validate() } catch { throw .parameter(error) }
    try checkRows(rows, method: Self.identifier, distinct: numbers.max() ?? 1)
    guard rows.rowCount <= Self.mostRows else {
      throw .tooManyRows(method: Self.identifier, most: Self.mostRows, got: rows.rowCount)
    }
    progress(0)
    let sorted = rows.selectingRows(rowOrder(of: rows))
    let scale = CommonScale(of: sorted)
    let inputs = scale.scaled(sorted)
    var random = SplitMix64(seed: seed, stream: 1 << 34)
    var autoencoder = Autoencoder(
      widths: [rows.columnCount, hidden, hidden, codes], inner: activation, by: &random)
    let losses = autoencoder.learn(
      inputs, batches: pretraining, batchRows: batchRows, rate: rate,
      by: SplitMix64(seed: seed, stream: 1 << 35)
    ) { !Task.isCancelled }
    try checkCancellation()
    let learned = LearningCurve(name: "making customers again from their codes", losses: losses)
    var models: [DeepClusteringModel] = []
    for number in numbers {
      progress(models.count)
      let training = try training(autoencoder.encoder, inputs, groups: number, seed: seed)
      models.append(
        DeepClusteringModel(training, scale: scale, pretraining: learned, rows: sorted))
    }
    return models
  }

  /// A quarter of the batches.
  public var forResamples: Self {
    var method = self
    method.pretraining = min(pretraining, max(200, pretraining / 4))
    method.training = min(training, max(280, training / 4))
    return method
  }

  /// Groups the codes by k-means, and has groups and codes learn together.
  private func training(
    _ encoder: Network, _ inputs: Matrix, groups count: Int, seed: UInt64
  ) throws(ClusteringError) -> DeepTraining {
    let codes = encoder.codes(of: inputs)
    let different = DistinctRows.count(of: codes, upTo: count)
    let found = try KMeans(clusters: different, starts: 10).fit(codes, seed: seed)
    // Nearness falls to a half at distance 1, whatever the scale of the codes is; so codes are put to
    // a scale at which rows are about that far from their centre.
    let square = found.inertia / Double(inputs.rowCount)
    let factor = square > 0 ? 1 / square.squareRoot() : 1
    var (encoder, groups) = (encoder, SoftGroups(found.centres))
    encoder.scaleOutputs(by: factor)
    for place in groups.centres.indices { groups.centres[place] *= factor }
    var result = DeepTraining(encoder, groups, rows: inputs, steps: training)
    try result.learn(by: self, SplitMix64(seed: seed, stream: 1 << 36))
    return result
  }
}

extension Network {
  /// Returns what the network makes of rows, shape `n × outputs`; parts go side by side.
  func codes(of rows: Matrix) -> Matrix {
    let parts = concurrentMap((rows.rowCount + 255) / 256) { part in
      outputs(of: RowVectors(rows, selecting: part * 256..<min(rows.rowCount, (part + 1) * 256)))
    }
    var result = Matrix(rowCount: rows.rowCount, columnCount: widths[layerCount])
    for (number, part) in parts.enumerated() {
      for row in 0..<part.rowCount {
        for column in 0..<part.width { result[number * 256 + row, column] = part[row, column] }
      }
    }
    return result
  }
}
