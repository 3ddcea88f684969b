import Glibc

/// One thread's work on a mixture: buffers for a block of eight rows, and running sums.
struct MixtureWorker {
  private let components: GaussianComponents

  /// The memberships of the eight rows in each component.
  private(set) var memberships: [SIMD8<Double>]

  private var differences: [SIMD8<Double>]
  private var weights: [SIMD8<Double>]
  private var first: [SIMD8<Double>]
  private var second: [SIMD8<Double>]
  private var logLikelihood = SIMD8<Double>.zero

  init(_ components: GaussianComponents) {
    self.components = components
    let (count, width) = (components.count, components.featureCount)
    memberships = Array(repeating: .zero, count: count)
    differences = Array(repeating: .zero, count: count * width)
    weights = Array(repeating: .zero, count: count)
    first = Array(repeating: .zero, count: count * width)
    second = Array(repeating: .zero, count: count * width * (width + 1) / 2)
  }

  var sums: MixtureSums {
    var result = MixtureSums(components)
    result.weights = weights.map(\.laneSum)
    result.first = first.map(\.laneSum)
    result.second = second.map(\.laneSum)
    result.logLikelihood = logLikelihood.laneSum
    return result
  }

  /// Finds the log density of eight rows in each component, with its weight.
  ///
  /// - Parameter lanes: Gives the values of a feature.
  @inline(__always)
  private mutating func density(_ lanes: (Int) -> SIMD8<Double>) {
    let width = components.featureCount
    for component in 0..<components.count {
      var squares = SIMD8<Double>.zero
      for feature in 0..<width {
        differences[component * width + feature] =
          lanes(feature) - components.means[component * width + feature]
        var sum = SIMD8<Double>.zero
        let row = (component * width + feature) * width
        for other in 0...feature {
          sum += differences[component * width + other] * components.factors[row + other]
        }
        squares += sum * sum
      }
      memberships[component] = components.constants[component] - 0.5 * squares
    }
  }

  /// The most likely component of each of eight rows.
  mutating func mostLikely(_ block: Int, of rows: BlockedRows) -> SIMD8<Int64> {
    density { rows.lanes(block, $0) }
    var best = SIMD8<Double>(repeating: -.infinity)
    var label = SIMD8<Int64>.zero
    for component in memberships.indices {
      let isBetter = memberships[component] .> best
      best.replace(with: memberships[component], where: isBetter)
      label.replace(with: Int64(component), where: isBetter)
    }
    return label
  }

  /// Returns the log density of each row, which with one component needs no exponentials.
  @inline(__always)
  mutating func logDensity(_ lanes: (Int) -> SIMD8<Double>) -> SIMD8<Double> {
    guard components.count == 1 else { return weigh(lanes) }
    density(lanes)
    return memberships[0]
  }

  /// Finds memberships, and returns the log density of each row.
  @discardableResult
  @inline(__always)
  mutating func weigh(_ lanes: (Int) -> SIMD8<Double>) -> SIMD8<Double> {
    density(lanes)
    var greatest = SIMD8<Double>(repeating: -.infinity)
    for density in memberships { greatest = greatest.greatest(density) }
    var total = SIMD8<Double>.zero
    for component in memberships.indices {
      memberships[component] = exponential(memberships[component] - greatest)
      total += memberships[component]
    }
    for component in memberships.indices { memberships[component] /= total }
    var logs = SIMD8<Double>.zero
    for lane in 0..<8 { logs[lane] = log(total[lane]) + greatest[lane] }
    return logs
  }

  /// Adds a block to the sums; lanes without a row count nothing.
  mutating func add(_ block: Int, of rows: BlockedRows) {
    let logs = weigh { rows.lanes(block, $0) }
    let present = rows.presence(block)
    logLikelihood += logs * present
    let width = components.featureCount
    for component in memberships.indices {
      let membership = memberships[component] * present
      weights[component] += membership
      var cell = component * width * (width + 1) / 2
      for feature in 0..<width {
        let weighted = membership * differences[component * width + feature]
        first[component * width + feature] += weighted
        for other in 0...feature {
          second[cell] += weighted * differences[component * width + other]
          cell += 1
        }
      }
    }
  }
}

/// The exponential of each lane; zero for lanes that are zero beside 1.
@inline(__always)
private func exponential(_ x: SIMD8<Double>) -> SIMD8<Double> {
  guard any(x .> -700) else { return .zero }
  var result = SIMD8<Double>.zero
  for lane in 0..<8 { result[lane] = exp(x[lane]) }
  return result
}
