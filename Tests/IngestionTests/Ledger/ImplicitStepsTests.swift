import Ingestion
import TestSupport
import Testing

/// What no recipe asks for, and is accounted for all the same.
@Suite("Steps that no recipe names")
struct ImplicitStepsTests {
  private static let undated = [
    "536365,85123A,6,2010-12-01 08:26,2.55,17850,France",
    "536366,85123A,1,,2.50,17850,France",
    "536367,85123A,2,,10.00,17851,France",
  ]

  @Test("rows without a date are a step of the ledger, with their customers and money")
  func undated() throws {
    let ledger = try SmallShop(lines: Self.undated).clean(HasCustomerRule()).ledger
    let last = try #require(ledger.entries.last)
    #expect(last.rule == "has-date")
    #expect(last.step == 2)
    #expect(last.lost.rows == 2)
    #expect(last.lost.customers == 1)
    #expect("\(last.lost.revenue)" == "22.50")
    #expect(ledger.after.customers == 1)
  }

  @Test("where every row has one, or a recipe asks itself, there is no step more")
  func dated() throws {
    let dated = try SmallShop(lines: [Self.undated[0]]).clean(HasCustomerRule()).ledger
    #expect(dated.entries.map(\.rule) == ["has-customer"])
    let asked = try SmallShop(lines: Self.undated).clean(HasDateRule(), HasCustomerRule()).ledger
    #expect(asked.entries.map(\.rule) == ["has-date", "has-customer"])
    #expect(asked.entries[0].lost.rows == 2)
  }

  @Test("rows that cannot be read are the step before the first")
  func unreadable() throws {
    let shop = try SmallShop(lines: [Self.undated[0]] + ["536368,85123A,6"])
    let ledger = try shop.clean(HasCustomerRule()).ledger
    let first = try #require(ledger.entries.first)
    #expect(first.rule == "readable")
    #expect(first.step == 0)
    #expect(first.lost.rows == 1)
    #expect(ledger.before.rows == 2)
    #expect(ledger.after.rows == 1)
  }
}
