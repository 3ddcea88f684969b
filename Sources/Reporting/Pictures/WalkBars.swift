import Clustering
import Glibc

/// The steps of a walk as bars: of many steps the highest of some that follow each other.
struct WalkBars {
  /// The height of each bar; where a walk began anew, as high as the picture.
  let heights: [Double]

  /// The segment that most of a bar's steps led to.
  let segments: [Int?]

  /// The height of the picture.
  let top: Double

  /// Whether bars stand out of the picture.
  let isCut: Bool

  /// At most so many bars are drawn.
  static let most = 2_000

  /// Puts steps together.
  ///
  /// - Parameters:
  ///   - walk: The steps.
  ///   - groups: The segments that its groups became.
  init(_ walk: GroupWalk, _ groups: PicturedGroups) {
    let (count, bars) = (walk.heights.count, min(Self.most, walk.heights.count))
    let ranges = (0..<bars).map { $0 * count / bars..<($0 + 1) * count / bars }
    let highest = ranges.map { range in walk.heights[range].max() ?? 0 }
    segments = ranges.map { range in
      Self.mostFrequent(walk.groups[range].map { groups.segment(of: $0) })
    }
    let finite = walk.heights.filter(\.isFinite).sorted()
    let (greatest, usual) = (finite.last ?? 1, finite.isEmpty ? 1 : finite[finite.count * 49 / 50])
    // A few far customers must not press all valleys flat.
    let top = roundedUp(usual > 0 ? min(greatest * 1.02, usual * 2.5) : greatest * 1.02)
    self.top = top
    isCut = highest.contains { $0 > top && $0.isFinite }
    heights = highest.map { min($0, top) }
  }

  private static func mostFrequent(_ segments: [Int?]) -> Int? {
    var counts: [Int?: Int] = [:]
    for segment in segments { counts[segment, default: 0] += 1 }
    let most = counts.values.max()
    return segments.first { counts[$0] == most } ?? nil
  }
}

/// Rounds up to a number that can stand at the end of an axis: 0.79 to 0.8, 1.03 to 1.5.
private func roundedUp(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return 1 }
  let unit = pow(10, floor(log10(value))) / 2
  return (value / unit).rounded(.up) * unit
}
