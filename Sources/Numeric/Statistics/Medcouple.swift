/// Values are thinned to this many quantiles, because the work grows with their square.
private let mostValues = 501

/// Returns the medcouple of sorted values: how skewed they are, from -1 (left) to 1 (right).
///
/// Unlike the third moment it does not mind a few wild values. Above 501 values it is taken of 501
/// equally spaced quantiles, which bounds the work.
///
/// > G. Brys, M. Hubert, A. Struyf. "A robust measure of skewness." *Journal of Computational and
/// > Graphical Statistics* 13 (4), 2004,
/// > doi:[10.1198/106186004X12632](https://doi.org/10.1198/106186004X12632)
///
/// - Parameter values: The values in rising order, at least one.
/// - Returns: The medcouple.
/// - Complexity: O(`m`²) for `m` the lesser of 501 and the number of values.
public func medcouple(ofSorted values: [Double]) -> Double {
  let thinned =
    values.count <= mostValues
    ? values
    : (0..<mostValues).map {
      quantile(ofSorted: values, at: Double($0) / Double(mostValues - 1))
    }
  let middle = quantile(ofSorted: thinned, at: 0.5)
  let centred = thinned.map { $0 - middle }
  var kernel = skewness(ofPairs: centred)
  return kernel.isEmpty ? 0 : medianBySelection(&kernel)
}

/// For each value above the median and each below it: to which side the pair leans.
private func skewness(ofPairs centred: [Double]) -> [Double] {
  let lower = centred.filter { $0 <= 0 }
  let upper = centred.filter { $0 >= 0 }
  let ties = lower.filter { $0 == 0 }.count
  var result: [Double] = []
  result.reserveCapacity(lower.count * upper.count)
  for (i, high) in upper.enumerated() {
    for (j, low) in lower.enumerated() {
      let isTie = i < ties && j >= lower.count - ties
      result.append(
        isTie
          ? leaning(ofTie: i, j - (lower.count - ties), of: ties) : (high + low) / (high - low))
    }
  }
  return result
}

/// Values equal to the median count as if they lay in order on both sides of it.
private func leaning(ofTie i: Int, _ j: Int, of ties: Int) -> Double {
  Double((i + j - (ties - 1)).signum())
}

/// Returns the median of unsorted values by selection, and reorders them.
private func medianBySelection(_ values: inout [Double]) -> Double {
  let upper = select(values.count / 2, of: &values)
  guard values.count % 2 == 0 else { return upper }
  let lower = values[..<(values.count / 2)].max() ?? upper
  return (lower + upper) / 2
}

/// Moves the value of a rank to its place, lesser ones before it and greater ones behind it.
private func select(_ rank: Int, of values: inout [Double]) -> Double {
  var low = 0
  var high = values.count - 1
  while low < high {
    let pivot = values[(low + high) / 2]
    var (i, j) = (low, high)
    while i <= j {
      while values[i] < pivot { i += 1 }
      while values[j] > pivot { j -= 1 }
      guard i <= j else { break }
      values.swapAt(i, j)
      i += 1
      j -= 1
    }
    if rank <= j { high = j } else if rank >= i { low = i } else { break }
  }
  return values[rank]
}
