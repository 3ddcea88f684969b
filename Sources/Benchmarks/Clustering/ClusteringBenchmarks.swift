import Clustering
import Numeric

/// Measures twenty iterations of k-means from one start; the number of groups stands in the name.
func measureKMeansOnce(_ clusters: Int) -> @Sendable (String) throws -> Measurement {
  { path in
    let rows = try plainRows(path)
    let method = KMeans(clusters: clusters, starts: 1, maximumIterations: 20)
    var (measurement, model) = try measure(repeats: 3) { try method.fit(rows, seed: 42) }
    measurement.check = ["inertia": model.inertia]
    return measurement
  }
}

/// Measures Ward's tree, cut into four groups.
func measureWard(_ path: String) throws -> Measurement {
  let rows = try plainRows(path)
  var (measurement, tree) = try measure(repeats: 3) { try Agglomerative().dendrogram(of: rows) }
  measurement.check = ["heights": tree.merges.reduce(0) { $0 + $1.height }]
  return measurement
}

/// Measures DBSCAN with cores of ten rows within 0.05.
func measureDBSCAN(_ path: String) throws -> Measurement {
  let rows = try plainRows(path)
  let method = DBSCAN(radius: 0.05, neighbours: 10)
  var (measurement, model) = try measure(repeats: 3) { try method.fit(rows, seed: 42) }
  measurement.check = [
    "groups": Double(model.clusterCount), "grouped": Double(model.summary.sizes.reduce(0, +)),
  ]
  return measurement
}

/// Measures a mixture of eight full ellipsoids, twenty iterations.
func measureMixture(_ path: String) throws -> Measurement {
  let rows = try plainRows(path)
  let method = GaussianMixture(clusters: 8, maximumIterations: 20, tolerance: 0)
  var (measurement, model) = try measure(repeats: 3) { try method.fit(rows, seed: 42) }
  measurement.check = ["likelihood": model.logLikelihood / Double(rows.rowCount)]
  return measurement
}
