/// A fine square grid over points of a plane, whose cells are numbered so that near ones follow.
struct PlaneGrid {
  /// The length of a side of the whole grid.
  let side: Double

  private let origin: SIMD2<Double>
  private let scale: Double

  /// Lays the grid around points.
  init(around points: [SIMD2<Double>]) {
    var low = points.first ?? .zero
    var high = low
    for point in points {
      low.replace(with: point, where: point .< low)
      high.replace(with: point, where: point .> high)
    }
    let extent = high - low
    side = max(extent.x, extent.y, .leastNormalMagnitude)
    origin = low
    scale = 65_536 / side
  }

  /// The number of the cell of a point: the bits of its column and row in turn (Morton's order).
  func key(of point: SIMD2<Double>) -> UInt32 {
    spread(cell(point.x - origin.x)) | spread(cell(point.y - origin.y)) << 1
  }

  private func cell(_ offset: Double) -> UInt32 {
    let place = offset * scale
    return place < 65_535 ? UInt32(max(0, place)) : 65_535
  }
}

/// Leaves a gap of one bit between the sixteen lowest bits.
private func spread(_ value: UInt32) -> UInt32 {
  var bits = value
  bits = (bits | bits << 8) & 0x00FF_00FF
  bits = (bits | bits << 4) & 0x0F0F_0F0F
  bits = (bits | bits << 2) & 0x3333_3333
  return (bits | bits << 1) & 0x5555_5555
}

/// Returns keys in rising order with the places they stood at; equal ones stay in order.
func sortedByKey(_ keys: [UInt32]) -> (order: [Int32], keys: [UInt32]) {
  var order = (0..<Int32(keys.count)).map(\.self)
  var sorted = keys
  for shift in stride(from: UInt32(0), to: 32, by: 11) {
    var starts = [Int](repeating: 0, count: 2_049)
    for key in sorted { starts[Int(key >> shift & 2_047) + 1] += 1 }
    for digit in 0..<2_048 { starts[digit + 1] += starts[digit] }
    var (newOrder, newKeys) = (order, sorted)
    for place in sorted.indices {
      let digit = Int(sorted[place] >> shift & 2_047)
      newOrder[starts[digit]] = order[place]
      newKeys[starts[digit]] = sorted[place]
      starts[digit] += 1
    }
    (order, sorted) = (newOrder, newKeys)
  }
  return (order, sorted)
}
