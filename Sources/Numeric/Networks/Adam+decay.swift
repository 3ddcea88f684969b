extension Adam {
  /// Moves parameters once, and draws them towards 0.
  ///
  /// - Parameters:
  ///   - parameters: What is moved.
  ///   - gradient: How the loss changes with each.
  ///   - decay: The share of each parameter that is added to its gradient.
  /// - Precondition: There are as many as were said.
  public mutating func move(
    _ parameters: inout [Double], against gradient: [Double], decay: Double
  ) {
    var gradient = gradient
    for i in gradient.indices { gradient[i] += decay * parameters[i] }
    move(&parameters, against: gradient)
  }
}
