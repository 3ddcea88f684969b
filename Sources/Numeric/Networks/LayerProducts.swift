// The sums of a layer, in an order of their own rather than that of a BLAS: over inputs or rows, one
// after another. So a row gets the same bits alone and in any batch, on any machine and with any
// number of threads, which no BLAS promises. Eight outputs are worked out at a time.

/// Returns each row's sums over inputs of value times weight, plus a start.
///
/// - Parameters:
///   - rows: Shape `n × in`.
///   - weights: `in` rows of `out` weights.
///   - start: What each sum begins with, a value an output; zeros when not given.
/// - Returns: Shape `n × out`.
/// - Complexity: O(`n` · `in` · `out`).
func products(
  of rows: RowVectors, with weights: RowVectors, startingAt start: RowVectors? = nil
) -> RowVectors {
  var result = RowVectors(rowCount: rows.rowCount, width: weights.width)
  let (stride, width) = (weights.stride, rows.stride * 8)
  let (values, weights) = (rows.lanes.span, weights.lanes.span)
  var sums = result.lanes.mutableSpan
  for first in Swift.stride(from: 0, to: rows.rowCount, by: 4) {
    // The last rows are worked out more than once where fewer than four are left.
    let last = rows.rowCount - 1
    let (a, b, c, d) = (first, min(first + 1, last), min(first + 2, last), min(first + 3, last))
    for block in 0..<stride {
      let begin = start?.lanes[block] ?? .zero
      var four = FourRows(a: begin, b: begin, c: begin, d: begin)
      for input in 0..<rows.width {
        four.add(
          weights[input &* stride &+ block], times: values.number(a &* width &+ input),
          values.number(b &* width &+ input), values.number(c &* width &+ input),
          values.number(d &* width &+ input))
      }
      four.write(
        to: &sums, at: a * stride + block, b * stride + block, c * stride + block,
        d * stride + block)
    }
  }
  return result
}

/// Returns for each input and output the sum over rows of the value of one times that of the other.
///
/// - Parameters:
///   - inputs: Shape `n × in`.
///   - outputs: Shape `n × out`.
/// - Returns: `in` rows of `out` values.
/// - Complexity: O(`n` · `in` · `out`).
func outerProducts(of inputs: RowVectors, with outputs: RowVectors) -> RowVectors {
  var result = RowVectors(rowCount: inputs.width, width: outputs.width)
  let (stride, width) = (outputs.stride, inputs.stride * 8)
  let (rowCount, last) = (inputs.rowCount, inputs.width - 1)
  let (values, vectors) = (inputs.lanes.span, outputs.lanes.span)
  var sums = result.lanes.mutableSpan
  for first in Swift.stride(from: 0, to: inputs.width, by: 4) {
    // The last inputs are worked out more than once where fewer than four are left.
    let (a, b, c, d) = (first, min(first + 1, last), min(first + 2, last), min(first + 3, last))
    for block in 0..<stride {
      var four = FourRows()
      for row in 0..<rowCount {
        let start = row &* width
        four.add(
          vectors[row &* stride &+ block], times: values.number(start &+ a),
          values.number(start &+ b), values.number(start &+ c), values.number(start &+ d))
      }
      four.write(
        to: &sums, at: a * stride + block, b * stride + block, c * stride + block,
        d * stride + block)
    }
  }
  return result
}

extension RowVectors {
  /// Returns the squared difference of each value to that of other rows.
  ///
  /// - Precondition: Both have the same shape.
  public func squaredDifferences(to other: RowVectors) -> RowVectors {
    precondition(rowCount == other.rowCount && width == other.width, "the same shape")
    var result = self
    let values = other.lanes.span
    var target = result.lanes.mutableSpan
    for i in target.indices {
      let difference = target[i] - values[i]
      target[i] = difference * difference
    }
    return result
  }

  /// The sum of each row's values, the first values first.
  public var rowSums: [Double] {
    let values = lanes.span
    return (0..<rowCount).map { row in
      var sum = 0.0
      for column in 0..<width { sum += values.number(row &* stride &* 8 &+ column) }
      return sum
    }
  }

  /// The sum of all rows, as one row.
  var columnSums: RowVectors {
    var result = RowVectors(rowCount: 1, width: width)
    for row in 0..<rowCount {
      for block in 0..<stride { result.lanes[block] += lanes[row * stride + block] }
    }
    return result
  }

  /// Columns as rows.
  var transposed: RowVectors {
    var result = RowVectors(rowCount: width, width: rowCount)
    let values = lanes.span
    let (from, to) = (stride * 8, result.stride)
    var target = result.lanes.mutableSpan
    for row in 0..<rowCount {
      for column in 0..<width {
        target[column &* to &+ row >> 3][row & 7] = values.number(row &* from &+ column)
      }
    }
    return result
  }
}

extension Span<SIMD8<Double>> {
  /// One number of vectors side by side.
  @inline(__always)
  fileprivate func number(_ place: Int) -> Double {
    // Safe: callers ask for numbers of vectors that exist.
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place &* 8, as: Double.self)
  }
}
