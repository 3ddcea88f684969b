import Numeric
import Projection

/// Measures a picture by a method with its defaults.
func measurePlane(_ method: some Projector) -> @Sendable (String) throws -> Measurement {
  { path in
    let rows = try plainRows(path)
    var (measurement, places) = try measure(repeats: 1) { try method.places(of: rows, seed: 42) }
    measurement.check = ["trustworthiness": try trustworthiness(of: places, for: rows) ?? .nan]
    return measurement
  }
}
