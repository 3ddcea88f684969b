import Features
import Numeric
import Projection
import Studies

/// Features as arrows over the plane of principal components.
///
/// An arrow points to where the feature is greater; it is the longer, the more of the feature the
/// plane shows. All are stretched by one factor, so that the longest spans the crowd of customers.
struct BiplotArrows {
  /// The series of the arrows, none where there is only one component.
  let series: [ChartValue]

  /// What the arrows are, as a sentence that follows another.
  let words: String

  /// At most so many features are drawn, those with the longest arrows.
  private static let most = 10

  init(_ plane: PlaneProjection, _ features: [FeatureWords]) {
    let loadings = plane.model.loadings
    guard plane.model.componentCount > 1, loadings.columnCount == features.count else {
      (series, words) = ([], "")
      return
    }
    let ends = features.indices.map { (x: loadings[0, $0], y: loadings[1, $0]) }
    let lengths = ends.map { ($0.x * $0.x + $0.y * $0.y).squareRoot() }
    let longest = features.indices.sorted { (-lengths[$0], $0) < (-lengths[$1], $1) }
      .prefix(Self.most)
    let factor = Self.reach(of: plane) / max(lengths.max() ?? 1, .leastNormalMagnitude)
    let offsets = Self.offsets(longest.map { ends[$0] }, near: (lengths.max() ?? 1) / 10)
    let lines = zip(longest, offsets).map { feature, offset -> ChartValue in
      [
        [
          "coord": [0, 0], "name": .text(features[feature].title),
          "label": ["offset": [0, .number(offset)]],
        ],
        [
          "coord": [
            .number(pictured(ends[feature].x * factor)),
            .number(pictured(ends[feature].y * factor)),
          ]
        ],
      ]
    }
    series = [Self.arrows(lines)]
    words =
      " An arrow points to where its feature is greater, and is the longer, the more of it this "
      + "plane shows."
      + (longest.count < features.count ? " The \(longest.count) longest are drawn." : "")
  }

  /// How many pixels down each name stands, so that names of arrows that end together do not overlap.
  private static func offsets(_ ends: [(x: Double, y: Double)], near: Double) -> [Double] {
    ends.indices.map { this in
      let others = ends[..<this].filter {
        abs($0.y - ends[this].y) < near && abs($0.x - ends[this].x) < 6 * near
      }
      guard let first = others.first else { return 0 }
      return 14 * Double(others.count) * (ends[this].y > first.y ? -1 : 1)
    }
  }

  /// How far from the middle nine of ten customers stand.
  private static func reach(of plane: PlaneProjection) -> Double {
    let distances = zip(plane.x, plane.y).map { ($0 * $0 + $1 * $1).squareRoot() }.sorted()
    return distances.isEmpty ? 1 : distances[(distances.count - 1) * 9 / 10]
  }

  /// Lines hang on a series with one point that is not seen.
  private static func arrows(_ lines: [ChartValue]) -> ChartValue {
    [
      "type": "scatter", "name": "Features", "symbolSize": 0, "silent": true,
      "itemStyle": ["color": "theme:ink"], "data": [[0, 0, ""]],
      "markLine": [
        "symbol": ["none", "arrow"], "symbolSize": 9, "silent": true,
        "lineStyle": ["color": "theme:ink", "type": "solid", "width": 1.5],
        "label": [
          "formatter": "{b}", "position": "end", "color": "theme:text", "fontWeight": "bold",
          "textBorderColor": "theme:surface", "textBorderWidth": 3,
        ],
        "data": .list(lines),
      ],
    ]
  }
}
