import Engine
import FoundationEssentials
import Ingestion
import TestSupport
import Testing

@Suite("Ledger")
struct LedgerTests {
  static let recipes: [[any CleaningRule]] = [
    [HasCustomerRule(), NotCancelledRule(), PositiveQuantityRule(), PositivePriceRule()],
    [
      HasCustomerRule(), ProductsOnlyRule(), DistinctRule(), ReturnsRule(handling: .net),
      PositiveQuantityRule(), PositivePriceRule(),
    ],
    [
      ReturnsRule(handling: .net), DistinctRule(), HasCustomerRule(),
      CapRule(column: .total, atMost: 40), CountryRule(countries: ["United Kingdom"]),
    ],
    [DistinctRule(), ReturnsRule(handling: .keep), DatesRule(from: "2011-03-01")],
  ]

  @Test("balances to the penny at every step, whatever the order of rules", arguments: 0..<4)
  func balance(recipe: Int) throws {
    let session = try Database().connect()
    try session.ingest(SampleShop(customers: 150, seed: 3).make().rows, into: "sample")
    let folder = try ScratchFolder()
    try session.run("COPY sample TO '\(folder.path("sample.csv"))' (HEADER)")
    let relation = try read([folder.path("sample.csv")], into: session)
    let roles = try suggestRoles(for: relation, in: session)
    let result = try clean(
      relation, roles: roles, rules: Self.recipes[recipe].map { AnyCleaningRule($0) }, in: session)
    expectChain(result.ledger)
    try expectCounts(result, session)
  }

  /// Each step begins where the one before ended.
  private func expectChain(_ ledger: Ledger) {
    var left = ledger.before
    for entry in ledger.entries {
      #expect(entry.before == left)
      #expect(entry.before.revenue == entry.after.revenue + entry.lost.revenue)
      #expect(entry.lost.rows >= 0 && entry.lost.invoices >= 0 && entry.lost.customers >= 0)
      #expect(entry.samples.count == min(5, entry.lost.rows))
      left = entry.after
    }
    #expect(left == ledger.after)
    #expect(ledger.before.rows > 1_000 && ledger.after.rows < ledger.before.rows)
  }

  /// What the ledger says is what stands in the table.
  private func expectCounts(_ result: CleaningResult, _ session: Session) throws {
    let found = try session.query(
      "SELECT count(*) AS n, count(DISTINCT invoice) AS invoices, "
        + "count(DISTINCT customer) AS customers, sum(total)::decimal(18,4) AS revenue "
        + "FROM \(result.table) WHERE step = \(CleaningResult.kept)")
    let after = result.ledger.after
    #expect(found.integers("n") == [Int64(after.rows)])
    #expect(found.integers("invoices") == [Int64(after.invoices)])
    #expect(found.integers("customers") == [Int64(after.customers)])
    #expect(found.integers("revenue") == [after.revenue.tenThousandths])
  }

  @Test("comes back from JSON as it was")
  func coding() throws {
    let shop = try SmallShop(lines: CleaningRuleTests.rows)
    let ledger = try shop.clean(HasCustomerRule(), NotCancelledRule()).ledger
    let data = try JSONEncoder().encode(ledger)
    let again = try JSONDecoder().decode(Ledger.self, from: data)
    #expect(again.after == ledger.after && again.entries.count == 2)
    #expect(again.entries[0].samples[0].cells["quantity"] == "6")
    #expect(again.entries[0].shareLost == 0.1)
  }
}
