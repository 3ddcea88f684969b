import Glibc

/// A measure of how alike two rows are: their product in a space of more features.
public enum VectorKernel: Sendable, Hashable, Codable {
  /// exp(−factor · squared distance).
  case radial(factor: Double)

  /// The product of the rows.
  case linear

  /// (factor · product + constant) to a power.
  case polynomial(factor: Double, degree: Int, constant: Double)

  /// The hyperbolic tangent of factor · product + constant, which is not a product in any space.
  case sigmoid(factor: Double, constant: Double)

  /// Returns the kernel of each row with itself.
  ///
  /// - Complexity: O(`n` · `d`).
  public func diagonal(of rows: Matrix) -> [Double] {
    if case .radial = self { return Array(repeating: 1, count: rows.rowCount) }
    var products = [Double](repeating: 0, count: rows.rowCount)
    for feature in 0..<rows.columnCount {
      let column = rows.column(feature)
      for row in column.indices { products[row] += column[row] * column[row] }
    }
    return products.map { value(ofProduct: $0) }
  }

  /// The kernel of rows with a product; such of distances are 1 there.
  func value(ofProduct product: Double) -> Double {
    let bounded = min(max(product, -greatestProduct), greatestProduct)
    switch self {
    case .radial: return 1
    case .linear: return bounded
    case .polynomial(let factor, let degree, let constant):
      let base = factor * bounded + constant
      return min(max((0..<degree).reduce(1) { power, _ in power * base }, -1e30), 1e30)
    case .sigmoid(let factor, let constant): return tanh(factor * bounded + constant)
    }
  }
}

/// Products are cut off here, so that kernels and their squares stay finite.
private let greatestProduct = 1e30

/// A kernel of eight rows with a point at a time.
protocol LaneKernel: Sendable {
  /// Returns the kernel of the eight rows of a block with a point.
  func values(
    _ rows: Span<Double>, _ block: Int, _ points: Span<Double>, _ point: Int, features: Int
  ) -> SIMD8<Double>
}

/// The radial kernel.
struct RadialLanes: LaneKernel {
  let factor: Double

  @inline(__always)
  func values(
    _ rows: Span<Double>, _ block: Int, _ points: Span<Double>, _ point: Int, features: Int
  ) -> SIMD8<Double> {
    naturalExponential(squaredDistance(rows, block, points, point, features: features) * -factor)
  }
}

/// A kernel of the product of two rows.
struct ProductLanes: LaneKernel {
  let kernel: VectorKernel

  @inline(__always)
  func values(
    _ rows: Span<Double>, _ block: Int, _ points: Span<Double>, _ point: Int, features: Int
  ) -> SIMD8<Double> {
    var products = SIMD8<Double>.zero
    for feature in 0..<features {
      products +=
        eight(rows, at: (block &* features &+ feature) &* 8) * points[point &* features &+ feature]
    }
    let bound = SIMD8(repeating: greatestProduct)
    products = products.clamped(from: -bound, to: bound)
    switch kernel {
    case .radial, .linear: return products
    case .polynomial(let factor, let degree, let constant):
      let base = products * factor + constant
      var power = SIMD8<Double>(repeating: 1)
      for _ in 0..<degree { power *= base }
      return power.clamped(from: -bound, to: bound)
    case .sigmoid(let factor, let constant):
      var result = products * factor + constant
      for lane in 0..<8 { result[lane] = tanh(result[lane]) }
      return result
    }
  }
}
