import Detection

/// Measures the distance of each row to its 20th nearest neighbour, arranging the rows included.
func measureNeighbours(_ path: String) throws -> Measurement {
  let rows = try GroupedRows(path: path).rows
  var (measurement, distances) = try measure(repeats: 11) {
    try NearestNeighbours(neighbours: 20).fit(rows, seed: 42).scores(of: rows)
  }
  measurement.check = ["distances": distances.reduce(0, +)]
  return measurement
}
