import Clustering
import Glibc
import Numeric

/// What every method of grouping is measured with, by the name of the benchmark.
///
/// Peers do the same in `Benchmarks/peers/clustering.py`.
let clusteringBenchmarks: [String: @Sendable (String) throws -> Measurement] = [
  "kmeans-4": kMeans(4),
  "kmeans-8": kMeans(8),
  "kmeans-50": kMeans(50),
  "bisecting": fitting { _ in BisectingKMeans(clusters: 8, starts: 1) },
  "mini-batch": fitting { _ in MiniBatchKMeans(clusters: 8) },
  "balanced": fitting { _ in
    BalancedKMeans(clusters: 4, leastShare: 0.2, greatestShare: 0.3, starts: 3)
  } checking: {
    ["inertia": $0.inertia]
  },
  "medoids": fitting { _ in
    KMedoids(clusters: 8)
  } checking: {
    ["loss": $0.loss]
  },
  "prototypes": measurePrototypes,
  "deep": fitting { _ in DeepClustering() },
  "ward": measureWard,
  "mixture": measureMixture,
  "bayesian": fitting { _ in BayesianMixture(components: 8, maximumIterations: 20, tolerance: 0) },
  "dbscan": fitting { rows in
    // As many neighbours at every size: 0.05 for a hundred thousand rows.
    DBSCAN(radius: 0.05 * cbrt(100_000 / Double(rows.rowCount)), neighbours: 10)
  } checking: {
    ["groups": Double($0.clusterCount), "grouped": grouped($0.summary)]
  },
  "hdbscan": fitting { rows in
    HDBSCAN(leastSize: max(10, rows.rowCount / 1_000), leastShare: 0, neighbours: 10)
  },
  "optics": fitting { _ in OPTICS(neighbours: 10) },
  "mean-shift": fitting { _ in
    MeanShift(bandwidth: 0.8)
  } checking: {
    ["groups": Double($0.clusterCount)]
  },
  "affinity": fitting { _ in AffinityPropagation(preference: -200) },
  "birch": fitting { _ in Birch(clusters: 8, threshold: 0.3) },
  "spectral": fitting { _ in Spectral(clusters: 4) },
]

/// Returns the measuring of one method.
///
/// - Parameters:
///   - method: Gives the method for some rows.
///   - check: The figures that peers should find as well.
/// - Returns: What measures it on a file of rows.
private func fitting<Method: Clusterer>(
  _ method: @escaping @Sendable (Matrix) -> Method,
  checking check: @escaping @Sendable (Method.Model) -> [String: Double] = { _ in [:] }
) -> @Sendable (String) throws -> Measurement {
  { path in
    let rows = try plainRows(path)
    let repeats = rows.rowCount > 2_000_000 ? 1 : 3
    var (measurement, model) = try measure(repeats: repeats) {
      try method(rows).fit(rows, seed: 42)
    }
    measurement.check = check(model)
    return measurement
  }
}

/// Twenty iterations from one start.
private func kMeans(_ clusters: Int) -> @Sendable (String) throws -> Measurement {
  fitting { _ in
    KMeans(clusters: clusters, starts: 1, maximumIterations: 20)
  } checking: {
    ["inertia": $0.inertia]
  }
}

private func grouped(_ summary: GroupSummary) -> Double { Double(summary.sizes.reduce(0, +)) }

/// Measures Ward's tree.
private func measureWard(_ path: String) throws -> Measurement {
  let rows = try plainRows(path)
  var (measurement, tree) = try measure(repeats: 3) { try Agglomerative().dendrogram(of: rows) }
  measurement.check = ["heights": tree.merges.reduce(0) { $0 + $1.height }]
  return measurement
}

/// Measures k-prototypes on rows whose last two columns are categories, from eight of them.
private func measurePrototypes(_ path: String) throws -> Measurement {
  let rows = try plainRows(path)
  let first = rows.selectingRows((0..<8).map { $0 * (rows.rowCount / 8) })
  let method = KPrototypes(clusters: 8, categoryCount: 2)
  var (measurement, model) = try measure(repeats: 3) { try method.fit(rows, from: first) }
  measurement.check = ["cost": model.cost]
  return measurement
}

/// Measures a mixture of eight full ellipsoids, twenty iterations.
private func measureMixture(_ path: String) throws -> Measurement {
  let rows = try plainRows(path)
  let method = GaussianMixture(clusters: 8, maximumIterations: 20, tolerance: 0)
  var (measurement, model) = try measure(repeats: 3) { try method.fit(rows, seed: 42) }
  measurement.check = ["likelihood": model.logLikelihood / Double(rows.rowCount)]
  return measurement
}
