import Clustering

extension Chart {
  /// Draws the top of a tree of merges or splits, its leaves on the left, coloured by segment.
  ///
  /// - Parameters:
  ///   - found: The tree.
  ///   - groups: The segments that its groups became.
  /// - Returns: The chart, or `nil` for a tree without merges.
  static func tree(_ found: GroupTree, _ groups: PicturedGroups) -> Chart? {
    let layout = TreeLayout(found, groups)
    guard !layout.brackets.isEmpty else { return nil }
    let most = layout.leaves.map(\.size).max() ?? 0
    let leaves =
      most == 1 ? "A branch on the left is a customer." : "Numbers on the left are customers."
    let cut = layout.cut == nil ? "" : " The tree was cut at the dashed line."
    return Chart(
      "tree", title: "The tree of groups",
      caption: "The farther to the right two branches meet, the less their customers are alike."
        + " \(leaves)\(cut)",
      height: 110 + 17 * layout.leaves.count,
      table: ChartTable(
        columns: ["Joined within", found.measure.capitalisedFirst, "Customers"],
        rows: layout.brackets.reversed().map { bracket in
          [
            bracket.node.segment.map { groups.names[$0] } ?? "several segments",
            decimalText(bracket.node.point.height, 3), wholeText(bracket.node.size),
          ]
        }),
      option: treeOption(layout, groups, measure: found.measure))
  }

  private static func treeOption(
    _ layout: TreeLayout, _ groups: PicturedGroups, measure: String
  ) -> ChartValue {
    let shown = Set(layout.leaves.compactMap(\.segment))
    let last = Double(layout.leaves.count) - 0.5
    return [
      "legend": [
        "top": 0, "left": 0, "type": "scroll", "icon": "roundRect",
        "data": .texts(shown.sorted().map { groups.names[$0] }),
      ],
      "grid": chartGrid(top: 44, right: 24, bottom: 36),
      "tooltip": ["trigger": "item", "formatter": "format:point"],
      "xAxis": numberAxis(measure.capitalisedFirst),
      "yAxis": [
        nameAxis(layout.leaves.map { wholeText($0.size) }).adding(["axisLine": ["show": false]]),
        [
          "type": "value", "inverse": true, "min": -0.5, "max": .number(last), "show": false,
        ],
      ],
      "series": .list(
        groups.names.indices.map { branches(of: $0, named: groups.names[$0], layout) }
          + [branches(of: nil, named: "several segments", layout), joints(layout)]),
    ]
  }

  /// The branches within a segment, up to where it meets another; or those between segments.
  private static func branches(
    of segment: Int?, named name: String, _ layout: TreeLayout
  ) -> ChartValue {
    let lines = layout.brackets.flatMap { bracket -> [[TreeLayout.Point]] in
      let (first, second, node) = (bracket.first, bracket.second, bracket.node)
      let corners = [first, second].map { (node.point.height, $0.point.place) }
      if node.segment != nil {
        return node.segment == segment ? [[first.point] + corners + [second.point]] : []
      }
      let arms = zip([first, second], corners).filter { $0.0.segment == segment }
        .map { [$0.0.point, $0.1] }
      return segment == nil ? arms + [corners] : arms
    }
    return [
      "type": "lines", "coordinateSystem": "cartesian2d", "polyline": true, "yAxisIndex": 1,
      "name": .text(name), "silent": true,
      "lineStyle": segment == nil
        ? ["color": "theme:quiet", "width": 1.5, "opacity": 1]
        : ["width": 2, "opacity": .number(segment.map { SegmentLook($0).opacity } ?? 1)],
      "data": .list(lines.map { ["coords": .list($0.map(coordinates))] }),
    ]
  }

  private static func coordinates(_ point: TreeLayout.Point) -> ChartValue {
    [.number(pictured(point.height)), .number(point.place)]
  }

  /// Points where branches meet, to point at.
  private static func joints(_ layout: TreeLayout) -> ChartValue {
    let series: ChartValue = [
      "type": "scatter", "name": "Joined", "yAxisIndex": 1, "symbolSize": 6,
      "itemStyle": ["color": "theme:quiet"], "dimensions": ["at", "customers"],
      "encode": ["x": 0, "y": 2],
      "data": .list(
        layout.brackets.map { bracket in
          [
            .number(pictured(bracket.node.point.height)), .number(Double(bracket.node.size)),
            .number(bracket.node.point.place),
          ]
        }),
    ]
    guard let cut = layout.cut else { return series }
    return series.adding(["markLine": markedLine("xAxis", at: cut, "cut")])
  }
}

extension String {
  /// The text with its first letter as a capital.
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
