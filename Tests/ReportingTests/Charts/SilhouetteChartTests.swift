import Clustering
import Engine
import Segments
import Studies
import Testing

@testable import Reporting

@Suite(
  "The chart of silhouettes", .enabled(if: (try? Database()) != nil, "the engine is not installed"))
struct SilhouetteChartTests {
  @Test("counts every grouped customer, and draws bars however few or many there are")
  func bars() throws {
    let result = try TinyShop.shop.get()
    let found = try #require(result.silhouettes)
    let chart = try #require(
      Chart.silhouettes(found, result.segments, members: result.segmentOfCustomer))
    #expect(found.grouped == found.values.count && found.customers == found.customers.sorted())
    #expect(chart.table.rows.count == result.selection?.chosen)
    let counted = chart.table.rows.compactMap { Int($0[1]) }.reduce(0, +)
    #expect(counted == found.grouped)
    #expect(chart.height > 400 && chart.height < 900)
    let mean = found.values.reduce(0, +) / Double(found.values.count)
    let chosen = result.selection?.candidates.first { $0.k == result.selection?.chosen }
    #expect(abs(mean - (chosen?.silhouette ?? 0)) < 1e-12)
  }

  @Test("says how many are nearer to another segment")
  func words() throws {
    let result = try TinyShop.shop.get()
    let found = CustomerSilhouettes(customers: [0, 1, 2, 3], values: [0.9, 0.8, 0.7, -0.2])
    let members = [0, 0, 1, 1]
    let chart = try #require(Chart.silhouettes(found, result.segments, members: members))
    #expect(chart.caption.contains("A bar is a customer."))
    #expect(
      chart.caption.contains("25\u{A0}% are below 0, all of them in \(result.segments[1].name)"))
    #expect(chart.table.rows[1][1...] == ["2", "0.250", "-0.200", "50\u{A0}%"])
    #expect(!chart.caption.contains("drawn at random") && found.estimate == nil)
    let one = CustomerSilhouettes(customers: [0], values: [0.5])
    #expect(Chart.silhouettes(one, result.segments, members: members) == nil)
  }
}
