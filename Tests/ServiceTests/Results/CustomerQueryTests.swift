import Testing

@testable import Service

@Suite("The table of customers")
struct CustomerQueryTests {
  private func keys(_ page: CustomerPage) -> [CustomerCell] { page.rows.map { $0[0] } }

  private func page(_ shop: ShopTable, _ pairs: [(String, String)]) throws -> CustomerPage {
    try shop.study.page(try CustomerQuery(pairs.map { (name: $0.0, value: $0.1) }))
  }

  @Test("gives rows in their order, a page at a time")
  func pages() throws {
    let shop = try ShopTable(customers: 30)
    let found = try page(shop, [("offset", "28"), ("limit", "5")])
    #expect(keys(found) == [.text("29"), .text("30")])
    #expect(found.total == 30 && found.matching == 30)
    #expect(found.rows[1][4] == .text("spends, \"much\" more\nthan ÄRZTE"))
    #expect(found.rows[1][3] == .flag(true))
  }

  @Test("sorts numbers as numbers, and puts what is missing last")
  func sorting() throws {
    let shop = try ShopTable(customers: 30)
    #expect(keys(try page(shop, [("sort", "customer"), ("limit", "3")])).last == .text("3"))
    let rising = try page(shop, [("sort", "monetary"), ("limit", "30")])
    #expect(rising.rows[0][0] == .text("30"))
    #expect(rising.rows[29][1] == .nothing)
    let falling = try page(shop, [("sort", "-customer"), ("limit", "2")])
    #expect(keys(falling) == [.text("30"), .text("29")])
  }

  @Test(
    "filters by segment, by what is unusual, by ranges, and by texts whatever their capitals",
    arguments: [
      ([("segment", "1")], 10), ([("unusual", "true")], 3), ([("unusual", "false")], 27),
      ([("min.monetary", "20"), ("max.monetary", "25")], 4), ([("search", "ärzte")], 3),
      ([("search", "29")], 1), ([("search", "much"), ("segment", "2")], 1),
      ([("search", "no such")], 0), ([("search", "")], 30),
    ])
  func filters(pairs: [(String, String)], matching: Int) throws {
    #expect(try page(try ShopTable(customers: 30), pairs).matching == matching)
  }

  @Test(
    "refuses what means nothing",
    arguments: [
      ("limit", "0"), ("limit", "1001"), ("offset", "-1"), ("offset", "x"), ("sort", "nothing"),
      ("min.reason", "1"), ("min.monetary", "nan"), ("unusual", "maybe"), ("segment", "one"),
    ])
  func refusals(name: String, value: String) throws {
    let shop = try ShopTable(customers: 3)
    #expect(throws: ServiceError.self) { try page(shop, [(name, value)]) }
  }
}
