import Ingestion
import Studies
import Tabular
import TestSupport
import Testing

@testable import Reporting

@Suite("The table of what is unusual")
struct OutliersTableTests {
  @Test("has every unusual line, with what tells it from others")
  func lines() throws {
    let folder = try ScratchFolder()
    let shop = SampleShop(customers: 400, seed: 3, months: 24).make().rows
    try CSVWriter().write(shop, to: folder.path("shop.csv"))
    let study = Study(
      recipe: try RecipeCatalog.recipe(named: "transaction-outliers"),
      paths: [folder.path("shop.csv")])
    let result = try study.run()
    let lines = try #require(result.unusualLines)
    let table = outliersTable(result)
    #expect(lines.count > 1_000)
    #expect(table.rowCount == lines.count)
    #expect(
      table.columnNames == [
        "row", "invoice", "product", "customer", "quantity", "price", "country", "unusual_score",
      ])
    let source = try folder.text("shop.csv").split(separator: "\n")
    for line in [lines.ranked.first, lines.ranked.last].compactMap(\.self) {
      let cells = source[line.place.row - 1]
      #expect(cells.hasPrefix("\(line.invoice),\(line.product),"))
      #expect(cells.contains(",\(Int(line.quantity)),") && cells.contains(line.country))
    }
  }

  @Test("names the files where there are several")
  func files() throws {
    let folder = try ScratchFolder()
    for (name, seed) in [("a", 1), ("b", 2)] {
      let shop = SampleShop(customers: 30, seed: UInt64(seed)).make().rows
      try CSVWriter().write(shop, to: folder.path("\(name).csv"))
    }
    let study = Study(
      recipe: try RecipeCatalog.recipe(named: "transaction-outliers"),
      paths: [folder.path("*.csv")])
    let table = outliersTable(try study.run())
    #expect(table.columnNames.prefix(2) == ["file", "row"])
  }
}
