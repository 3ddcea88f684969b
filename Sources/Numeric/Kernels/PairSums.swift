/// The sums of the distances from each row to the rows of each common group, every pair of rows
/// looked at once.
///
/// Four rows of a group are compared with eight of the rows behind them at a time: the distances are
/// added to the four in registers, and to the eight in memory.
struct PairSums: Sendable {
  /// The room of one group: a sum a row, and one vector more, so that whole vectors can be read.
  private let room: Int

  /// The sums, group after group.
  private let values: [Double]

  /// Adds up the distances between all rows.
  ///
  /// - Complexity: O(`n`² · `d`) time, O(groups · `n`) memory.
  init(_ common: CommonGroups) {
    let rows = common.order.count
    room = PairSums.room(rows)
    let columns = PairSums.columns(common, room: room)
    // The parts depend on the rows alone and are added in order, so that any number of cores gives
    // the same bits.
    let parts = rows < 1_024 ? 1 : PairSums.parts(common)
    let sums = concurrentMap(parts) { part in
      var adder = PairAdder(columns: columns, starts: common.starts, room: PairSums.room(rows))
      adder.add(part: part, of: parts, features: common.featureCount)
      return adder.sums
    }
    var values = sums[0]
    for part in sums.dropFirst() {
      for cell in values.indices { values[cell] += part[cell] }
    }
    self.values = values
  }

  /// The number of sums that one part keeps.
  static func cellCount(_ common: CommonGroups) -> Int { common.count * room(common.order.count) }

  /// Fewer where there are many sums: fresh memory would cost what the other cores save.
  private static func parts(_ common: CommonGroups) -> Int {
    cellCount(common) < 1 << 18 ? 4 : 2
  }

  /// Returns the sums of the distances from eight rows to the rows of a group; lanes past the last
  /// row hold nothing of meaning.
  func sums(_ group: Int, ofRowsFrom first: Int) -> SIMD8<Double> {
    var result = SIMD8<Double>()
    for lane in 0..<8 { result[lane] = values[group * room + first + lane] }
    return result
  }

  private static func room(_ rows: Int) -> Int { rows + 8 }

  /// The values feature after feature, each with the room of a group.
  private static func columns(_ common: CommonGroups, room: Int) -> [Double] {
    let features = common.featureCount
    var columns = [Double](repeating: 0, count: features * room)
    for place in common.order.indices {
      for feature in 0..<features {
        columns[feature * room + place] = common.points[place * features + feature]
      }
    }
    return columns
  }
}
