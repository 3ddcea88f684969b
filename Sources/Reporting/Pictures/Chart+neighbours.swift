import Clustering

extension Chart {
  /// Draws how far customers are from their neighbour of one number, and the radius.
  ///
  /// - Parameter found: The distances.
  /// - Returns: The chart.
  static func neighbourDistances(_ found: NeighbourDistances) -> Chart {
    let count = found.distances.count
    let near = found.distances.count { $0 <= found.radius }
    let told =
      found.isSuggested
      ? "The radius is where the curve bends most" : "The radius was given"
    return Chart(
      "neighbours", title: "How far customers are from their neighbours",
      caption:
        "The distance of each customer to the \(ordinal(found.neighbours - 1))nearest other, the "
        + "farthest first. \(told); \(shareText(Double(near) / Double(max(1, count)))) are within it.",
      height: 340,
      table: ChartTable(
        columns: ["Share of customers", "Are farther than"],
        rows: [0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9].map { share in
          [
            shareText(share),
            decimalText(found.distances[min(count - 1, Int(share * Double(count)))], 4),
          ]
        }),
      option: neighbourOption(found))
  }

  /// `4th ` for 4, nothing for 1.
  private static func ordinal(_ number: Int) -> String {
    guard number > 1 else { return "" }
    let isTeen = (11...13).contains(number % 100)
    let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
    return "\(number)\(ending) "
  }

  private static func neighbourOption(_ found: NeighbourDistances) -> ChartValue {
    let places = drawnPlaces(found.distances.count)
    let word = found.isSuggested ? "suggested radius" : "radius"
    return [
      "grid": chartGrid(top: 24, right: 24, bottom: 36, left: 32),
      "tooltip": ["trigger": "axis", "valueFormatter": ChartFormat.number.value],
      "xAxis": numberAxis("Customers, the farthest first").adding([
        "max": .number(Double(found.distances.count))
      ]),
      "yAxis": numberAxis("Distance", isHorizontal: false),
      "series": [
        [
          "type": "line", "name": "Distance", "showSymbol": false,
          "lineStyle": ["width": 2],
          "data": .list(
            places.map { [.number(Double($0 + 1)), .number(pictured(found.distances[$0]))] }),
          "markLine": markedLine(
            "yAxis", at: found.radius, "\(word) \(decimalText(found.radius, 3))"),
        ]
      ],
    ]
  }

  /// The first places, where the curve is steep, and others evenly spread.
  private static func drawnPlaces(_ count: Int) -> [Int] {
    let (first, most) = (100, 1_000)
    guard count > most else { return Array(0..<count) }
    let rest = most - first
    return Array(0..<first) + (1...rest).map { first + $0 * (count - 1 - first) / rest }
  }
}
