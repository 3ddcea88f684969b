/// How a segment looks where there are more of them than colours: each round through the colours is
/// paler than the one before.
struct SegmentLook {
  /// How opaque it is, from 0 to 1.
  let opacity: Double

  /// Takes the place of a segment among all.
  init(_ segment: Int) {
    let rounds = [1, 0.6, 0.35]
    opacity = rounds[segment / Self.colours % rounds.count]
  }

  /// The number of colours of a page.
  private static let colours = 10

  /// What a series of the segment has beside its data.
  var series: ChartValue {
    opacity == 1 ? [:] : ["itemStyle": ["opacity": .number(opacity)]]
  }
}
