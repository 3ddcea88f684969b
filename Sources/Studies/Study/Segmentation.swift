import Clustering
import Detection
import Features
import Segments

/// Segments with names, made of clusters and of groups set apart.
struct Segmentation {
  let segments: [SegmentProfile]
  let segmentOfCustomer: [Int]
  let segmentOfCluster: [Int]
  let extremes: [ModelExtreme]
  let ungrouped: Int?
  let kinds: [(String, FeatureKind)]

  /// What became of the segments of an earlier model, where one was given.
  let matching: SegmentMatching?

  /// Profiles and names what was found.
  ///
  /// Clusters come first, by falling mean spend where there is money, else by falling size; then
  /// groups set apart, in the order of their features; then customers that belong to no cluster.
  init(
    _ learning: Learning, _ customers: CustomerTable, vocabulary: Vocabulary,
    groups: [ExtremeGroup], previous: Model?
  ) throws {
    let members = Self.members(learning)
    let order = Self.order(members.clusters, customers)
    let profiler = SegmentProfiler(customers)
    var profiles: [SegmentProfile] = []
    var ofCustomer = [Int](repeating: 0, count: customers.identifiers.count)
    var ofCluster = [Int](repeating: 0, count: members.clusters.count)
    for cluster in order {
      ofCluster[cluster] = profiles.count
      for row in members.clusters[cluster] { ofCustomer[row] = profiles.count }
      profiles.append(
        profiler.profile(
          identifier: profiles.count + 1, rows: members.clusters[cluster], isSetApart: false))
    }
    var extremes: [ModelExtreme] = []
    for (sides, rows) in members.apart {
      for row in rows { ofCustomer[row] = profiles.count }
      extremes.append(ModelExtreme(sides: sides, segment: profiles.count))
      var profile = profiler.profile(
        identifier: profiles.count + 1, rows: rows, isSetApart: true)
      if let group = groups.first(where: { $0.describes(sides) }) {
        profile.name = group.name
        profile.action = group.action
      }
      profiles.append(profile)
    }
    let ungrouped = members.ungrouped.isEmpty ? nil : profiles.count
    self.ungrouped = ungrouped
    if let ungrouped {
      for row in members.ungrouped { ofCustomer[row] = ungrouped }
      profiles.append(Self.ungrouped(members.ungrouped, profiler, identifier: ungrouped + 1))
    }
    matching = try previous.map { model in
      try SegmentMatching(model, customers, after: ofCustomer, profiles, ungrouped: ungrouped)
    }
    if let previous, let matching { profiles.keep(matching, of: previous) }
    let namer = SegmentNamer(
      vocabulary: vocabulary, features: learning.features,
      categories: learning.categories.map(\.name))
    segments = namer.named(profiles, except: Set(matching?.earlier.map(\.name) ?? []))
    segmentOfCustomer = ofCustomer
    segmentOfCluster = ofCluster
    self.extremes = extremes
    kinds = customers.features.map { ($0.name, $0.kind) }
  }

  /// The customers that the method put into no cluster.
  private static func ungrouped(
    _ rows: [Int], _ profiler: SegmentProfiler, identifier: Int
  ) -> SegmentProfile {
    var profile = profiler.profile(identifier: identifier, rows: rows, isSetApart: true)
    profile.name = "In no group"
    profile.action = "Look at them one by one: they are unlike every group, and unlike each other."
    return profile
  }

  /// The rows of the customers of each cluster, of each group set apart, and of no cluster.
  private struct Members {
    var clusters: [[Int]]
    var apart: [(sides: [FenceSide], rows: [Int])] = []
    var ungrouped: [Int] = []
  }

  private static func members(_ learning: Learning) -> Members {
    var members = Members(
      clusters: [[Int]](repeating: [], count: learning.choice.model.clusterCount))
    for (place, row) in learning.clustered.enumerated() {
      let label = Int(learning.choice.labels[place])
      if label < 0 { members.ungrouped.append(row) } else { members.clusters[label].append(row) }
    }
    for (row, sides) in learning.beyond.enumerated() where !sides.isEmpty {
      if let place = members.apart.firstIndex(where: { $0.sides == sides }) {
        members.apart[place].rows.append(row)
      } else {
        members.apart.append((sides, [row]))
      }
    }
    members.apart.sort { order($0.sides) < order($1.sides) }
    return members
  }

  /// Few features first, then by their names, then high before low.
  private static func order(_ sides: [FenceSide]) -> (Int, String, String) {
    (sides.count, sides.map(\.feature).joined(), sides.map(\.description).joined())
  }

  private static func order(_ clusters: [[Int]], _ customers: CustomerTable) -> [Int] {
    let money = customers.feature("monetary")?.values
    let weight = clusters.map { rows -> Double in
      guard let money else { return Double(rows.count) }
      return rows.reduce(0) { $0 + money[$1] } / Double(max(1, rows.count))
    }
    return clusters.indices.sorted { (-weight[$0], $0) < (-weight[$1], $1) }
  }
}
