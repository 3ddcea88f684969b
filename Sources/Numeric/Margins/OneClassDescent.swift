/// A descent to the solution of a one-class problem, two weights a step.
struct OneClassDescent {
  let problem: OneClassProblem
  let diagonal: [Double]
  private var columns: KernelColumns
  private var weights: [Double]

  /// The derivative of the sum to be made least, by each weight.
  private var slopes: [Double]

  private var steps = 0

  /// Begins where few others are: there the rows outside the surface will be.
  init(of problem: OneClassProblem) {
    self.problem = problem
    diagonal = problem.kernel.diagonal(of: problem.rows)
    columns = KernelColumns(of: problem.kernel, problem.rows)
    let order = problem.startingOrder(columns.points)
    var left = problem.total
    weights = Array(repeating: 0, count: problem.bounds.count)
    for row in order where left > 0 {
      weights[row] = min(left, problem.bounds[row])
      left -= weights[row]
    }
    slopes = problem.slopes(at: problem.rows, diagonal, weights)
  }

  /// Takes steps until no pair of weights has slopes farther apart than the tolerance.
  mutating func descend() {
    let most = max(1_000_000, 100 * weights.count)
    while steps < most, let rising = steepestRise() {
      let column = columns.column(rising)
      guard let falling = bestPartner(of: rising, column) else { return }
      step(rising, falling, column)
      steps += 1
    }
  }

  /// The weight that can rise whose slope is least.
  private func steepestRise() -> Int? {
    var (best, least) = (-1, Double.infinity)
    let (weights, slopes, bounds) = (weights.span, slopes.span, problem.bounds.span)
    for row in weights.indices {
      // Safe: there is a weight, a slope and a bound for each row.
      let slope = unsafe slopes[unchecked: row]
      if slope < least, unsafe weights[unchecked: row] < bounds[unchecked: row] {
        (best, least) = (row, slope)
      }
    }
    return best < 0 ? nil : best
  }

  /// The weight that can fall whose step with another gains most, or `nil` when all is done.
  private func bestPartner(of rising: Int, _ column: [Double]) -> Int? {
    var (best, most, greatest) = (-1, 0.0, -Double.infinity)
    let (weights, slopes, diagonal) = (weights.span, slopes.span, diagonal.span)
    let (column, least, own) = (column.span, slopes[rising], diagonal[rising])
    for row in weights.indices {
      // Safe: as above, and the column is as long.
      let difference = unsafe slopes[unchecked: row] - least
      guard difference > 0, unsafe weights[unchecked: row] > 0 else { continue }
      greatest = max(greatest, difference)
      let curvature = unsafe own + diagonal[unchecked: row] - 2 * column[unchecked: row]
      let gain = difference * difference / max(curvature, 1e-12)
      if gain > most { (best, most) = (row, gain) }
    }
    return greatest < problem.tolerance || best < 0 ? nil : best
  }

  /// Moves weight from one row to another.
  private mutating func step(_ rising: Int, _ falling: Int, _ column: [Double]) {
    let other = columns.column(falling)
    let curvature = diagonal[rising] + diagonal[falling] - 2 * column[falling]
    let wanted = (slopes[falling] - slopes[rising]) / max(curvature, 1e-12)
    let room = problem.bounds[rising] - weights[rising]
    let moved = min(wanted, room, weights[falling])
    // A weight that reaches an end is put there, so that no rounding keeps it from it.
    weights[rising] = moved == room ? problem.bounds[rising] : weights[rising] + moved
    weights[falling] = moved == weights[falling] ? 0 : weights[falling] - moved
    var slopes = slopes.mutableSpan
    let (a, b) = (column.span, other.span)
    for row in slopes.indices {
      // Safe: the columns are as long as the slopes.
      unsafe slopes[unchecked: row] +=
        (a[unchecked: row] - b[unchecked: row]) * moved
    }
  }

  /// The weights, and the level between those that could rise and those that could fall.
  var solution: OneClassSolution {
    let free = weights.indices.filter { weights[$0] > 0 && weights[$0] < problem.bounds[$0] }
    let level: Double
    if free.isEmpty {
      let rising = weights.indices.filter { weights[$0] <= 0 }.map { slopes[$0] }.min()
      let falling = weights.indices.filter { weights[$0] > 0 }.map { slopes[$0] }.max()
      level = ((rising ?? falling ?? 0) + (falling ?? rising ?? 0)) / 2
    } else {
      // Worked out anew, as steps leave some rounding behind.
      let exact = problem.slopes(
        at: problem.rows.selectingRows(free), free.map { diagonal[$0] }, weights)
      level = exact.reduce(0, +) / Double(free.count)
    }
    return OneClassSolution(weights: weights, level: level, steps: steps)
  }
}

extension OneClassProblem {
  /// Returns the rows in the order in which they get weight to begin with.
  fileprivate func startingOrder(_ points: KernelPoints) -> [Int] {
    // Such a kernel has many solutions; that of LIBSVM comes from the first rows.
    if case .sigmoid = kernel { return Array(bounds.indices) }
    let sums = points.sums(of: kernel, weights: bounds, at: rows)
    return bounds.indices.sorted { (sums[$0], $0) < (sums[$1], $1) }
  }

  /// Returns the slopes of the weights of some rows.
  fileprivate func slopes(
    at some: Matrix, _ diagonal: [Double], _ weights: [Double]
  ) -> [Double] {
    let support = weights.indices.filter { weights[$0] > 0 }
    let sums = KernelPoints(rows.selectingRows(support))
      .sums(of: kernel, weights: support.map { weights[$0] }, at: some)
    return sums.indices.map { sums[$0] - own * diagonal[$0] }
  }
}
