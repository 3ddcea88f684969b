/// Losses of many steps as at most fifty means.
public struct LossCurve: Sendable {
  private let steps: Int
  private var sums: [Double] = []
  private var counts: [Int] = []
  private var taken = 0

  /// Begins without losses.
  ///
  /// - Parameter steps: How many there will be at most.
  public init(steps: Int) { self.steps = max(1, steps) }

  /// Takes in the loss of the next step.
  public mutating func add(_ loss: Double) {
    // The first step of each fiftieth begins a new part.
    if taken == 0 || taken * 50 / steps > (taken - 1) * 50 / steps {
      sums.append(0)
      counts.append(0)
    }
    sums[sums.count - 1] += loss
    counts[counts.count - 1] += 1
    taken += 1
  }

  /// The mean of each part, in order; parts without a step are left out.
  public var means: [Double] { zip(sums, counts).map { $0 / Double($1) } }
}
