@testable import Numeric

/// Rows that are hard on tiles, each kind in its own way.
enum TileData: String, CaseIterable, Sendable {
  case even, crowds, ties, duplicates, constantFeature, hugeValues, farOrigin, tiny, heavyTail

  /// Draws rows of this kind.
  func rows(_ count: Int, features: Int, seed: UInt64) throws -> Matrix {
    var random = SplitMix64(seed: seed)
    return try Matrix(
      columns: (0..<features).map { feature in
        (0..<count).map { row in value(row, feature, &random) }
      })
  }

  private func value(_ row: Int, _ feature: Int, _ random: inout SplitMix64) -> Double {
    let unit = Double.random(in: -1...1, using: &random)
    return switch self {
    case .even: unit
    case .crowds: Double((row &* 7 &+ feature &* (row % 5)) % 9) + unit * unit * unit
    case .ties: Double(Int(unit * 4))
    case .duplicates: Double(row % 11 * (feature + 1) % 7)
    case .constantFeature: feature == 0 ? 3.5 : unit
    case .hugeValues: unit * (row % 50 == 0 ? 1e150 : 1)
    case .farOrigin: 1e9 + unit
    case .tiny: unit * 1e-160
    case .heavyTail: 1 / (unit * unit + 1e-9)
    }
  }
}

extension BlockedRows {
  /// The rows in tiles, however few they are.
  static func inTiles(_ rows: Matrix) -> BlockedRows {
    if let order = SpaceOrder(over: rows) { return BlockedRows(rows, inTilesOf: order) }
    let plain = BlockedRows(rows)
    return BlockedRows(plain, tiles: Tiles(of: plain))
  }

  /// The labels of a search of all centres.
  func searched(_ centres: Centres) -> [Int32] {
    var labels = [Int32](repeating: -1, count: rowCount)
    var span = labels.mutableSpan
    assignNearest(centres, into: &span)
    return labels
  }
}
