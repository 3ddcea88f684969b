import Numeric

/// What memberships tell of each component: how much belongs to it, its mean and its covariance.
struct MixtureMoments: Sendable {
  /// The sum of memberships of each component, above 0.
  let sizes: [Double]

  /// The mean of each component, shape `k × d`.
  let means: Matrix

  /// The covariance of each component in its shape with the floor, shape `d × d`.
  let covariances: [Matrix]

  /// Takes groups as memberships.
  ///
  /// - Parameters:
  ///   - labels: The group of each row, each group with a row.
  ///   - rows: The rows.
  ///   - count: The number of groups.
  ///   - shape: The shape of the covariances.
  ///   - floor: What is added to every variance.
  init(
    _ labels: [Int32], of rows: Matrix, groups count: Int, shape: CovarianceShape, floor: Double
  ) {
    let width = rows.columnCount
    var means = Matrix(rowCount: count, columnCount: width)
    var second: [Double] = []
    let groups = count == 1 ? [rows] : members(of: labels, groups: count).map(rows.selectingRows)
    for (component, own) in groups.enumerated() {
      let mean = own.columnMeans
      let products = own.scatter(about: mean)
      for a in 0..<width {
        means[component, a] = mean[a]
        second += (0...a).map { products[a, $0] }
      }
    }
    sizes = groups.map { Double($0.rowCount) }
    self.means = means
    covariances = shape.covariances(
      sizes: sizes, shifts: [Double](repeating: 0, count: count * width), second: second,
      features: width, floor: floor)
  }

  /// Takes what a pass over the rows told.
  ///
  /// - Parameters:
  ///   - sums: The sums of a pass.
  ///   - former: The means the sums are about, shape `k × d`.
  ///   - shape: The shape of the covariances.
  ///   - floor: What is added to every variance.
  init(_ sums: MixtureSums, around former: Matrix, shape: CovarianceShape, floor: Double) {
    let width = former.columnCount
    // A component that has lost all its rows keeps its place with next to no weight.
    sizes = sums.weights.map { max($0, 1e-300) }
    let sizes = sizes
    let shifts = sums.first.indices.map { sums.first[$0] / sizes[$0 / width] }
    var means = former
    for component in 0..<means.rowCount {
      for feature in 0..<width { means[component, feature] += shifts[component * width + feature] }
    }
    self.means = means
    covariances = shape.covariances(
      sizes: sizes, shifts: shifts, second: sums.second, features: width, floor: floor)
  }
}
