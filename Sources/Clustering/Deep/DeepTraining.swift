import Numeric

/// An encoder and centres among its codes, while they learn together.
struct DeepTraining: Sendable {
  /// From rows to codes.
  private(set) var encoder: Network

  /// The centres.
  private(set) var groups: SoftGroups

  /// How the divergence fell.
  private(set) var curve: LossCurve

  /// The rows, scaled.
  private let rows: Matrix

  init(_ encoder: Network, _ groups: SoftGroups, rows: Matrix, steps: Int) {
    self.encoder = encoder
    self.groups = groups
    self.rows = rows
    curve = LossCurve(steps: steps)
  }

  /// Learns until hardly any row changes its group.
  ///
  /// - Parameters:
  ///   - method: How long, and how fast.
  ///   - random: The source of the order of rows.
  /// - Throws: ``ClusteringError/cancelled``.
  mutating func learn(
    by method: DeepClustering, _ random: SplitMix64
  ) throws(ClusteringError) {
    var order = RowBatches(rowCount: rows.rowCount, batchRows: method.batchRows, by: random)
    var adam = Adam(encoder.parameters.count + groups.centres.count, rate: method.rate)
    var targets: [[Double]] = []
    var former: [Int32] = []
    // A pass over the rows goes towards the same shares before these are worked out anew, of many
    // rows a part of a pass; the groups of the first ten passes are not yet at rest.
    let pass = min(140, max(4, (rows.rowCount + method.batchRows - 1) / method.batchRows))
    for step in 0..<method.training {
      if step % pass == 0 {
        try checkCancellation()
        let shares = shares()
        let labels = shares.map { mostShare($0) }
        let changed = zip(labels, former).count { $0 != $1 }
        let isAtRest = Double(changed) <= method.tolerance * Double(labels.count)
        if step >= 10 * pass && isAtRest { break }
        former = labels
        targets = SoftGroups.targets(of: shares)
      }
      advance(order.draw(), targets: targets, &adam)
    }
  }

  /// Learns from one batch.
  private mutating func advance(_ batch: [Int], targets: [[Double]], _ adam: inout Adam) {
    let (encoder, groups, rows) = (encoder, groups, rows)
    let found = gatheredGradient(of: batch) { part in
      let trace = encoder.trace(RowVectors(rows, selecting: part))
      let loss = groups.loss(of: trace[encoder.layerCount], targets: part.map { targets[$0] })
      let gradient = encoder.gradient(of: trace, along: loss.alongCodes)
      return LossGradient(
        loss: loss.divergence, gradient: gradient.parameters + loss.alongCentres)
    }.mean(over: batch.count)
    var parameters = encoder.parameters + groups.centres
    adam.move(&parameters, against: found.gradient)
    self.encoder.parameters = Array(parameters.prefix(encoder.parameters.count))
    self.groups.centres = Array(parameters.dropFirst(encoder.parameters.count))
    curve.add(found.loss)
  }

  /// By what share each row belongs to each centre.
  private func shares() -> [[Double]] {
    let (encoder, groups, rows) = (encoder, groups, rows)
    let parts = concurrentMap((rows.rowCount + 255) / 256) { part in
      let range = part * 256..<min(rows.rowCount, (part + 1) * 256)
      return groups.shares(of: encoder.outputs(of: RowVectors(rows, selecting: range)))
    }
    return Array(parts.joined())
  }
}

/// The place of the greatest share, of equals the first.
private func mostShare(_ shares: [Double]) -> Int32 {
  var best = 0
  for place in shares.indices where shares[place] > shares[best] { best = place }
  return Int32(best)
}
