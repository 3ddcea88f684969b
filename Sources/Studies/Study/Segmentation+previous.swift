import Features
import Segments

extension SegmentMatching {
  /// Matches the segments of an earlier model, by where it puts the customers of this study.
  init(
    _ previous: Model, _ customers: CustomerTable, after: [Int], _ profiles: [SegmentProfile],
    ungrouped: Int?
  ) throws {
    let before = try previous.segmentIndices(of: customers)
    let kinds = previous.kinds
    self.init(
      previous.named, before: before, after: after.map { Int32($0) }, count: profiles.count
    ) { earlier, new in
      switch kinds[earlier] {
      case .found: !profiles[new].isSetApart
      case .setApart: profiles[new].isSetApart && new != ungrouped
      case .ungrouped: new == ungrouped
      }
    }
  }
}

extension [SegmentProfile] {
  /// Gives segments the numbers, names and actions of those of an earlier model that go on in them.
  mutating func keep(_ matching: SegmentMatching, of previous: Model) {
    for (place, match) in matching.matches.enumerated() {
      self[place].identifier = match.identifier
      guard let earlier = match.continues else { continue }
      self[place].name = previous.segments[earlier].name
      self[place].action = previous.segments[earlier].action
    }
  }
}
