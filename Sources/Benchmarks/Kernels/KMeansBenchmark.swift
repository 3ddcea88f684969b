import Clustering

/// Measures k-means with 4 groups and 10 starts.
func measureKMeans(_ path: String) throws -> Measurement {
  let rows = try GroupedRows(path: path).rows
  var (measurement, model) = try measure(repeats: 11) {
    try KMeans(clusters: 4, starts: 10).fit(rows, seed: 42)
  }
  measurement.check = ["inertia": model.inertia]
  return measurement
}
