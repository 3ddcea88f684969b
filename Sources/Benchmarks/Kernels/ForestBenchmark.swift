import Trees

/// Measures growing a random forest of 100 trees that tells 4 groups.
func measureForest(_ path: String) throws -> Measurement {
  let data = try GroupedRows(path: path)
  let labels = data.labels(4)
  return try measure(repeats: 5) {
    try RandomForest(trees: 100).fit(data.rows, labels: labels, seed: 42)
  }.0
}
