/// The row that is nearest to another by mutual reachability.
public struct ReachableRow: Sendable {
  /// The row.
  public let row: Int

  /// The mutual reachability of the two.
  public let distance: Double
}

/// The best row known: its place, the squares of its mutual reachability and its distance, and the squared
/// core distance of the row it is for.
struct Reach: BitwiseCopyable, Sendable {
  let core: Double
  var reach = Double.infinity
  var distance = Double.infinity
  var found: Int32 = -1

  /// Whether no other row can be better.
  var isSure = false

  init(core: Double) { self.core = core }
}

/// One search: the row it is for, and the nearest row found so far.
struct ReachabilitySearch: ~Copyable {
  /// The values of the row.
  var query: [Double]

  /// The squared core distance of the row.
  var core = 0.0

  /// The component of the row, whose rows do not count.
  var component: Int32 = -1

  /// The square of the least mutual reachability so far, or of the greatest that counts.
  var reach = Double.infinity

  /// The squared distance that goes with it, which decides between equal ones.
  var distance = Double.infinity

  /// The place that was found, `-1` for none.
  var found: Int32 = -1

  init(featureCount: Int) { query = Array(repeating: 0, count: featureCount) }

  /// Begins with the best of a few rows.
  mutating func begin(_ row: [Double], at best: Reach) {
    (query, core, component) = (row, best.core, -1)
    (reach, distance, found) = (best.reach, best.distance, best.found)
  }

  /// Begins anew for a row whose values stand in the query.
  mutating func begin(core: Double, component: Int32, within limit: Double) {
    self.core = core
    self.component = component
    (reach, distance, found) = (limit, .infinity, -1)
  }

  /// Whether rows so far away, with no core distance below another, may be nearer.
  @inline(__always)
  func isOpen(_ away: Double, _ leastCore: Double) -> Bool {
    let least = max(away, max(leastCore, core))
    return least < reach || (least == reach && away < distance)
  }
}
