/// Rows with the nearest and the second nearest of some medoids, as one is swapped after another.
///
/// > E. Schubert, P. J. Rousseeuw. "Fast and eager k-medoids clustering." *Information Systems* 101,
/// > 2021, doi:[10.1016/j.is.2021.101804](https://doi.org/10.1016/j.is.2021.101804)
public struct MedoidGrouping: Sendable {
  /// The medoids, as numbers of rows.
  public private(set) var medoids: [Int]

  /// The weighted sum of the distances of all rows to their nearest medoids.
  public private(set) var loss = 0.0

  private let points: WeightedPoints
  private var nearest: [SIMD8<Int32>]
  private var second: [SIMD8<Int32>]
  private var nearestDistance: [SIMD8<Double>]
  private var secondDistance: [SIMD8<Double>]

  /// What removing each medoid would add to the loss.
  private var removal: [Double] = []

  /// Gives every row its nearest medoids.
  ///
  /// - Parameters:
  ///   - points: The rows.
  ///   - medoids: Different rows, at least two.
  /// - Complexity: O(`m` · `k` · `d`).
  public init(_ points: WeightedPoints, medoids: [Int]) {
    precondition(medoids.count > 1, "a second nearest medoid")
    self.points = points
    self.medoids = medoids
    let blocks = points.weights.count
    nearest = Array(repeating: SIMD8(repeating: 0), count: blocks)
    second = nearest
    nearestDistance = Array(repeating: SIMD8(repeating: .infinity), count: blocks)
    secondDistance = nearestDistance
    let coordinates = medoids.map { points.rows.row($0) }
    for row in 0..<blocks * 8 { search(row, coordinates) }
    addUp()
  }

  /// Whether a row is a medoid.
  public func isMedoid(_ row: Int) -> Bool { medoids.contains(row) }

  /// Finds the medoid in whose place a row would lower the loss most.
  ///
  /// - Parameter row: A row that is no medoid.
  /// - Returns: The place of the medoid, of equally good ones the first, and the change of the loss.
  /// - Complexity: O(`m` · `d` + `k`).
  public func bestSwap(for row: Int) -> (place: Int, change: Double) {
    let point = points.rows.row(row)
    var changes = removal
    var shared = SIMD8<Double>()
    var span = changes.mutableSpan
    for block in nearest.indices {
      let distance = points.rows.distances(block, to: point.span, 0, by: points.metric)
      let (weight, near, far) = (
        points.weights[block], nearestDistance[block], secondDistance[block]
      )
      shared += weight * (distance.least(near) - near)
      // Were its medoid removed, a row would go to the new one rather than to the second nearest.
      let saved = weight * (distance.greatest(near).least(far) - far)
      let label = nearest[block]
      for lane in 0..<8 {
        let place = Int(truncatingIfNeeded: label[lane])
        // Safe: labels are places of medoids, for each of which there is a change.
        unsafe span[unchecked: place] += saved[lane]
      }
    }
    var best = 0
    for place in changes.indices where changes[place] < changes[best] { best = place }
    return (best, changes[best] + shared.laneSum)
  }

  /// Puts a row in the place of a medoid.
  ///
  /// - Complexity: O(`m` · `d`) for most swaps, O(`m` · `k` · `d`) at worst.
  public mutating func swap(_ place: Int, for row: Int) {
    medoids[place] = row
    let coordinates = medoids.map { points.rows.row($0) }
    let point = points.rows.row(row)
    for block in nearest.indices {
      let distance = points.rows.distances(block, to: point.span, 0, by: points.metric)
      for lane in 0..<8 { follow(block * 8 + lane, place, distance[lane], coordinates) }
    }
    addUp()
  }

  /// Gives one row its nearest medoids after a swap.
  private mutating func follow(
    _ row: Int, _ place: Int, _ distance: Double, _ coordinates: [[Double]]
  ) {
    let (block, lane, new) = (row / 8, row % 8, Int32(truncatingIfNeeded: place))
    if nearest[block][lane] == new {
      guard distance >= secondDistance[block][lane] else {
        nearestDistance[block][lane] = distance
        return
      }
      search(row, coordinates)
    } else if distance < nearestDistance[block][lane] {
      second[block][lane] = nearest[block][lane]
      secondDistance[block][lane] = nearestDistance[block][lane]
      nearest[block][lane] = new
      nearestDistance[block][lane] = distance
    } else if second[block][lane] == new {
      search(row, coordinates)
    } else if distance < secondDistance[block][lane] {
      second[block][lane] = new
      secondDistance[block][lane] = distance
    }
  }

  /// Compares one row with all medoids.
  private mutating func search(_ row: Int, _ coordinates: [[Double]]) {
    var (near, far) = ((0, Double.infinity), (0, Double.infinity))
    for place in coordinates.indices {
      let distance = points.distance(row, to: coordinates[place])
      if distance < near.1 {
        (near, far) = ((place, distance), near)
      } else if distance < far.1 {
        far = (place, distance)
      }
    }
    let (block, lane) = (row / 8, row % 8)
    nearest[block][lane] = Int32(truncatingIfNeeded: near.0)
    nearestDistance[block][lane] = near.1
    second[block][lane] = Int32(truncatingIfNeeded: far.0)
    secondDistance[block][lane] = far.1
  }

  /// Adds up the loss and what removing each medoid would add to it.
  private mutating func addUp() {
    var sum = SIMD8<Double>()
    removal = Array(repeating: 0, count: medoids.count)
    for block in nearest.indices {
      let weight = points.weights[block]
      sum += weight * nearestDistance[block]
      let added = weight * (secondDistance[block] - nearestDistance[block])
      for lane in 0..<8 { removal[Int(nearest[block][lane])] += added[lane] }
    }
    loss = sum.laneSum
  }
}
