import Clustering

extension Chart {
  /// Draws crowds within crowds from the thinnest to the densest, coloured by segment.
  ///
  /// - Parameters:
  ///   - tree: The crowds.
  ///   - groups: The segments that its groups became.
  /// - Returns: The chart, or `nil` where nothing parts.
  static func crowds(_ tree: CrowdTree, _ groups: PicturedGroups) -> Chart? {
    let layout = CrowdLayout(tree, groups)
    guard layout.bands.count > 1 else { return nil }
    let cut = layout.isCut ? " The densest tips are cut off." : ""
    let small =
      layout.leftOut > 0 ? " Left out: \(counted(layout.leftOut, "crowd")) too small to see." : ""
    return Chart(
      "crowds", title: "Crowds within crowds",
      caption:
        "To the right, customers must be nearer to each other to be a crowd: those who are not "
        + "leave it, and it parts or vanishes. A band is as wide as its customers; the coloured ones "
        + "hold most customers for longest, and are the segments.\(cut)\(small)",
      height: 420,
      table: ChartTable(
        columns: ["Segment", "Customers at its beginning", "From density", "To density"],
        rows: tree.crowds.indices.filter { tree.isGroup($0) }.map { row(tree.crowds[$0], groups) }),
      option: crowdsOption(layout, groups))
  }

  private static func row(_ crowd: CrowdTree.Crowd, _ groups: PicturedGroups) -> [String] {
    [
      groups.segment(of: crowd.group).map { groups.names[$0] } ?? "",
      wholeText(crowd.size), decimalText(crowd.birth, 3), decimalText(crowd.end, 3),
    ]
  }

  private static func crowdsOption(_ layout: CrowdLayout, _ groups: PicturedGroups) -> ChartValue {
    let shown = Set(layout.bands.compactMap(\.segment)).sorted().map { groups.names[$0] }
    return [
      "legend": [
        "top": 0, "left": 0, "type": "scroll", "icon": "roundRect",
        "data": .texts(shown + ["Larger crowds"]),
      ],
      "grid": chartGrid(top: 44, right: 24, bottom: 36, left: 32),
      "tooltip": ["trigger": "item", "formatter": "format:point"],
      "xAxis": numberAxis("Density").adding([
        "min": 0, "max": .number(pictured(layout.top)),
      ]),
      "yAxis": numberAxis("Customers", isHorizontal: false).adding([
        "min": 0, "max": .number(Double(layout.rows)),
      ]),
      "series": .list(
        groups.names.indices.map { bands(of: $0, named: groups.names[$0], layout) }
          + [bands(of: nil, named: "Larger crowds", layout), beginnings(layout, groups)]),
    ]
  }

  /// The bands of a segment and of the crowds within it, or those of crowds that are in none.
  private static func bands(
    of segment: Int?, named name: String, _ layout: CrowdLayout
  ) -> ChartValue {
    let own = layout.bands.filter { $0.segment == segment }
    let most = own.map(\.widths.count).max() ?? 0
    let look: ChartValue =
      segment == nil ? ["itemStyle": ["color": "theme:line"]] : [:]
    let series: ChartValue = [
      "type": "custom", "name": .text(name), "renderItem": "format:band", "silent": true,
      "clip": true, "encode": ["x": [], "y": []],
      "data": .list(own.map { .numbers(outline($0, points: most)) }),
    ]
    return series.adding(look)
  }

  /// How opaque a band is, and its outline: along its upper side, and back along the lower one.
  ///
  /// Shorter bands stand still at their ends, so that all of a series have as many points.
  private static func outline(_ band: CrowdLayout.Band, points: Int) -> [Double] {
    let still = (band.widths.count..<max(points, band.widths.count)).compactMap { _ in
      band.widths.last
    }
    let along = band.widths + still
    let sides = [1.0, -1].map { side in
      along.map { [pictured($0.density), pictured(band.middle + side * $0.rows / 2)] }
    }
    let look = band.segment.map { SegmentLook($0).opacity } ?? 1
    return [band.segment == nil || band.isGroup ? look : 0.6 * look]
      + (sides[0] + sides[1].reversed()).flatMap(\.self)
  }

  /// Points where segments begin, to point at.
  private static func beginnings(_ layout: CrowdLayout, _ groups: PicturedGroups) -> ChartValue {
    let begun = layout.bands.filter(\.isGroup)
    return [
      "type": "scatter", "name": "Segment", "symbolSize": 7,
      "itemStyle": ["color": "theme:ink"], "dimensions": ["density", "at", "customers", "name"],
      "encode": ["x": 0, "y": 1],
      "data": .list(
        begun.map { band in
          [
            .number(pictured(band.widths.first?.density ?? 0)), .number(pictured(band.middle)),
            .number(Double(band.size)), .text(band.segment.map { groups.names[$0] } ?? ""),
          ]
        }),
    ]
  }
}
