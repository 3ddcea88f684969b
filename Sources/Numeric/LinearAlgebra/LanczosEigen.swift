import CARPACK

/// Returns the greatest eigenvalues of a symmetric matrix with their eigenvectors, by ARPACK.
///
/// - Parameters:
///   - matrix: The matrix, finite, of more than 2 `count` + 1 rows.
///   - count: How many to find.
/// - Returns: The eigenvalues by falling value, or `nil` when the iteration did not converge or the
///   task was cancelled.
/// - Complexity: O(cells + `n` · `count`) an iteration.
func lanczosEigen(of matrix: SparseSymmetric, count: Int) -> SymmetricEigen? {
  callingAlone {
    var search = LanczosSearch(size: matrix.size, count: count)
    while search.advance(), !Task.isCancelled { search.multiply(by: matrix) }
    return search.result()
  }
}

/// One search, and the memory that ARPACK works in.
private struct LanczosSearch {
  private let size: Int
  private let count: Int
  private let basisCount: Int
  private var state: Int32 = 0

  /// That a vector to begin with is given; later what went wrong.
  private var info: Int32 = 1

  private var parameters = [Int32](repeating: 0, count: 11)
  private var pointers = [Int32](repeating: 0, count: 11)
  private var residual: [Double]
  private var basis: [Double]
  private var vectors: [Double]
  private var work: [Double]

  init(size: Int, count: Int) {
    self.size = size
    self.count = count
    basisCount = min(size, max(2 * count + 1, 40))
    var random = SplitMix64(seed: 1)
    residual = (0..<size).map { _ in 0.5 + random.nextUnit() }
    basis = Array(repeating: 0, count: size * basisCount)
    vectors = Array(repeating: 0, count: 3 * size)
    work = Array(repeating: 0, count: basisCount * (basisCount + 8))
    parameters[0] = 1  // Shifts are chosen by ARPACK,
    parameters[2] = 2_000  // it begins anew so often at most,
    parameters[6] = 1  // and the matrix is used as it is.
  }

  /// Goes on to the next product that is wanted; `false` when there is none.
  mutating func advance() -> Bool {
    // Safe: the arrays hold what dsaupd writes: n, n × basis, 3 n and basis × (basis + 8) values,
    // and two times eleven numbers.
    unsafe dsaupd_c(
      &state, "I", Int32(size), "LA", Int32(count), 1e-10, &residual, Int32(basisCount), &basis,
      Int32(size), &parameters, &pointers, &vectors, &work, Int32(work.count), &info)
    return state == 1 || state == -1
  }

  /// Puts the product with the vector that ARPACK points at where it points to.
  mutating func multiply(by matrix: SparseSymmetric) {
    let (from, to) = (Int(pointers[0]) - 1, Int(pointers[1]) - 1)
    let product = matrix.product(with: Array(vectors[from..<from + size]))
    vectors.replaceSubrange(to..<to + size, with: product)
  }

  /// What was found, if all of it converged.
  mutating func result() -> SymmetricEigen? {
    guard state == 99, info == 0, parameters[4] >= count else { return nil }
    var values = [Double](repeating: 0, count: count)
    var cells = [Double](repeating: 0, count: size * count)
    let select = [Int32](repeating: 0, count: basisCount)
    // Safe: as above; values and vectors are as many as were asked for.
    unsafe dseupd_c(
      1, "A", select, &values, &cells, Int32(size), 0, "I", Int32(size), "LA", Int32(count), 1e-10,
      &residual, Int32(basisCount), &basis, Int32(size), &parameters, &pointers, &vectors, &work,
      Int32(work.count), &info)
    return info == 0 ? fallingEigen(values, cells, size: size) : nil
  }
}
