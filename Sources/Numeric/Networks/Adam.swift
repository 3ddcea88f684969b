/// Moves parameters downhill by means of gradients and of their squares that fade.
///
/// > D. P. Kingma, J. Ba. "Adam: a method for stochastic optimization." *ICLR* 2015,
/// > doi:[10.48550/arXiv.1412.6980](https://doi.org/10.48550/arXiv.1412.6980)
public struct Adam: Sendable {
  /// How far a parameter moves at most or so.
  public var rate: Double

  private var means: [Double]
  private var squares: [Double]
  private var fadeOfMeans = 1.0
  private var fadeOfSquares = 1.0

  /// Begins without a past.
  ///
  /// - Parameters:
  ///   - count: The number of parameters.
  ///   - rate: How far a parameter moves at most or so.
  public init(_ count: Int, rate: Double = 1e-3) {
    self.rate = rate
    means = Array(repeating: 0, count: count)
    squares = Array(repeating: 0, count: count)
  }

  /// Moves parameters once.
  ///
  /// - Parameters:
  ///   - parameters: What is moved.
  ///   - gradient: How the loss changes with each.
  /// - Precondition: There are as many as were said.
  public mutating func move(_ parameters: inout [Double], against gradient: [Double]) {
    precondition(parameters.count == means.count && gradient.count == means.count, "as many")
    fadeOfMeans *= 0.9
    fadeOfSquares *= 0.999
    let (ofMeans, ofSquares) = (1 - fadeOfMeans, 1 - fadeOfSquares)
    let slopes = gradient.span
    let whole = parameters.count & ~7
    for start in stride(from: 0, to: whole, by: 8) {
      let slope = eight(slopes, at: start)
      let mean = 0.9 * eight(means.span, at: start) + 0.1 * slope
      let square = 0.999 * eight(squares.span, at: start) + 0.001 * slope * slope
      let step = rate * (mean / ofMeans) / ((square / ofSquares).squareRoot() + 1e-8)
      let moved = eight(parameters.span, at: start) - step
      means.put(mean, at: start)
      squares.put(square, at: start)
      parameters.put(moved, at: start)
    }
    for i in whole..<parameters.count {
      means[i] = 0.9 * means[i] + 0.1 * slopes[i]
      squares[i] = 0.999 * squares[i] + 0.001 * slopes[i] * slopes[i]
      let square = squares[i] / ofSquares
      parameters[i] -= rate * (means[i] / ofMeans) / (square.squareRoot() + 1e-8)
    }
  }
}

extension [Double] {
  /// Writes eight numbers side by side.
  @inline(__always)
  fileprivate mutating func put(_ eight: SIMD8<Double>, at index: Int) {
    var span = mutableSpan
    span.put(eight, at: index)
  }
}
