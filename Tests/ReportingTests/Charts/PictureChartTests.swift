import Numeric
import Testing

@testable import Clustering
@testable import Reporting

@Suite("Charts of how a method came to its groups")
struct PictureChartTests {
  private let names = ["Best", "Usual", "Lost", "In no group"]
  private var groups: PicturedGroups {
    PicturedGroups(names: names, segmentOfGroup: [2, 0, 1], ungrouped: 3)
  }

  /// Three crowds on a line, of 30, 20 and 10 rows, and one row far off.
  private func rows() throws -> Matrix {
    let crowds = [(30, 0.0), (20, 50), (10, 90), (1, 400)]
    let starts = crowds.flatMap { crowd in Array(repeating: crowd.1, count: crowd.0) }
    return try Matrix(columns: [starts.indices.map { starts[$0] + Double($0) / 10 }])
  }

  private func picture<Method: Clusterer>(_ method: Method) throws -> GroupingPicture? {
    let rows = try rows()
    let model = try method.fit(rows, seed: 0)
    return method.picture(of: AnyClusteringModel(model, by: method), in: rows)
  }

  @Test("a tree has its leaves apart, brackets over their parts, and the cut between groups")
  func tree() throws {
    guard case .tree(let found) = try #require(try picture(Agglomerative(clusters: 4))) else {
      throw CancellationError()
    }
    let layout = TreeLayout(
      found, PicturedGroups(names: names, segmentOfGroup: [0, 1, 2, 3]))
    #expect(layout.leaves.map(\.point.place) == layout.leaves.indices.map(Double.init))
    for bracket in layout.brackets {
      #expect(bracket.node.point.height >= bracket.first.point.height)
      #expect(bracket.node.size == bracket.first.size + bracket.second.size)
      let places = [bracket.first.point.place, bracket.second.point.place].sorted()
      #expect(places[0] < bracket.node.point.place && bracket.node.point.place < places[1])
    }
    let cut = try #require(layout.cut)
    #expect(layout.brackets.count { $0.node.point.height > cut } == 3)
    #expect(layout.brackets.allSatisfy { ($0.node.segment == nil) == ($0.node.point.height > cut) })
    let chart = try #require(Chart.picture(.tree(found), groups))
    #expect(chart.table.rows.count == layout.brackets.count)
    #expect(chart.table.rows[0][0] == "several segments" && chart.table.rows[0][2] == "61")
    #expect(chart.caption.contains("dashed") && chart.option.json.contains("polyline"))
  }

  @Test("a walk keeps its peaks however many steps there are", arguments: [10, 2_000, 54_321])
  func walk(steps: Int) throws {
    var heights = (0..<steps).map { 1 + Double($0 % 7) / 10 }
    heights[0] = .infinity
    heights[steps / 2] = 3
    heights[steps - 1] = 90
    let labels = (0..<steps).map { Int32($0 < steps / 2 ? 0 : $0 == steps - 1 ? -1 : 1) }
    let bars = WalkBars(GroupWalk(heights: heights, groups: labels), groups)
    #expect(bars.heights.count == min(steps, 2_000))
    #expect(bars.heights[0] == bars.top && bars.heights.allSatisfy { $0 <= bars.top })
    #expect(bars.heights.contains(3) || bars.top < 3)
    #expect(bars.segments.first == 2)
    if steps <= 2_000 { #expect(bars.segments.last == 3) }
    let chart = try #require(
      Chart.picture(.walk(GroupWalk(heights: heights, groups: labels)), groups))
    let customers = chart.table.rows.compactMap { Int($0[1].filter(\.isNumber)) }
    #expect(customers.reduce(0, +) == steps)
  }

  @Test("distances are told with the radius, few and many")
  func neighbours() throws {
    for count in [3, 5_000] {
      let distances = (0..<count).map { Double(count - $0) }
      let found = NeighbourDistances(
        neighbours: 5, distances: distances, radius: Double(count / 2), isSuggested: true)
      let chart = Chart.neighbourDistances(found)
      #expect(chart.caption.contains("bends most") && chart.table.rows.count == 8)
      #expect(chart.option.json.contains("[\(count),1]"))
      #expect(chart.option.json.utf8.count < 40_000)
    }
  }

  @Test("crowds are bands within the ones they part from, and segments have their colours")
  func crowds() throws {
    let picture = try picture(HDBSCAN(leastSize: 5, neighbours: 2))
    guard case .crowds(let tree) = try #require(picture) else { throw CancellationError() }
    let layout = CrowdLayout(tree, groups)
    #expect(layout.rows == 61 && layout.leftOut == 0 && layout.bands.count == tree.crowds.count)
    for (band, crowd) in zip(layout.bands, tree.crowds) {
      #expect(band.widths.first?.rows == Double(crowd.size))
      #expect(band.widths.map(\.rows) == band.widths.map(\.rows).sorted(by: >))
      #expect(band.widths.allSatisfy { $0.density <= layout.top })
      guard crowd.parent >= 0 else { continue }
      let outer = layout.bands[crowd.parent]
      let room = (outer.widths.last?.rows ?? 0) / 2
      #expect(abs(band.middle - outer.middle) + Double(crowd.size) / 2 <= room + 1e-9)
    }
    #expect(layout.bands.count(where: \.isGroup) == 3)
    let chart = try #require(Chart.crowds(tree, groups))
    #expect(Set(chart.table.rows.map { $0[0] }) == ["Best", "Usual", "Lost"])
    #expect(chart.table.rows.compactMap { Int($0[1]) }.reduce(0, +) <= 61)
    #expect(chart.option.json.contains("format:band"))
  }

  @Test("segments beyond the ten colours are paler")
  func rounds() {
    #expect([0, 9, 10, 19, 20, 30].map { SegmentLook($0).opacity } == [1, 1, 0.6, 0.6, 0.35, 1])
  }

  @Test("the gap statistic is drawn from one group on, with the number it speaks for")
  func gap() throws {
    let selection = try KMeans().choose(try rows(), range: 2...5, seed: 1).selection
    let chart = try #require(Chart.gapStatistic(selection))
    #expect(chart.table.rows.map { $0[0] } == ["1", "2", "3", "4", "5"])
    let suggested = try #require(selection.gap?.suggested)
    #expect(chart.caption.contains("choice is \(suggested)"))
    #expect(Chart.gapStatistic(try DBSCAN().choose(try rows(), seed: 1).selection) == nil)
  }

  @Test("the criterion of a mixture is drawn for several numbers only")
  func information() throws {
    let choice = try GaussianMixture().choose(try rows(), range: 2...5, seed: 1)
    let chart = try #require(Chart.information(choice.selection))
    #expect(chart.table.rows.map { $0[0] } == choice.selection.candidates.map { "\($0.k)" })
    #expect(
      Chart.information(try KMeans().choose(try rows(), range: 2...5, seed: 1).selection) == nil)
  }
}
