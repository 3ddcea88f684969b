import Numeric

/// A distance with what it takes from the rows it is used on: by Gower, the ranges of their numbers.
struct FittedMetric: Sendable {
  /// How far two rows are from each other.
  let metric: DistanceMetric

  /// The ranges, for Gower's distance.
  let scale: GowerScale?

  /// Fits a distance to rows.
  init(_ metric: DistanceMetric, to rows: Matrix, categories: Int) {
    self.metric = metric
    scale = metric == .gower ? GowerScale(of: rows, categories: categories) : nil
  }

  /// A distance that was fitted before.
  init(_ metric: DistanceMetric, scale: GowerScale?) {
    self.metric = metric
    self.scale = scale
  }

  /// What kernels work out.
  var kernel: PointMetric { scale?.kernel ?? metric.kernel }

  /// What a distance of the kernel is multiplied by.
  var factor: Double { scale?.factor ?? metric.factor }

  /// Returns the rows as kernels measure them.
  func measured(_ rows: Matrix) -> Matrix { scale?.measured(rows) ?? metric.measured(rows) }
}
