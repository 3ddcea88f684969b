import Engine
import Features
import Ingestion
import TestSupport
import Testing

/// The figures that scikit-learn and pandas give for the same files.
@Suite(
  "Online Retail", .enabled(if: SharedData.isPresent, "the shared data are not on this machine"),
  .serialized)
struct OnlineRetailTests {
  static let shop = Result { try Shop() }

  /// The workbook's rows as CSV, read once.
  struct Shop: @unchecked Sendable {
    // Safe: the suite is serialized, so one test at a time uses the session.
    let session: Session
    let relation: Relation
    let roles: RoleMapping

    init() throws {
      session = try Database().connect()
      relation = try read([SharedData.path("online_retail.csv")], into: session)
      roles = try suggestRoles(for: relation, in: session)
    }

    func clean(_ rules: [any CleaningRule]) throws -> CleaningResult {
      try Ingestion.clean(
        relation, roles: roles, rules: rules.map { AnyCleaningRule($0) }, in: session)
    }
  }

  @Test("is read whole")
  func base() throws {
    let shop = try Self.shop.get()
    #expect(shop.relation.rowCount == 541_909)
    #expect(shop.roles.shape == .transactions)
    #expect(shop.roles.column(.invoice) == "InvoiceNo")
    #expect(shop.roles.column(.customer) == "CustomerID")
    #expect(shop.roles.column(.country) == "Country")
    let ledger = try shop.clean([ReturnsRule(handling: .keep)]).ledger
    #expect(ledger.before.rows == 541_909)
    #expect(ledger.before.invoices == 25_900)
    #expect(ledger.before.customers == 4_372)
    #expect(ledger.before.revenue == Money(tenThousandths: 97_477_479_340))
  }

  @Test(
    "has the base counts of the literature",
    arguments: [
      (AnyCleaningRule(HasCustomerRule()), 135_080, 3_710),
      (AnyCleaningRule(NotCancelledRule()), 9_288, 3_836),
      (AnyCleaningRule(ReturnsRule(handling: .drop)), 10_624, 5_172),
      (AnyCleaningRule(MatchesRule(column: .invoice, pattern: "^[^A]")), 3, 3),
    ])
  func lost(rule: AnyCleaningRule, rows: Int, invoices: Int) throws {
    let shop = try Self.shop.get()
    let entry = try #require(try shop.clean([rule.rule]).ledger.entries.first)
    #expect(entry.lost.rows == rows)
    #expect(entry.lost.invoices == invoices)
  }

  @Test("the clean table is that of every textbook, to the penny")
  func cleanTable() throws {
    let shop = try Self.shop.get()
    let result = try shop.clean([
      HasCustomerRule(), NotCancelledRule(), PositiveQuantityRule(), PositivePriceRule(),
    ])
    let after = result.ledger.after
    #expect(result.ledger.entries.map(\.after.rows) == [406_829, 397_924, 397_924, 397_884])
    #expect(after.customers == 4_338)
    #expect(after.invoices == 18_532)
    #expect(after.revenue == Money(tenThousandths: 89_114_079_040))
    try expectBalance(result.ledger)
    let (customers, _) = try customerFeatures(
      of: result, reference: .dayAfterLast, in: shop.session)
    try expectTextbookFeatures(customers)
    let references: [(ReferenceDay, Double)] = [
      (.last, 91.536), (try ReferenceDay("2011-12-10"), 92.059),
    ]
    for (reference, expected) in references {
      let (customers, _) = try customerFeatures(of: result, reference: reference, in: shop.session)
      #expect(abs(mean(try #require(customers.feature("recency")).values) - expected) < 0.0005)
    }
  }

  private func expectBalance(_ ledger: Ledger) throws {
    var left = ledger.before
    for entry in ledger.entries {
      #expect(entry.before == left)
      #expect(entry.before.revenue == entry.after.revenue + entry.lost.revenue)
      #expect(entry.before.rows == entry.after.rows + entry.lost.rows)
      #expect(entry.samples.count == min(5, entry.lost.rows))
      left = entry.after
    }
    #expect(left == ledger.after)
  }

  private func expectTextbookFeatures(_ customers: CustomerTable) throws {
    #expect(customers.identifiers.count == 4_338)
    let recency = try #require(customers.feature("recency")).values
    let frequency = try #require(customers.feature("frequency")).values
    let monetary = try #require(customers.feature("monetary")).values
    #expect(abs(mean(recency) - 92.536) < 0.0005)
    #expect(recency.min() == 1 && recency.max() == 374)
    #expect(abs(mean(frequency) - 4.272) < 0.0005 && frequency.max() == 209)
    #expect(abs(mean(monetary) - 2_054.27) < 0.005 && monetary.max() == 280_206.02)
    let scores = try #require(RFMScores(customers))
    #expect(close(scores.cuts.recency, [13.4, 33, 72, 179]))
    #expect(close(scores.cuts.frequency, [1, 2, 3, 6]))
    #expect(close(scores.cuts.monetary, [250.194, 490.096, 942.276, 2_058.426]))
    let top = try #require(customers.identifiers.firstIndex(of: "14646"))
    #expect(scores.monetary[top] == 5)
  }

  @Test("the capped chain of one country loses what the literature says")
  func capped() throws {
    let shop = try Self.shop.get()
    let ledger = try shop.clean([
      NotCancelledRule(), CountryRule(countries: ["United Kingdom"]),
      CapRule(column: .quantity, atMost: 100), CapRule(column: .total, atMost: 500),
      HasCustomerRule(),
    ]).ledger
    let rows = ledger.entries.map(\.after.rows)
    #expect(rows[0] == 532_621 && rows[1] == 487_622 && rows[3] == 483_808 && rows[4] == 350_967)
    #expect(ledger.after.customers == 3_882)
    #expect(ledger.entries[1].after.customers == 3_921)
    try expectBalance(ledger)
  }

  @Test("the strict codes leave what the literature says")
  func strictCodes() throws {
    let shop = try Self.shop.get()
    let ledger = try shop.clean([
      MatchesRule(column: .invoice, pattern: #"^\d{6}$"#),
      MatchesRule(column: .product, pattern: #"^(\d{5}|\d{5}[a-zA-Z]+|PADS)$"#),
      HasCustomerRule(), PositivePriceRule(),
    ]).ledger
    #expect(ledger.entries.map(\.after.rows) == [532_618, 530_214, 396_374, 396_340])
    #expect(ledger.after.customers == 4_334)
  }

  @Test("non-products and duplicates are found")
  func setAside() throws {
    let shop = try Self.shop.get()
    let products = try shop.clean([ProductsOnlyRule()]).ledger
    #expect(products.entries[0].lost.rows == 2_995)
    let codes = try shop.session.query(
      "SELECT count(DISTINCT product) AS n FROM lines WHERE step < \(CleaningResult.kept)")
    #expect(codes.integers("n") == [33])
    let distinct = try shop.clean([DistinctRule()]).ledger
    #expect(distinct.entries[0].lost.rows == 5_268)
    let chain = try shop.clean([
      HasCustomerRule(), NotCancelledRule(), PositiveQuantityRule(), PositivePriceRule(),
      DistinctRule(),
    ]).ledger
    #expect(chain.after.rows == 392_692)
    #expect(chain.after.revenue == Money(tenThousandths: 88_872_088_940))
  }

  /// The figures of an independent reading of the rule, in `Benchmarks/peers/figures.py`.
  @Test("a return takes the sale it undoes with it")
  func netting() throws {
    let shop = try Self.shop.get()
    let result = try shop.clean([
      HasCustomerRule(), ProductsOnlyRule(), DistinctRule(), ReturnsRule(handling: .net),
      PositiveQuantityRule(), PositivePriceRule(),
    ])
    try expectBalance(result.ledger)
    let counts = result.ledger.entries.map(\.after)
    #expect(counts.map(\.rows) == [406_829, 404_909, 399_689, 388_413, 388_413, 388_382])
    #expect(counts.map(\.customers) == [4_372, 4_363, 4_363, 4_325, 4_325, 4_324])
    #expect(counts.map(\.invoices) == [22_190, 21_788, 21_788, 18_272, 18_272, 18_269])
    #expect(counts[2].revenue == Money(tenThousandths: 82_654_769_300))
    #expect(counts[3].revenue == Money(tenThousandths: 82_517_083_100))
    #expect(result.ledger.entries[3].notes.first?.hasPrefix("Of 8,506 returns 7,398 undo") == true)
    let (customers, _) = try customerFeatures(
      of: result, reference: .dayAfterLast, in: shop.session)
    try expectNettedFeatures(customers)
  }

  private func expectNettedFeatures(_ customers: CustomerTable) throws {
    #expect(customers.identifiers.count == 4_324)
    #expect(!customers.identifiers.contains("12346"))
    let spend = Dictionary(
      zip(customers.identifiers, customers.spend), uniquingKeysWith: { first, _ in first })
    #expect(spend["16446"] == Money(tenThousandths: 29_000), "his first small order is left")
    #expect(spend["14646"] == Money(tenThousandths: 2_787_420_200))
    #expect(abs(mean(try #require(customers.feature("recency")).values) - 92.830481) < 1e-6)
    #expect(abs(mean(try #require(customers.feature("frequency")).values) - 4.225023) < 1e-6)
    #expect(abs(mean(try #require(customers.feature("monetary")).values) - 1_908.350673) < 1e-6)
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  private func close(_ values: [Double], _ expected: [Double]) -> Bool {
    zip(values, expected).allSatisfy { abs($0 - $1) < 0.0006 }
  }
}
