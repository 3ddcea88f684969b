import Features
import Numeric
import Parameters
import Projection

extension Study {
  /// Places customers, those set apart included, in the plane of the principal components of the
  /// others, and in the picture the recipe asks for; where they were grouped by categories, of the
  /// factors of mixed data.
  func plane(
    of learning: Learning, _ rows: Matrix, _ customers: CustomerTable, _ clock: inout StudyClock
  ) throws -> (plane: PlaneProjection, picture: PlanePicture?) {
    let projector = try recipe.projector()
    let drawn = try DrawnRows(of: learning, rows, customers)
    let model = try (projector as? PCA ?? PCA()).fit(drawn.grouped, seed: recipe.seed)
    let scaled = drawn.all
    let all = try model.project(scaled)
    let second =
      all.columnCount > 1 ? all.columnValues(1) : [Double](repeating: 0, count: all.rowCount)
    let plane = PlaneProjection(
      model: model, columns: drawn.columns, x: all.columnValues(0), y: second,
      rareValues: drawn.rareValues)
    guard !(projector is PCA) else { return (plane, nil) }
    let listener = clock.listener
    let picture = try clock.stage(.picturing, detail: { "\($0.placed) customers placed" }) {
      try self.picture(scaled, plane, by: projector) {
        listener(StudyProgress(stage: .picturing, fraction: min($0, 0.99)))
      }
    }
    return (plane, picture)
  }

  private func picture<Method: Projector>(
    _ rows: Matrix, _ plane: PlaneProjection, by method: Method, progress: (Double) -> Void
  ) throws -> PlanePicture {
    let drawn = spread(over: plane.x, atMost: Method.mostRows)
    let sample = rows.selectingRows(drawn)
    let places = try method.places(of: sample, seed: recipe.seed, progress: progress)
    let flat = try Matrix(columns: [drawn.map { plane.x[$0] }, drawn.map { plane.y[$0] }])
    var x = [Double](repeating: .nan, count: rows.rowCount)
    var y = x
    for (place, row) in drawn.enumerated() {
      (x[row], y[row]) = (places[place, 0], places[place, 1])
    }
    return PlanePicture(
      method: Method.identifier, title: Method.title, reading: Method.reading, x: x, y: y,
      trustworthiness: try trustworthiness(of: places, for: sample),
      trustworthinessOfPlane: try trustworthiness(of: flat, for: sample))
  }
}

/// Returns at most so many rows, evenly spread over their order along the first component.
func spread(over values: [Double], atMost limit: Int) -> [Int] {
  guard values.count > limit else { return Array(values.indices) }
  let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
  return (0..<limit).map { order[$0 * order.count / limit] }.sorted()
}
