import Clustering
import Segments
import Studies

/// The segments that the groups of a method became, as pictures name and colour them.
struct PicturedGroups {
  /// The names of all segments, in the order of their colours.
  let names: [String]

  private let segmentOfGroup: [Int]

  /// The segment of rows of no group.
  let ungrouped: Int?

  /// Takes the segments of a study; `nil` where customers were not grouped.
  init?(_ result: StudyResult) {
    guard let model = result.model else { return nil }
    self.init(
      names: result.segments.map(\.name), segmentOfGroup: model.segmentOfCluster,
      ungrouped: model.ungrouped)
  }

  /// Takes the names of segments, and the segment of each group and of rows of none.
  init(names: [String], segmentOfGroup: [Int], ungrouped: Int? = nil) {
    self.names = names
    self.segmentOfGroup = segmentOfGroup
    self.ungrouped = ungrouped
  }

  /// The segment of a group.
  func segment(of group: Int32) -> Int? {
    group < 0
      ? ungrouped : segmentOfGroup.indices.contains(Int(group)) ? segmentOfGroup[Int(group)] : nil
  }
}

extension Chart {
  /// Draws how a method came to its groups; `nil` where there is nothing to see.
  static func picture(_ picture: GroupingPicture, _ groups: PicturedGroups) -> Chart? {
    switch picture {
    case .tree(let tree): .tree(tree, groups)
    case .walk(let walk): .walk(walk, groups)
    case .crowds(let tree): .crowds(tree, groups)
    case .neighbours(let found): .neighbourDistances(found)
    }
  }
}

/// A dashed line across a chart, with words at its end.
func markedLine(_ axis: String, at value: Double, _ words: String) -> ChartValue {
  [
    "symbol": "none", "silent": true,
    "lineStyle": ["color": "theme:ink", "type": "dashed", "width": 1.5],
    "label": [
      "formatter": .text(words), "color": "theme:text",
      "position": axis == "xAxis" ? "start" : "insideEndTop",
    ],
    "data": [.object([ChartMember(name: axis, value: .number(pictured(value)))])],
  ]
}
