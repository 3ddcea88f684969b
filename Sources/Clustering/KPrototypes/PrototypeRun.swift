import Numeric

/// One start of k-prototypes: who is where, and the prototypes that follow.
struct PrototypeRun: Sendable {
  /// The prototypes.
  private(set) var prototypes: [Prototype]

  /// The passes over the rows so far.
  private(set) var passes = 0

  /// Whether the last pass moved no row.
  private(set) var converged = false

  private let points: MixedPoints
  private var labels: [Int]
  private var groups: [MixedGroup]

  /// Gives every row its nearest prototype, of equally near ones the first.
  ///
  /// - Complexity: O(`m` · `k` · `d`).
  init(_ points: MixedPoints, from prototypes: [Prototype]) {
    self.points = points
    self.prototypes = prototypes
    labels = (0..<points.count).map { nearest($0, prototypes, points).place }
    groups = []
    gather()
  }

  /// Moves each row to the nearest prototype, one after another; both groups follow at once.
  ///
  /// - Complexity: O(`m` · `k` · `d`).
  mutating func pass() {
    passes += 1
    var moves = 0
    for row in labels.indices {
      let (own, found) = (labels[row], nearest(row, prototypes, points))
      guard found.place != own, found.distance < points.distance(row, to: prototypes[own]) else {
        continue
      }
      move(row, from: own, to: found.place)
      moves += 1
    }
    converged = moves == 0
    // Sums that were added to and taken from have rounded; these are new.
    if moves > 0 { gather() }
  }

  private mutating func move(_ row: Int, from own: Int, to other: Int) {
    labels[row] = other
    groups[own].add(row, of: points, times: -points.weights[row])
    groups[other].add(row, of: points, times: points.weights[row])
    for group in [own, other] where groups[group].weight > 0 {
      prototypes[group] = groups[group].prototype
    }
  }

  /// Adds groups up; one without rows takes the row that is farthest from its prototype.
  private mutating func gather() {
    groups = prototypes.map { _ in MixedGroup(points) }
    for row in labels.indices {
      groups[labels[row]].add(row, of: points, times: points.weights[row])
    }
    for group in groups.indices where groups[group].weight > 0 {
      prototypes[group] = groups[group].prototype
    }
    for group in groups.indices where groups[group].weight == 0 { fill(group) }
  }

  private mutating func fill(_ group: Int) {
    var farthest: (row: Int, distance: Double)?
    for row in labels.indices {
      let distance = points.distance(row, to: prototypes[labels[row]])
      if distance > farthest?.distance ?? 0 { farthest = (row, distance) }
    }
    guard let farthest else { return }
    move(farthest.row, from: labels[farthest.row], to: group)
  }

  /// The sum of the distances of all rows to the nearest prototypes.
  var cost: Double {
    labels.indices.reduce(0) {
      $0 + points.weights[$1] * nearest($1, prototypes, points).distance
    }
  }
}

/// Returns the nearest prototype of a row, of equally near ones the first.
private func nearest(
  _ row: Int, _ prototypes: [Prototype], _ points: MixedPoints
) -> (place: Int, distance: Double) {
  var best = (place: 0, distance: Double.infinity)
  for place in prototypes.indices {
    let distance = points.distance(row, to: prototypes[place])
    if distance < best.distance { best = (place, distance) }
  }
  return best
}
