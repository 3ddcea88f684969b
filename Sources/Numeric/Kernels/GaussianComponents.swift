import Glibc

/// The parts of a mixture of normal distributions, as the kernels read them.
public struct GaussianComponents: Sendable {
  /// The number of components.
  public let count: Int

  /// The number of features.
  public let featureCount: Int

  /// The means, component after component.
  let means: [Double]

  /// The inverse Cholesky factors of the covariances, component after component, row after row.
  let factors: [Double]

  /// The part of each log density that no row changes, with the log of the weight.
  let constants: [Double]

  /// Prepares components.
  ///
  /// - Parameters:
  ///   - means: Shape `k × d`.
  ///   - factors: The inverse Cholesky factor of each covariance.
  ///   - weights: The share of each component, above 0.
  /// - Precondition: A factor and a weight for each mean.
  public init(means: Matrix, factors: [InverseCholesky], weights: [Double]) {
    self.init(means: means, factors: factors, logWeights: weights.map { log($0) })
  }

  /// Prepares components by the logarithms of their weights, whose weights need not sum to 1.
  ///
  /// - Parameters:
  ///   - means: Shape `k × d`.
  ///   - factors: The inverse Cholesky factor of each covariance.
  ///   - logWeights: What is added to the log density of each component.
  /// - Precondition: A factor and a weight for each mean.
  public init(means: Matrix, factors: [InverseCholesky], logWeights: [Double]) {
    precondition(factors.count == means.rowCount && logWeights.count == means.rowCount, "one each")
    count = means.rowCount
    featureCount = means.columnCount
    self.means = (0..<means.rowCount).flatMap { means.row($0) }
    self.factors = factors.flatMap(\.rows)
    let base = -0.5 * Double(means.columnCount) * log(2 * Double.pi)
    constants = zip(factors, logWeights).map { base - 0.5 * $0.logDeterminant + $1 }
  }

  /// Returns how uncertain memberships are.
  ///
  /// - Parameter sums: What a pass with these components told.
  /// - Returns: The sum over rows and components of −r log r, in nats.
  /// - Complexity: O(`k` · `d`³).
  public func entropy(of sums: MixtureSums) -> Double {
    let triangle = featureCount * (featureCount + 1) / 2
    return (0..<count).reduce(sums.logLikelihood) { total, component in
      let second = sums.second[component * triangle..<(component + 1) * triangle]
      let squares = squaredLength(in: component, of: second)
      return total - (constants[component] * sums.weights[component] - 0.5 * squares)
    }
  }

  /// The sum of squared distances, in the measure of a component, off a sum of products.
  private func squaredLength(in component: Int, of products: ArraySlice<Double>) -> Double {
    var sum = 0.0
    for feature in 0..<featureCount {
      let row = (component * featureCount + feature) * featureCount
      var cell = products.startIndex
      for a in 0...feature {
        for b in 0...a {
          let term = factors[row + a] * factors[row + b] * products[cell]
          sum += a == b ? term : 2 * term
          cell += 1
        }
      }
    }
    return sum
  }
}

/// What one pass over the rows tells of each component.
public struct MixtureSums: Sendable {
  /// The sum of memberships of each component.
  public var weights: [Double]

  /// The sum of differences from the mean, by membership: component after component.
  public var first: [Double]

  /// The sum of products of differences, by membership: for each component the lower triangle, row
  /// after row.
  public var second: [Double]

  /// The sum of the log densities of the rows.
  public var logLikelihood: Double

  fileprivate init(_ components: GaussianComponents) {
    let width = components.featureCount
    weights = Array(repeating: 0, count: components.count)
    first = Array(repeating: 0, count: components.count * width)
    second = Array(repeating: 0, count: components.count * width * (width + 1) / 2)
    logLikelihood = 0
  }

  fileprivate mutating func add(_ other: MixtureSums) {
    for i in weights.indices { weights[i] += other.weights[i] }
    for i in first.indices { first[i] += other.first[i] }
    for i in second.indices { second[i] += other.second[i] }
    logLikelihood += other.logLikelihood
  }
}

extension BlockedRows {
  /// Adds up memberships, differences and their products over all rows.
  ///
  /// - Complexity: O(`n` · `k` · `d`²); parts of the rows go side by side and are added in order.
  /// - Precondition: The components have the features of the rows.
  public func sums(of components: GaussianComponents) -> MixtureSums {
    precondition(components.featureCount == featureCount, "the features of the rows")
    let blocksPerTask = 512
    let tasks = (blockCount + blocksPerTask - 1) / blocksPerTask
    let parts = concurrentMap(tasks) { task in
      var worker = MixtureWorker(components)
      for block in task * blocksPerTask..<min((task + 1) * blocksPerTask, blockCount) {
        worker.add(block, of: self)
      }
      return worker.sums
    }
    var result = MixtureSums(components)
    for part in parts { result.add(part) }
    return result
  }

  /// Returns the membership of each row in each component, shape `n × k`; each row sums to 1.
  ///
  /// - Complexity: O(`n` · `k` · `d`²).
  /// - Precondition: The components have the features of the rows.
  public func memberships(in components: GaussianComponents) -> Matrix {
    precondition(components.featureCount == featureCount, "the features of the rows")
    var worker = MixtureWorker(components)
    var result = Matrix(rowCount: rowCount, columnCount: components.count)
    for block in 0..<blockCount {
      worker.weigh(block, of: self)
      for lane in 0..<min(8, rowCount - block * 8) {
        for component in 0..<components.count {
          result[block * 8 + lane, component] = worker.memberships[component][lane]
        }
      }
    }
    return result
  }

  /// Returns the logarithm of the density of the mixture at each row.
  ///
  /// - Complexity: O(`n` · `k` · `d`²); parts of the rows go side by side.
  /// - Precondition: The components have the features of the rows.
  public func logDensities(in components: GaussianComponents) -> [Double] {
    precondition(components.featureCount == featureCount, "the features of the rows")
    var logs = [SIMD8<Double>](repeating: .zero, count: blockCount)
    var span = logs.mutableSpan
    forEachChunk(of: &span, atLeast: 128) { blocks, chunk in
      var worker = MixtureWorker(components)
      for i in chunk.indices { chunk[i] = worker.logDensity(blocks.lowerBound + i, of: self) }
    }
    return firstLanes(of: logs, count: rowCount)
  }

  /// Writes the component to which each row belongs most; of equal ones the first.
  ///
  /// - Complexity: O(`n` · `k` · `d`²).
  /// - Precondition: `labels.count == rowCount`, and the components have the features of the rows.
  public func assignMostLikely(
    _ components: GaussianComponents, into labels: inout MutableSpan<Int32>
  ) {
    precondition(components.featureCount == featureCount, "the features of the rows")
    precondition(labels.count == rowCount, "a label for each row")
    var worker = MixtureWorker(components)
    for block in 0..<blockCount {
      let found = worker.mostLikely(block, of: self)
      for lane in 0..<min(8, rowCount - block * 8) {
        labels[block * 8 + lane] = Int32(truncatingIfNeeded: found[lane])
      }
    }
  }
}

/// One thread's work on a mixture: buffers for a block of eight rows, and running sums.
private struct MixtureWorker {
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
  private mutating func density(_ block: Int, of rows: BlockedRows) {
    let width = components.featureCount
    for component in 0..<components.count {
      var squares = SIMD8<Double>.zero
      for feature in 0..<width {
        differences[component * width + feature] =
          rows.lanes(block, feature) - components.means[component * width + feature]
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
    density(block, of: rows)
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
  mutating func logDensity(_ block: Int, of rows: BlockedRows) -> SIMD8<Double> {
    guard components.count == 1 else { return weigh(block, of: rows) }
    density(block, of: rows)
    return memberships[0]
  }

  /// Finds memberships, and returns the log density of each row.
  @discardableResult
  mutating func weigh(_ block: Int, of rows: BlockedRows) -> SIMD8<Double> {
    density(block, of: rows)
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
    let logs = weigh(block, of: rows)
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

extension BlockedRows {
  /// The values of one feature of the eight rows of a block.
  @inline(__always)
  fileprivate func lanes(_ block: Int, _ feature: Int) -> SIMD8<Double> {
    let start = (block * featureCount + feature) * 8
    var result = SIMD8<Double>.zero
    for lane in 0..<8 { result[lane] = values[start + lane] }
    return result
  }

  /// One in the lanes of a block that hold a row, else zero.
  fileprivate func presence(_ block: Int) -> SIMD8<Double> {
    var result = SIMD8<Double>.zero
    for lane in 0..<min(8, rowCount - block * 8) { result[lane] = 1 }
    return result
  }
}
