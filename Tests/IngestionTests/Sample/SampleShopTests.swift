import Ingestion
import Tabular
import Testing

@Suite("The sample shop")
struct SampleShopTests {
  private static let sales = SampleShop(customers: 1_000, seed: 3).make()

  private static let reading = SampleReading(sales.rows)

  private var rows: SampleReading { Self.reading }

  @Test("has the columns of Online Retail")
  func columns() {
    #expect(
      Self.sales.rows.columnNames == [
        "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice",
        "CustomerID", "Country",
      ])
    #expect(Self.sales.rows.rowCount > 20_000)
  }

  @Test("is the same for a seed, and another for another")
  func seeds() {
    let again = SampleReading(SampleShop(customers: 1_000, seed: 3).make().rows)
    #expect(again.quantities == rows.quantities && again.times == rows.times)
    #expect(again.invoices == rows.invoices && again.codes == rows.codes)
    #expect(again.prices == rows.prices && again.customers == rows.customers)
    let other = SampleReading(SampleShop(customers: 1_000, seed: 4).make().rows)
    #expect(other.times != rows.times)
  }

  @Test("tells the kind of every customer who buys, each kind in its share")
  func truth() throws {
    let truth = Self.sales.truth
    guard case .integer(let numbers) = try #require(truth["CustomerID"]).values,
      case .category(let codes, let names) = try #require(truth["Segment"]).values
    else {
      Issue.record("other types than expected")
      return
    }
    #expect(numbers.count == 1_000)
    #expect(Set(rows.customers.compactMap(\.self)).isSubset(of: numbers))
    var counts: [String: Int] = [:]
    for code in codes { counts[names[Int(code)], default: 0] += 1 }
    #expect(
      counts == [
        "champion": 60, "regular": 240, "new": 120, "lapsing": 140, "lost": 200, "one-off": 200,
        "wholesaler": 40,
      ])
  }

  @Test("runs in the order of time, on open days at open hours")
  func calendar() {
    #expect(zip(rows.times, rows.times.dropFirst()).allSatisfy { $0 <= $1 })
    let minutes = rows.times.map { Int($0 / 60_000_000) }
    #expect(minutes.allSatisfy { (480..<1_080).contains($0 % 1_440) || isAbsurd($0) })
    #expect(!minutes.contains { ($0 / 1_440 + 4) % 7 == 6 })
  }

  /// Cancellations of absurd orders may come minutes after the shop has shut.
  private func isAbsurd(_ minute: Int) -> Bool { (1_080..<1_122).contains(minute % 1_440) }

  @Test("has the dirt of a real shop")
  func dirt() {
    let cancelled = rows.invoices.indices.filter { rows.invoices[$0].hasPrefix("C") }
    #expect(!cancelled.isEmpty)
    #expect(cancelled.allSatisfy { rows.quantities[$0] < 0 })
    #expect(rows.customers.count { $0 == nil } > rows.customers.count / 20)
    #expect(rows.prices.contains { $0 == 0 } && rows.prices.contains { $0 < 0 })
    #expect(Set(["POST", "M", "D", "DOT"]).isSubset(of: rows.codes))
    #expect(rows.invoices.contains { $0.hasPrefix("A") })
    #expect(Set(rows.rowTexts).count < rows.rowTexts.count)
    #expect(Self.sales.rows["Description"]?.missingCount ?? 0 > 0)
  }

  @Test("takes its absurd orders back")
  func absurd() {
    let large = rows.quantities.indices.filter { abs(rows.quantities[$0]) > 50_000 }
    #expect(large.count >= 4)
    #expect(large.reduce(0) { $0 + rows.quantities[$1] } == 0)
    #expect(Set(large.map { rows.customers[$0] }).count <= large.count / 2)
  }

  @Test("works for the smallest and the shortest shop", arguments: [(1, 2), (3, 60), (40, 2)])
  func small(customers: Int, months: Int) {
    let sales = SampleShop(customers: customers, seed: 9, months: months).make()
    #expect(sales.truth.rowCount == customers)
    #expect(sales.rows.rowCount > 0)
  }

  @Test("gives every customer something to buy, as often as its kind does")
  func frequencies() throws {
    guard case .integer(let numbers) = try #require(Self.sales.truth["CustomerID"]).values,
      case .category(let codes, let names) = try #require(Self.sales.truth["Segment"]).values
    else { return }
    var orders: [Int64: Set<String>] = [:]
    for row in rows.invoices.indices where rows.quantities[row] > 0 {
      if let customer = rows.customers[row] {
        orders[customer, default: []].insert(rows.invoices[row])
      }
    }
    var totals: [String: [Int]] = [:]
    for (number, code) in zip(numbers, codes) {
      totals[names[Int(code)], default: []].append(orders[number]?.count ?? 0)
    }
    #expect(totals.values.allSatisfy { !$0.contains(0) })
    let means = totals.mapValues { Double($0.reduce(0, +)) / Double($0.count) }
    #expect(try #require(means["champion"]) > 14)
    #expect((4...8.5).contains(try #require(means["regular"])))
    #expect(try #require(means["one-off"]) < 1.1)
  }
}
