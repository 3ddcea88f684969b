import Clustering
import Segments
import Studies

extension Chart {
  /// Draws how well customers sit in their segments: a bar a customer, the best first.
  ///
  /// Of many customers some are drawn, evenly spread over their order within the segment; a segment
  /// is as thick as its part of all customers, but never too thin for its name.
  ///
  /// - Parameters:
  ///   - found: The silhouettes.
  ///   - segments: The segments.
  ///   - members: The segment of each customer.
  /// - Returns: The chart, or `nil` when fewer than two segments have customers that were measured.
  static func silhouettes(
    _ found: CustomerSilhouettes, _ segments: [SegmentProfile], members: [Int]
  ) -> Chart? {
    let bands = segments.indices.compactMap { segment in
      SilhouetteBand(segment, named: segments[segment].name, found, members: members)
    }
    guard bands.count > 1 else { return nil }
    let mean = found.estimate?.mean ?? found.values.reduce(0, +) / Double(found.values.count)
    return Chart(
      "silhouettes", title: "How well customers sit in their segments",
      caption: caption(found, bands), height: 72 + drawnBars(bands).reduce(0, +),
      table: ChartTable(
        columns: ["Segment", "Customers", "Mean", "Lowest tenth below", "Below 0"],
        rows: bands.map(\.cells)),
      option: silhouetteOption(bands, mean: mean))
  }

  private static func caption(_ found: CustomerSilhouettes, _ bands: [SilhouetteBand]) -> String {
    let bars =
      found.values.count <= barsInAll && found.values.count == found.grouped
      ? "A bar is a customer." : "A bar stands for customers that are much alike."
    let below = found.values.count { $0 < 0 }
    let drawn =
      found.estimate.map {
        " \(wholeText($0.measured)) of \(wholeText(found.grouped)) were drawn at random; the mean of all "
          + "is \(decimalText($0.mean, 3)) ± \(decimalText($0.error, 3)), 19 times in 20."
      } ?? ""
    let words =
      "\(bars)\(drawn) Towards 1 they are among their like, near 0 between two segments, and below 0 nearer "
      + "to another segment than to their own."
    guard below > 0, let most = bands.max(by: { $0.below < $1.below }) else {
      return "\(words) None is below 0."
    }
    let share = shareText(Double(below) / Double(found.values.count))
    let part = most.below == below ? "all" : 2 * most.below > below ? "most" : ""
    return "\(words) \(share) are below 0"
      + (part.isEmpty ? "." : ", \(part) of them in \(most.name).")
  }

  /// Bars one after another: those of a segment, then a gap.
  private static func silhouetteOption(_ bands: [SilhouetteBand], mean: Double) -> ChartValue {
    var names: [String] = []
    var series: [ChartValue] = []
    for (band, count) in zip(bands, drawnBars(bands)) {
      let points = band.drawn(count).enumerated().map { place, value -> ChartValue in
        [.number(pictured(value)), .number(Double(names.count + place))]
      }
      let mark: ChartValue = series.isEmpty ? ["markLine": line(at: mean)] : [:]
      series.append(silhouetteBars(band, points).adding(mark))
      names += (0..<count).map { $0 == count / 2 ? band.name : "" }
      names += Array(repeating: "", count: gap)
    }
    let lowest = 0.25 * (min(0, bands.map(\.lowest).min() ?? 0) / 0.25).rounded(.down)
    return [
      "grid": chartGrid(top: 24, right: 16, bottom: 30),
      "tooltip": ["trigger": "item", "formatter": "format:point"],
      "yAxis": nameAxis(names).adding(["axisLine": ["show": false]]),
      "xAxis": numberAxis("Silhouette").adding([
        "min": .number(lowest), "max": 1, "interval": 0.25,
      ]),
      "series": .list(series),
    ]
  }

  private static func silhouetteBars(_ band: SilhouetteBand, _ points: [ChartValue]) -> ChartValue {
    [
      "type": "bar", "name": .text(band.name), "stack": "customers",
      // Bars a little higher than their places leave no hairlines between them.
      "barWidth": 2,
      "dimensions": ["silhouette"], "encode": ["x": 0, "y": 1], "colorBy": "series",
      "data": .list(points),
    ]
  }

  private static func line(at mean: Double) -> ChartValue {
    [
      "symbol": "none", "silent": true,
      "lineStyle": ["color": "theme:ink", "type": "dashed", "width": 1.5],
      "label": [
        "formatter": .text("mean \(decimalText(mean, 2))"), "position": "start",
        "color": "theme:text",
      ],
      "data": [["xAxis": .number(pictured(mean))]],
    ]
  }

  /// The number of bars of each segment; a bar is a pixel high.
  private static func drawnBars(_ bands: [SilhouetteBand]) -> [Int] {
    let total = bands.reduce(0) { $0 + $1.customers }
    return bands.map { max(26, barsInAll * $0.customers / max(1, total)) }
  }
}

/// About so many bars are drawn.
private let barsInAll = 400

/// So many bars are left out between two segments.
private let gap = 6
