import Clustering

extension Chart {
  /// Draws the silhouette and the stability of each grouping.
  static func comparedMeasures(_ found: MethodComparison) -> Chart {
    let names = found.groupings.map(\.name)
    let measures = found.groupings.map(\.measures)
    return Chart(
      "compared-measures", title: "Silhouette and stability",
      caption:
        "How far groups are apart, and how well groupings of resamples agree; 1 is the best.",
      height: barsHeight(names.count, each: 54), decals: true,
      table: ChartTable(
        columns: ["Method", "Silhouette", "Stability"],
        rows: zip(names, measures).map {
          [$0, silhouetteText($1), decimalText($1.stability, 3)]
        }),
      option: [
        "legend": ["top": 0, "left": 0], "grid": chartGrid(top: 40, right: 56),
        "tooltip": ["trigger": "axis", "valueFormatter": ChartFormat.number.value],
        "yAxis": nameAxis(names), "xAxis": numberAxis().adding(["max": 1]),
        "series": [
          bars("Silhouette", measures.map(\.silhouette), "theme:accent"),
          bars("Stability", measures.map(\.stability), "theme:quiet"),
        ],
      ])
  }

  private static func bars(_ name: String, _ values: [Double], _ color: ChartValue) -> ChartValue {
    [
      "type": "bar", "name": .text(name), "itemStyle": ["color": color], "barGap": "12%",
      "data": .numbers(values.map(pictured)),
    ]
  }

  /// Draws the sizes of the groups of each grouping, one beside the other.
  static func comparedSizes(_ found: MethodComparison) -> Chart {
    let names = found.groupings.map(\.name)
    let most = min(9, found.groupings.map(\.sizes.count).max() ?? 0)
    let parts = found.groupings.map { grouping in
      sizeParts(grouping.sizes, ungrouped: grouping.measures.ungrouped, atMost: most)
    }
    let titles = (1...max(1, most)).map { "Group \($0)" } + ["Further groups", "In no group"]
    let shown = titles.indices.filter { part in parts.contains { $0[part] > 0 } }
    return Chart(
      "compared-sizes", title: "The sizes of the groups",
      caption:
        "Groups are numbered by size within each method; groups of one number need not be the "
        + "same.",
      height: barsHeight(names.count, each: 46) + 20, decals: true,
      table: ChartTable(
        columns: ["Method"] + shown.map { titles[$0] },
        rows: zip(names, parts).map { name, parts in [name] + shown.map { shareText(parts[$0]) } }),
      option: [
        "legend": ["top": 0, "left": 0, "type": "scroll"], "grid": chartGrid(top: 48, right: 24),
        "tooltip": ["trigger": "axis", "valueFormatter": ChartFormat.share.value],
        "yAxis": nameAxis(names), "xAxis": numberAxis(format: .share).adding(["max": 1]),
        "series": .list(
          shown.map { part in
            [
              "type": "bar", "stack": "sizes", "name": .text(titles[part]),
              "data": .numbers(parts.map { $0[part] }),
            ]
          }),
      ])
  }

  /// The shares of the first groups, of all further ones, and of customers in none.
  private static func sizeParts(_ sizes: [Int], ungrouped: Double, atMost most: Int) -> [Double] {
    let total = Double(max(1, sizes.reduce(0, +)))
    let shares = sizes.map { Double($0) / total * (1 - ungrouped) }
    let first = (0..<max(1, most)).map { shares.indices.contains($0) ? shares[$0] : 0 }
    return first + [shares.dropFirst(most).reduce(0, +), ungrouped]
  }

  /// Draws how well each two groupings agree.
  static func comparedAgreement(_ found: MethodComparison) -> Chart {
    let names = found.groupings.map(\.name)
    let values = found.agreement
    let cells: [ChartValue] = names.indices.flatMap { row in
      names.indices.map { column in
        [
          "value": [
            .number(Double(column)), .number(Double(row)), .number(pictured(values[row][column])),
          ],
          "label": ["formatter": .text(decimalText(values[row][column], 2))],
        ]
      }
    }
    return Chart(
      "compared-agreement", title: "Adjusted Rand index of each two",
      caption:
        "1 where two methods put the same customers together, about 0 where they agree as if "
        + "by chance.", height: 120 + names.count * 48,
      table: ChartTable(
        columns: ["Method"] + names,
        rows: names.indices.map { row in [names[row]] + values[row].map { decimalText($0, 3) } }),
      option: squareMap(cells, names, from: 0))
  }
}
