import Ingestion
import TestSupport
import Testing

/// What stands deep in a file counts as much as what stands at its beginning.
@Suite("The rows by which columns are judged")
struct RowSampleTests {
  @Test("show customers that begin late")
  func lateCustomers() throws {
    let lines = (0..<7_000).map { row in
      "\(row / 3),A\(row % 9),2,2011-01-05,1.50,\(row < 6_000 ? "" : "\(row % 50)"),France"
    }
    let roles = try SmallShop(lines: lines).roles
    #expect(roles.shape == .transactions)
    #expect(roles.column(.customer) == "Customer ID")
  }

  @Test("show a feature that few customers have")
  func sparseFeature() throws {
    let rows = (0..<20_000).map { row in
      "\(row),\(row % 71),\((7_000..<7_100).contains(row) ? "\(row).5" : "")"
    }
    let roles = try SmallShop(["customer_id,age,deposit"] + rows).roles
    #expect(roles.columns(.feature) == ["age", "deposit"])
  }

  @Test("show a total that differs from quantity times price late")
  func lateDiscount() throws {
    let rows = (0..<12_000).map { row in
      "\(row / 2),A\(row % 9),2,2011-01-05,1.50,\(row < 6_000 ? 3 : 2 + row % 2),\(row % 50)"
    }
    let shop = try SmallShop(
      ["Invoice,StockCode,Quantity,InvoiceDate,Price,Total,Customer ID"] + rows)
    #expect(shop.roles.column(.total) == "Total")
  }

  @Test("tell numbers from texts by the whole file")
  func lateTexts() throws {
    let rows = (0..<12_000).map { "\($0),\($0 % 71),\($0 < 5_500 ? "\($0 % 90)" : "many")" }
    let roles = try SmallShop(["customer_id,age,visits"] + rows).roles
    #expect(roles.columns(.feature) == ["age"])
    #expect(roles.columns(.category) == ["visits"])
  }
}
