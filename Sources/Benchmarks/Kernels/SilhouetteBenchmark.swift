import Clustering
import Numeric

/// Measures the exact mean silhouette of 4 groups.
func measureSilhouette(_ path: String) throws -> Measurement {
  let data = try GroupedRows(path: path)
  let labels = data.labels(4)
  var (measurement, value) = measure(repeats: 11) {
    meanSilhouette(of: data.rows, labels: labels)
  }
  measurement.check = ["silhouette": value]
  return measurement
}

/// Measures the exact mean silhouettes of 2 to 10 groups.
func measureSilhouetteSweep(_ path: String) throws -> Measurement {
  let data = try GroupedRows(path: path)
  let groupings = (2...10).map(data.labels)
  var (measurement, values) = measure(repeats: 11) {
    meanSilhouettes(of: data.rows, groupings: groupings)
  }
  measurement.check = ["silhouettes": values.reduce(0, +)]
  return measurement
}

/// Measures the exact mean silhouette of rows in four groups, by the signs of their first two features.
func measureSilhouetteOfRows(_ path: String) throws -> Measurement {
  let rows = try plainRows(path)
  let labels = (0..<rows.rowCount).map { row -> Int32 in
    (rows[row, 0] > 0 ? 1 : 0) + (rows[row, 1] > 0 ? 2 : 0)
  }
  var (measurement, value) = measure(repeats: rows.rowCount > 20_000 ? 1 : 3) {
    meanSilhouette(of: rows, labels: labels)
  }
  measurement.check = ["silhouette": value]
  return measurement
}
