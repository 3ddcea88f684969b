import Testing

@testable import Ingestion

@Suite("Netting of returns")
struct NettingTests {
  /// Sales are numbers, returns negative ones, in the order of time; what is left of each sale.
  @Test(
    "takes from the latest earlier sale, oldest stock last, never below zero",
    arguments: [
      ([5, -5], [0]), ([5, -3], [2]), ([5, 4, -3], [5, 1]), ([5, 4, -6], [3, 0]),
      ([5, -2, 4, -5], [2, 0]), ([5, -9], [0]), ([-3, 5], [5]), ([5, -9, 5], [0, 5]),
      ([2, 3, -1, -1, -2], [1, 0]), ([0.3, -0.1, -0.2], [0]),
    ] as [([Double], [Double])])
  func order(moves: [Double], left: [Double]) {
    let lines = moves.enumerated().map {
      Netting.Line(pair: 1, row: Int64($0), units: $1.magnitude, isReturn: $1 < 0)
    }
    let changes = Netting(lines).run().changes
    let sales = moves.indices.filter { moves[$0] > 0 }
    #expect(sales.map { changes[Int64($0)] ?? moves[$0] } == left)
  }

  @Test("counts returns that find their sale, part of it, or none")
  func counts() {
    let moves: [(Int64, Double)] = [(1, 5), (1, -5), (2, 3), (2, -4), (3, -1), (4, 2), (4, -.nan)]
    let lines = moves.enumerated().map {
      Netting.Line(
        pair: $1.0, row: Int64($0), units: $1.1.magnitude, isReturn: $1.1.sign == .minus)
    }
    let result = Netting(lines).run()
    #expect(result.matched == 1 && result.partly == 1 && result.withoutSale == 2)
    #expect(result.notes.count == 1)
  }

  @Test("touches only sales of the same customer and product, and earlier ones")
  func shop() throws {
    let shop = try SmallShop(lines: [
      "1,A,10,2011-01-01,2.5,7,F", "2,A,10,2011-01-02,2.5,8,F", "3,B,10,2011-01-03,2.5,7,F",
      "C4,A,-4,2011-01-04,2.5,7,F", "5,A,10,2011-01-05,2.5,7,F", "C6,C,-1,2011-01-06,9,7,F",
    ])
    let result = try shop.clean(ReturnsRule(handling: .net))
    #expect(try shop.left("quantity", of: result) == ["6.0", "10.0", "10.0", "10.0"])
    #expect(try shop.left("total", of: result) == ["15.0000", "25.0000", "25.0000", "25.0000"])
    let entry = try #require(result.ledger.entries.first)
    #expect(entry.before.revenue == Money(tenThousandths: 810_000))
    #expect(entry.after.revenue == Money(tenThousandths: 900_000))
    #expect(entry.lost.rows == 2 && entry.lost.invoices == 2)
    #expect(entry.notes.first?.hasPrefix("Of 2 returns 1 undo") == true)
  }

  @Test("takes the whole sale with a return of all of it")
  func wholeSale() throws {
    let shop = try SmallShop(lines: [
      "1,A,74215,2011-01-18 10:01,1.04,12346,F", "C2,A,-74215,2011-01-18 10:17,1.04,12346,F",
      "3,A,1,2011-01-19,1.04,7,F",
    ])
    let ledger = try shop.clean(ReturnsRule(handling: .net)).ledger
    #expect(ledger.after.customers == 1 && ledger.after.rows == 1)
    #expect(ledger.before.revenue == ledger.after.revenue)
  }

  @Test("nets money where there are no products")
  func money() throws {
    let shop = try SmallShop([
      "customer_id,order_date,total", "7,2011-01-01,20", "7,2011-01-02,30", "7,2011-01-03,-35",
      "8,2011-01-04,-5", "8,2011-01-05,6",
    ])
    let result = try shop.clean(ReturnsRule(handling: .net))
    #expect(try shop.left("total", of: result) == ["15.0000", "6.0000"])
    #expect(result.notes.contains { $0.contains("refunds were set against") })
  }
}
