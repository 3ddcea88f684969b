public import Numeric
import Parameters

extension Spectral {
  /// Finds the groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - seed: The seed of the starts of k-means. Equal seeds give equal models.
  /// - Returns: A model whose groups are numbered by size, the largest first.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, a cell is not finite, there
  ///   are too few or too many distinct rows, eigenvectors were not found, or the task was cancelled.
  /// - Complexity: O(`m` log `m` + iterations · (edges + `m` · `k`)) for `m` distinct rows.
  public func fit(_ rows: Matrix, seed: UInt64) throws(ClusteringError) -> SpectralModel {
    try fit(rows, numbers: [clusters], seed: seed) { _ in }[0]
  }

  /// Takes the first eigenvectors of one graph for each number of groups.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - numbers: The numbers of groups, each from 1 to the number of distinct rows.
  ///   - seed: The seed of the starts of k-means.
  ///   - progress: Told how many numbers are done.
  /// - Returns: A model a number, in their order; eigenvectors are those of ``fit(_:seed:)`` but for
  ///   rounding.
  /// - Throws: ``ClusteringError`` as ``fit(_:seed:)`` does.
  public func fit(
    _ rows: Matrix, numbers: [Int], seed: UInt64, progress: (Int) -> Void
  ) throws(ClusteringError) -> [SpectralModel] {
    do { try validate() } catch { throw .parameter(error) }
    let most = numbers.max() ?? 1
    try checkRows(rows, method: Self.identifier, distinct: most)
    progress(0)
    let points = SortedRows(of: rows)
    let limit = affinity == .gaussian ? Self.mostGaussianRows : Self.mostRows
    guard points.counts.count <= limit else {
      throw .tooManyRows(method: Self.identifier, most: limit, got: points.counts.count)
    }
    let graph = try AffinityGraph(points, by: self)
    let eigen = try eigen(of: graph, count: most)
    var models: [SpectralModel] = []
    for number in numbers {
      try checkCancellation()
      progress(models.count)
      let embedded = embedded(eigen, graph, dimensions: number)
      let groups = try groups(of: embedded, points, count: number, seed: seed)
      models.append(SpectralModel(groups, points, eigenvalues: eigen.values.map { 1 - $0 }))
    }
    return models
  }

  /// Three starts of k-means.
  public var forResamples: Self {
    var method = self
    method.starts = min(starts, 3)
    return method
  }

  private func eigen(
    of graph: AffinityGraph, count: Int
  ) throws(ClusteringError) -> SymmetricEigen {
    if let found = leadingEigen(of: graph.normalised, count: count) { return found }
    try checkCancellation()
    throw .noGroups(
      method: Self.identifier, advice: "the graph hardly hangs together; count more neighbours")
  }

  /// Puts rows where the first eigenvectors say.
  private func embedded(
    _ eigen: SymmetricEigen, _ graph: AffinityGraph, dimensions: Int
  ) -> Matrix {
    let vectors = eigen.vectors
    var result = Matrix(rowCount: vectors.rowCount, columnCount: dimensions)
    for row in 0..<vectors.rowCount {
      let values = (0..<dimensions).map { vectors[row, $0] }
      let length =
        switch places {
        case .randomWalk: graph.degrees[row].squareRoot()
        case .unitLength: values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        }
      for (column, value) in values.enumerated() {
        result[row, column] = length > 0 ? value / length : 0
      }
    }
    return result
  }

  /// Groups rows where eigenvectors put them; each counts as often as it stands there.
  private func groups(
    of embedded: Matrix, _ points: SortedRows, count: Int, seed: UInt64
  ) throws(ClusteringError) -> [Int32] {
    let all = points.counts.indices.flatMap { Array(repeating: $0, count: points.counts[$0]) }
    let different = DistinctRows.count(of: embedded, upTo: count)
    let model = try KMeans(clusters: different, starts: starts)
      .fit(embedded.selectingRows(all), seed: seed)
    return labels(by: model, of: embedded)
  }
}
