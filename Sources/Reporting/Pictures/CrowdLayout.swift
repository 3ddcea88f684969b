import Clustering

/// Where crowds within crowds stand: density along, customers one above the other.
///
/// A crowd is a band as wide as the rows it holds, about a middle that stays; the crowds into which it
/// parts lie within its end, side by side.
struct CrowdLayout {
  /// The band of a crowd.
  struct Band {
    /// The segment that the crowd is, or is within.
    let segment: Int?

    /// Whether it is the segment itself.
    let isGroup: Bool

    /// The number of rows it begins with.
    let size: Int

    /// Its middle among the rows.
    let middle: Double

    /// How many rows it holds at some densities, rising.
    let widths: [(density: Double, rows: Double)]
  }

  /// The bands, outer ones first.
  let bands: [Band]

  /// The number of rows.
  let rows: Int

  /// The density at which the picture ends.
  let top: Double

  /// Whether bands go on beyond that.
  let isCut: Bool

  /// The crowds that are too small to be drawn.
  let leftOut: Int

  /// At most so many bands are drawn.
  private static let most = 120

  init(_ tree: CrowdTree, _ groups: PicturedGroups) {
    let crowds = tree.crowds
    let top = Self.top(of: tree)
    let middles = Self.middles(of: crowds)
    // No crowd has more rows than the one it is part of, so what is drawn hangs together.
    let order = crowds.indices.sorted { (-crowds[$0].size, $0) < (-crowds[$1].size, $1) }
    let drawn = order.prefix(Self.most).filter { crowds[$0].birth < top }.sorted()
    bands = drawn.map { crowd in
      Band(
        segment: crowds[crowd].group >= 0 ? groups.segment(of: crowds[crowd].group) : nil,
        isGroup: tree.isGroup(crowd), size: crowds[crowd].size, middle: middles[crowd],
        widths: Self.widths(of: crowds[crowd], to: top))
    }
    rows = crowds.first?.size ?? 0
    self.top = top
    isCut = crowds.contains { $0.end > top }
    leftOut = crowds.count - drawn.count
  }

  /// A density beyond which few rows are left; the densest must not press all others flat.
  private static func top(of tree: CrowdTree) -> Double {
    let leaving = tree.crowds.flatMap(\.leaving).sorted { $0.density < $1.density }
    let total = leaving.reduce(0) { $0 + $1.rows }
    var gone = 0
    let usual = leaving.first {
      gone += $0.rows
      return gone * 100 >= total * 97
    }
    let begun = tree.crowds.indices.filter { tree.isGroup($0) }.map { tree.crowds[$0].birth }
    let wanted = max((usual?.density ?? 1) * 1.15, (begun.max() ?? 0) * 1.5)
    return min(leaving.last?.density ?? 1, wanted)
  }

  /// The middle of each crowd; the parts of a crowd lie side by side about its own.
  private static func middles(of crowds: [CrowdTree.Crowd]) -> [Double] {
    var middles = crowds.map { Double($0.size) / 2 }
    for crowd in crowds.indices {
      let total = crowds[crowd].parts.reduce(0) { $0 + crowds[$1].size }
      var start = middles[crowd] - Double(total) / 2
      for part in crowds[crowd].parts {
        middles[part] = start + Double(crowds[part].size) / 2
        start += Double(crowds[part].size)
      }
    }
    return middles
  }

  /// How many rows a crowd holds, at its beginning, its end and some densities between.
  private static func widths(
    of crowd: CrowdTree.Crowd, to top: Double
  ) -> [(density: Double, rows: Double)] {
    let end = min(crowd.end, top)
    let step = top / 240
    var densities = [crowd.birth]
    var next = (crowd.birth / step).rounded(.down) + 1
    while next * step < end {
      densities.append(next * step)
      next += 1
    }
    densities.append(end)
    var (left, place) = (crowd.size, 0)
    return densities.map { density in
      while place < crowd.leaving.count, crowd.leaving[place].density < density {
        left -= crowd.leaving[place].rows
        place += 1
      }
      return (density, Double(left))
    }
  }
}
