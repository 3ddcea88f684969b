import Clustering

extension Chart {
  /// Draws how far each step of a walk through customers went, coloured by segment.
  ///
  /// - Parameters:
  ///   - walk: The steps.
  ///   - groups: The segments that its groups became.
  /// - Returns: The chart, or `nil` for a walk of a single step.
  static func walk(_ walk: GroupWalk, _ groups: PicturedGroups) -> Chart? {
    guard walk.heights.count > 1 else { return nil }
    let bars = WalkBars(walk, groups)
    let all = bars.heights.count == walk.heights.count
    let each = all ? "A bar is a step to one customer" : "A bar is the longest of some steps"
    return Chart(
      "walk", title: "The walk from customer to customer",
      caption: "\(each); a valley is a crowd of customers who are alike, a peak the way to another."
        + (bars.isCut ? " The highest peaks are cut off." : ""),
      height: 340,
      table: ChartTable(
        columns: ["Segment", "Customers", "Mean step", "Longest step"],
        rows: groups.names.indices.compactMap { row($0, groups, walk) }),
      option: walkOption(bars, groups))
  }

  private static func row(
    _ segment: Int, _ groups: PicturedGroups, _ walk: GroupWalk
  ) -> [String]? {
    let own = walk.heights.indices.filter { groups.segment(of: walk.groups[$0]) == segment }
    guard !own.isEmpty else { return nil }
    let steps = own.map { walk.heights[$0] }.filter(\.isFinite)
    let mean = steps.isEmpty ? 0 : steps.reduce(0, +) / Double(steps.count)
    return [
      groups.names[segment], wholeText(own.count), decimalText(mean, 4),
      decimalText(steps.max() ?? 0, 4),
    ]
  }

  private static func walkOption(_ bars: WalkBars, _ groups: PicturedGroups) -> ChartValue {
    let shown = Set(bars.segments.compactMap(\.self)).sorted().map { groups.names[$0] }
    return [
      "legend": ["top": 0, "left": 0, "type": "scroll", "data": .texts(shown)],
      "grid": chartGrid(top: 44, right: 16, bottom: 30, left: 32),
      "tooltip": ["trigger": "item", "formatter": "format:point"],
      "xAxis": [
        "type": "category", "data": .texts(bars.heights.map { _ in "" }),
        "axisTick": ["show": false], "axisLabel": ["show": false],
        "name": "Customers, in the order of the walk", "nameLocation": "middle", "nameGap": 14,
      ],
      "yAxis": numberAxis("Length of the step", isHorizontal: false).adding([
        "max": .number(pictured(bars.top))
      ]),
      "series": .list(
        groups.names.indices.map { series($0, groups, bars) }),
    ]
  }

  private static func series(
    _ segment: Int, _ groups: PicturedGroups, _ bars: WalkBars
  ) -> ChartValue {
    let own = bars.heights.indices.filter { bars.segments[$0] == segment }
    let look: ChartValue =
      segment == groups.ungrouped
      ? ["itemStyle": ["color": "theme:quiet"]] : SegmentLook(segment).series
    let bars: ChartValue = [
      "type": "bar", "name": .text(groups.names[segment]), "stack": "walk", "barCategoryGap": "0%",
      "dimensions": ["step", "length"],
      "data": .list(own.map { [.number(Double($0)), .number(pictured(bars.heights[$0]))] }),
    ]
    return bars.adding(look)
  }
}
