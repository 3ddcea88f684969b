/// How far off a network is on some rows, and how that changes with its parameters.
public struct LossGradient: Sendable {
  /// The loss, added up over rows.
  public var loss: Double

  /// How the loss changes with each parameter.
  public var gradient: [Double]

  /// Creates a loss with its gradient.
  public init(loss: Double, gradient: [Double]) {
    self.loss = loss
    self.gradient = gradient
  }

  /// Divides by a number of rows.
  public func mean(over rows: Int) -> LossGradient {
    LossGradient(loss: loss / Double(rows), gradient: gradient.map { $0 / Double(rows) })
  }
}

/// Adds up losses and gradients over the rows of a batch, 64 rows at a time side by side.
///
/// The parts depend on the batch alone and are added in order, so any number of threads gives the
/// same bits.
///
/// - Parameters:
///   - batch: The rows, at least one.
///   - body: Works out the loss and the gradient of some of them.
/// - Returns: The sums over all rows.
public func gatheredGradient(
  of batch: [Int], _ body: @Sendable (ArraySlice<Int>) -> LossGradient
) -> LossGradient {
  let parts = concurrentMap((batch.count + 63) / 64) { part in
    body(batch[part * 64..<min(batch.count, (part + 1) * 64)])
  }
  var sum = parts[0]
  for part in parts.dropFirst() {
    sum.loss += part.loss
    for i in sum.gradient.indices { sum.gradient[i] += part.gradient[i] }
  }
  return sum
}

/// Rows in random order, a batch at a time; each comes once before any comes again.
public struct RowBatches: Sendable {
  private var order: [Int]
  private var next: Int
  private let batchRows: Int
  private var random: SplitMix64

  /// Begins with a first order.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows, at least one.
  ///   - batchRows: The most rows of a batch, at least one.
  ///   - random: The source of chance.
  public init(rowCount: Int, batchRows: Int, by random: SplitMix64) {
    order = Array(0..<rowCount)
    next = rowCount
    self.batchRows = batchRows
    self.random = random
  }

  /// Returns the rows of the next batch.
  public mutating func draw() -> [Int] {
    if next >= order.count {
      for i in 0..<order.count { order.swapAt(i, i + random.nextIndex(below: order.count - i)) }
      next = 0
    }
    let batch = Array(order[next..<min(order.count, next + batchRows)])
    next += batchRows
    return batch
  }
}
