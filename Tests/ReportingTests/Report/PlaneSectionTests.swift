import Engine
import Numeric
import Studies
import Testing

@testable import Reporting

@Suite(
  "The map of customers", .enabled(if: (try? Database()) != nil, "the engine is not installed"))
struct PlaneSectionTests {
  @Test("has arrows and a scree of components, and no picture unless one is asked for")
  func components() throws {
    let result = try TinyShop.shop.get()
    let section = try #require(Section.plane(result))
    #expect(section.charts.map(\.identifier) == ["plane", "scree"])
    let biplot = try #require(section.charts.first).option.json
    for title in ["Recency", "Frequency", "Monetary value"] {
      #expect(biplot.contains(#""name":"\#(title)""#))
    }
    let scree = try #require(section.charts.last).table
    #expect(scree.rows.count == result.features.count)
    #expect(scree.rows.last?.last == "100\u{A0}%")
    #expect(section.body.markup.contains("Third"))
  }

  @Test("has a picture before the components, with what it means")
  func picture() throws {
    let section = try #require(Section.plane(TinyShop.pictured.get()))
    #expect(section.charts.map(\.identifier) == ["picture", "plane", "scree"])
    let picture = try #require(section.charts.first)
    #expect(picture.caption.contains("a picture, not a measurement"))
    #expect(section.body.markup.contains("(trustworthiness)"))
  }
}
