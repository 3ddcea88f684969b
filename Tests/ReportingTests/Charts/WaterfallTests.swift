import FoundationEssentials
import Ingestion
import Testing

@testable import Reporting

@Suite("The waterfall of cleaning")
struct WaterfallTests {
  @Test("bars float on what is left, and a rule that raises revenue gains")
  func bars() throws {
    let ledger = try ledger(rows: [100, 80, 80], revenue: [500, 620, 610])
    let rows = try #require(Chart.waterfall(ledger, .rows)).option.json
    #expect(rows.contains(#""name":"below""#))
    #expect(rows.contains(#""data":[0,80,80,0]"#))
    #expect(rows.contains(#""data":[null,20,null,null]"#))
    let revenue = try #require(Chart.waterfall(ledger, .revenue)).option.json
    #expect(revenue.contains(#""data":[0,500,610,0]"#))
    #expect(revenue.contains(#""data":[null,120,null,null]"#))
  }

  @Test("there is no waterfall below zero, nor without rules")
  func absent() throws {
    let negative = try ledger(rows: [10, 5], revenue: [5, -5])
    #expect(Chart.waterfall(negative, .revenue) == nil)
    #expect(Chart.waterfall(negative, .rows) != nil)
    #expect(Chart.waterfall(try ledger(rows: [10], revenue: [5]), .rows) == nil)
  }

  /// A ledger from the levels between its rules.
  private func ledger(rows: [Int], revenue: [Int]) throws -> Ledger {
    func counts(_ level: Int) -> String {
      "{\"rows\": \(rows[level]), \"invoices\": 1, \"customers\": 1, \"revenue\": \(revenue[level])}"
    }
    let entries = (1..<max(1, rows.count)).map { step in
      "{\"step\": \(step), \"rule\": \"rule-\(step)\", \"words\": \"\", \"notes\": [], \"samples\": [], "
        + "\"before\": \(counts(step - 1)), \"after\": \(counts(step))}"
    }
    let text =
      "{\"entries\": [\(rows.count > 1 ? entries.joined(separator: ",") : "")], "
      + "\"before\": \(counts(0)), \"after\": \(counts(rows.count - 1))}"
    return try JSONDecoder().decode(Ledger.self, from: Data(text.utf8))
  }
}
