import Segments

extension Chart {
  /// Draws the part of customers and the part of revenue of each segment.
  static func segmentShares(_ segments: [SegmentProfile]) -> Chart {
    let hasRevenue = segments.contains { $0.revenueShare != nil }
    let customers = shares("Share of customers", segments.map(\.share), "theme:quiet")
    let revenue = shares(
      "Share of revenue", segments.map { $0.revenueShare ?? .nan }, "theme:accent")
    return Chart(
      "segment-shares",
      title: hasRevenue ? "Who they are, and what they bring" : "How many they are",
      caption: hasRevenue
        ? "Where the revenue bar is the longer one, few customers bring much."
        : "The part of all customers in each segment.",
      height: barsHeight(segments.count, each: hasRevenue ? 54 : 40), decals: hasRevenue,
      table: ChartTable(
        columns: ["Segment", "Share of customers"] + (hasRevenue ? ["Share of revenue"] : []),
        rows: segments.map { row($0, hasRevenue) }),
      option: [
        "legend": ["top": 0, "left": 0, "show": .boolean(hasRevenue)],
        "grid": chartGrid(top: hasRevenue ? 40 : 8, right: 56),
        "tooltip": ["trigger": "axis", "valueFormatter": ChartFormat.share.value],
        "yAxis": nameAxis(segments.map(\.name)),
        "xAxis": numberAxis(format: .share),
        "series": hasRevenue ? [customers, revenue] : [customers],
      ])
  }

  private static func row(_ segment: SegmentProfile, _ hasRevenue: Bool) -> [String] {
    [segment.name, shareText(segment.share)]
      + (hasRevenue ? [segment.revenueShare.map(shareText) ?? "–"] : [])
  }

  private static func shares(_ name: String, _ values: [Double], _ color: ChartValue) -> ChartValue
  {
    [
      "type": "bar", "name": .text(name), "itemStyle": ["color": color], "barGap": "12%",
      "label": ["show": true, "position": "right", "formatter": "format:shareLabel"],
      "data": .numbers(values.map(pictured)),
    ]
  }

  /// Draws where the median of each feature in each segment stands among all customers.
  static func profiles(_ segments: [SegmentProfile]) -> Chart? {
    guard let features = segments.first?.features, !features.isEmpty else { return nil }
    let words = features.map { FeatureWords(name: $0.name, kind: $0.kind) }
    let cells: [ChartValue] = segments.indices.flatMap { column in
      features.indices.map { row in
        let feature = segments[column].features[row]
        return [
          "value": [
            .number(Double(column)), .number(Double(row)), .number(pictured(feature.standing)),
          ],
          "label": ["formatter": .text(words[row].text(feature.median))],
        ]
      }
    }
    return Chart(
      "profiles", title: "What each segment is like",
      caption: "The median of each feature. The colour tells where it stands among all customers: "
        + "0 is the lowest, 1 the highest, 0.5 the middle.",
      height: 130 + features.count * 44,
      table: ChartTable(
        columns: ["Feature"] + segments.map(\.name),
        rows: features.indices.map { row in
          [words[row].title] + segments.map { words[row].text($0.features[row].median) }
        }),
      option: heatMap(cells, names: segments.map(\.name), features: words.map(\.title)))
  }

  private static func heatMap(
    _ cells: [ChartValue], names: [String], features: [String]
  ) -> ChartValue {
    [
      "grid": chartGrid(top: 8, right: 8, bottom: 56),
      "tooltip": ["formatter": "format:cell"],
      "xAxis": [
        "type": "category", "data": .texts(names), "axisTick": ["show": false],
        "axisLabel": ["interval": 0, "width": 92, "overflow": "break"],
      ],
      "yAxis": nameAxis(features),
      "visualMap": [
        "min": 0, "max": 1, "calculable": false, "orient": "horizontal", "left": "center",
        "bottom": 0, "itemHeight": 140, "itemWidth": 12, "text": ["highest", "lowest"],
        "inRange": ["color": ["theme:low", "theme:middle", "theme:high"]],
      ],
      "series": [
        [
          "type": "heatmap", "name": "Standing", "label": ["show": true, "color": "theme:text"],
          "itemStyle": ["borderColor": "theme:surface", "borderWidth": 3, "borderRadius": 4],
          "data": .list(cells),
        ]
      ],
    ]
  }
}
