import Detection

/// Measures growing an isolation forest of 100 trees.
func measureIsolationFit(_ path: String) throws -> Measurement {
  let rows = try GroupedRows(path: path).rows
  return try measure(repeats: 11) { try IsolationForest(trees: 100).fit(rows, seed: 42) }.0
}

/// Measures scoring all rows by an isolation forest of 100 trees.
func measureIsolationScore(_ path: String) throws -> Measurement {
  let rows = try GroupedRows(path: path).rows
  let model = try IsolationForest(trees: 100).fit(rows, seed: 42)
  return try measure(repeats: 11) { try model.scores(of: rows) }.0
}
