import Features
import Numeric
import Segments

/// Customers with ties and long tails, parted at random: what a namer may meet.
struct RandomSegments {
  let table: CustomerTable

  /// The customers of each segment, as rows of the table.
  let segments: [[Int]]

  /// The features of the customers.
  static let features = ["recency", "frequency", "monetary", "income", "spending"]

  /// Draws between 1 and 12 segments.
  ///
  /// In every second draw those who come often come recently and spend much; in every third the
  /// customers stand twice, and each segment has a twin that is equal; in every fifth a feature is
  /// the same for all.
  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = 30 + random.nextIndex(below: 60)
    let levels = (0..<count).map { _ in random.nextUnit() }
    let columns = (0..<Self.features.count).map { feature in
      if seed % 5 == 0 && feature == 1 { return [Double](repeating: 2, count: count) }
      guard seed % 2 == 0 else { return random.column(levels.map { _ in random.nextUnit() }) }
      return random.column(feature == 0 ? levels.map { 1 - $0 } : levels)
    }
    let parts = random.parts(count, by: columns[random.nextIndex(below: columns.count)])
    let twice = seed % 3 == 0 ? 2 : 1
    table = CustomerTable(
      identifiers: (0..<count * twice).map { "\($0)" },
      features: zip(Self.features, columns).map { name, values in
        FeatureColumn(name: name, kind: .number, values: twice == 2 ? values + values : values)
      })
    segments = twice == 2 ? parts + parts.map { $0.map { $0 + count } } : parts
  }

  /// The same segments of the same customers, who stand in another order.
  init(shuffling other: RandomSegments, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let order = Array(other.table.identifiers.indices).shuffled(using: &random)
    var place = order
    for (new, old) in order.enumerated() { place[old] = new }
    table = CustomerTable(
      identifiers: order.map { other.table.identifiers[$0] },
      features: other.table.features.map { feature in
        FeatureColumn(
          name: feature.name, kind: feature.kind, values: order.map { feature.values[$0] })
      })
    segments = other.segments.map { $0.map { place[$0] }.shuffled(using: &random) }
  }

  /// The profiles, without names.
  var profiles: [SegmentProfile] {
    let profiler = SegmentProfiler(table)
    return segments.enumerated().map { number, rows in
      profiler.profile(identifier: number + 1, rows: rows, isSetApart: false)
    }
  }
}

extension SplitMix64 {
  /// Values of one feature: few different ones, or many with a long tail.
  fileprivate mutating func column(_ levels: [Double]) -> [Double] {
    let isCoarse = nextIndex(below: 2) == 0
    return levels.map { level in
      isCoarse ? (level * level * 6).rounded(.up) : 1_000 * level * level * level * level
    }
  }

  /// Parts rows into 1 to 6 groups, none empty: at random, or into bands of a feature.
  fileprivate mutating func parts(_ count: Int, by values: [Double]) -> [[Int]] {
    let groups = 1 + nextIndex(below: 6)
    let rows = (0..<count).shuffled(using: &self)
    let order = nextIndex(below: 3) == 0 ? rows : rows.sorted { values[$0] < values[$1] }
    return (0..<groups).map { group in
      Array(order[(count * group / groups)..<(count * (group + 1) / groups)])
    }
  }
}
