import Projection

extension Chart {
  /// Draws how much of all differences each principal component holds, and all up to it.
  ///
  /// - Parameter model: The components.
  /// - Returns: The chart of at most 30 components, or `nil` when there is only one.
  static func scree(_ model: PCAModel) -> Chart? {
    let shares = Array(model.explainedVarianceRatio.prefix(30))
    guard shares.count > 1 else { return nil }
    var sum = 0.0
    let sums = shares.map { share in
      sum += share
      return min(sum, 1)
    }
    let names = shares.indices.map { "\($0 + 1)" }
    let enough = (sums.firstIndex { $0 >= 0.8 }).map {
      " \(counted($0 + 1, "component")) \($0 == 0 ? "holds" : "hold") 80\u{A0}% of the differences "
        + "or more."
    }
    return Chart(
      "scree", title: "How much each component shows",
      caption: "The share of all differences along each direction, and along it and those before."
        + (enough ?? ""),
      table: ChartTable(
        columns: ["Component", "Share", "With those before"],
        rows: shares.indices.map { [names[$0], shareText(shares[$0]), shareText(sums[$0])] }),
      option: screeOption(names, shares, sums))
  }

  private static func screeOption(
    _ names: [String], _ shares: [Double], _ sums: [Double]
  ) -> ChartValue {
    [
      "legend": ["top": 0, "left": 0],
      "grid": chartGrid(top: 44, bottom: 36),
      "tooltip": ["trigger": "axis", "valueFormatter": ChartFormat.share.value],
      "xAxis": bottomNameAxis(names, title: "Component"),
      "yAxis": numberAxis(format: .share).adding(["max": 1, "interval": 0.25]),
      "series": [
        [
          "type": "bar", "name": "Share", "barMaxWidth": 40,
          "data": .numbers(shares.map(pictured)),
        ],
        [
          "type": "line", "name": "With those before", "symbolSize": 8,
          "data": .numbers(sums.map(pictured)),
        ],
      ],
    ]
  }
}
