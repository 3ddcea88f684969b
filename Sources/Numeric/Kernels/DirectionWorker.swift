/// One thread's products of eight rows at a time with directions.
struct DirectionWorker {
  /// The values of eight rows, a vector a feature.
  var values: [SIMD8<Double>]

  /// Their products, a vector a direction.
  private(set) var products: [SIMD8<Double>]

  private let vectors: [Double]

  /// Prepares to multiply.
  ///
  /// - Parameters:
  ///   - vectors: The directions, one after another.
  ///   - width: The number of values of a direction.
  init(_ vectors: [Double], width: Int) {
    self.vectors = vectors
    values = Array(repeating: .zero, count: width)
    products = Array(repeating: .zero, count: width == 0 ? 0 : vectors.count / width)
  }

  /// Puts eight rows on the scale of directions, and returns their squared lengths.
  mutating func scale(
    _ block: Int, of rows: Matrix, by directions: RowDirections
  ) -> SIMD8<Double> {
    var squares = SIMD8<Double>.zero
    for feature in values.indices {
      let difference =
        (rows.eight(block, feature) - directions.middle[feature]) * directions.factors[feature]
      values[feature] = difference
      squares += difference * difference
    }
    return squares
  }

  /// Multiplies the values with all directions, four at a time.
  mutating func multiply() {
    // Taken out for the time of the work, so that it is changed in place.
    var products: [SIMD8<Double>] = []
    swap(&products, &self.products)
    var target = products.mutableSpan
    multiply(values.span, vectors.span, into: &target)
    self.products = products
  }

  /// Writes the products of values with directions.
  private func multiply(
    _ values: Span<SIMD8<Double>>, _ vectors: Span<Double>,
    into target: inout MutableSpan<SIMD8<Double>>
  ) {
    var first = 0
    while first &+ 4 <= target.count {
      var sums = FourRows()
      let start = first &* values.count
      for feature in values.indices {
        // Safe: there are as many directions as products, each as long as the values.
        let value = unsafe values[unchecked: feature]
        let cell = start &+ feature
        unsafe sums.add(
          value, times: vectors[unchecked: cell], vectors[unchecked: cell &+ values.count],
          vectors[unchecked: cell &+ 2 &* values.count],
          vectors[unchecked: cell &+ 3 &* values.count])
      }
      sums.write(to: &target, at: first, first &+ 1, first &+ 2, first &+ 3)
      first &+= 4
    }
    for direction in first..<target.count {
      var sum = SIMD8<Double>.zero
      for feature in values.indices {
        // Safe: as above.
        unsafe sum +=
          values[unchecked: feature] * vectors[unchecked: direction &* values.count &+ feature]
      }
      target[direction] = sum
    }
  }
}
