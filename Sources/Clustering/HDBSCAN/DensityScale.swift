/// The densities of radii: one over the radius.
///
/// Rows that are equal are infinitely dense, which would outweigh everything else; so a radius of 0
/// counts as half of the least above it.
struct DensityScale: Sendable, Codable, Hashable {
  /// What a radius of 0 counts as.
  let leastRadius: Double

  /// Finds the least radius above 0.
  init(_ radii: [Double]) {
    let least = radii.reduce(Double.infinity) { $1 > 0 ? min($0, $1) : $0 }
    leastRadius = least.isFinite ? least / 2 : 1
  }

  /// Returns the density at a radius.
  func density(_ radius: Double) -> Double { 1 / (radius > 0 ? radius : leastRadius) }
}
