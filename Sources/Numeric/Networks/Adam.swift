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
    for i in parameters.indices {
      means[i] = 0.9 * means[i] + 0.1 * gradient[i]
      squares[i] = 0.999 * squares[i] + 0.001 * gradient[i] * gradient[i]
      let mean = means[i] / (1 - fadeOfMeans)
      let square = squares[i] / (1 - fadeOfSquares)
      parameters[i] -= rate * mean / (square.squareRoot() + 1e-8)
    }
  }
}
