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
  let stride = weights.stride
  for first in Swift.stride(from: 0, to: rows.rowCount, by: 4) {
    // The last rows are worked out more than once where fewer than four are left.
    let last = rows.rowCount - 1
    let (a, b, c, d) = (first, min(first + 1, last), min(first + 2, last), min(first + 3, last))
    let values = (0..<rows.width).map { input in
      SIMD4(rows[a, input], rows[b, input], rows[c, input], rows[d, input])
    }
    for block in 0..<stride {
      let begin = start?.lanes[block] ?? .zero
      var (sumA, sumB, sumC, sumD) = (begin, begin, begin, begin)
      for input in values.indices {
        let weight = weights.lanes[input &* stride &+ block]
        let value = values[input]
        sumA += value.x * weight
        sumB += value.y * weight
        sumC += value.z * weight
        sumD += value.w * weight
      }
      result.lanes[a * stride + block] = sumA
      result.lanes[b * stride + block] = sumB
      result.lanes[c * stride + block] = sumC
      result.lanes[d * stride + block] = sumD
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
  let stride = outputs.stride
  for input in 0..<inputs.width {
    let values = (0..<inputs.rowCount).map { inputs[$0, input] }
    for block in 0..<stride {
      var sum = SIMD8<Double>.zero
      for row in values.indices { sum += values[row] * outputs.lanes[row &* stride &+ block] }
      result.lanes[input * stride + block] = sum
    }
  }
  return result
}

extension RowVectors {
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
    for row in 0..<rowCount {
      for column in 0..<width { result[column, row] = self[row, column] }
    }
    return result
  }
}
