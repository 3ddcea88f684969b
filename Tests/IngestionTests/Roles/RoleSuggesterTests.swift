import Engine
import Ingestion
import TestSupport
import Testing

@Suite("Roles of columns")
struct RoleSuggesterTests {
  @Test("are found from names and contents, with a confidence and a reason")
  func transactions() throws {
    let roles = try SmallShop(lines: [
      "1,A,2,2011-01-05 10:00,1.50,17,France", "1,B,1,2011-01-05 10:00,2,17,France",
    ]).roles
    #expect(roles.shape == .transactions)
    let found = roles.assignments.map { "\($0.role.rawValue)=\($0.column)" }
    #expect(
      found == [
        "invoice=Invoice", "product=StockCode", "quantity=Quantity", "date=InvoiceDate",
        "price=Price", "customer=Customer ID", "country=Country",
      ])
    #expect(roles.assignments.allSatisfy { $0.confidence > 0.9 && $0.confidence <= 1 })
    #expect(roles.assignments.allSatisfy { !$0.reason.isEmpty && !$0.isGiven })
  }

  @Test("are taken as given")
  func given() throws {
    let shop = try SmallShop(
      ["Who,Ticket,Day,Money", "a,1,2011-01-05,3", "b,2,2011-01-06,4"],
      given: [.customer: "Who", .date: "Day", .total: "Money"])
    #expect(shop.roles.column(.customer) == "Who")
    #expect(shop.roles.column(.invoice) == "Ticket")
    let given = shop.roles.assignments.filter(\.isGiven).map(\.role)
    #expect(given == [.date, .total, .customer])
  }

  @Test("of orders without an invoice make one of customer and time, and say so")
  func orders() throws {
    let shop = try SmallShop([
      "customer_id,order_date,revenue", "a,2011-01-05,3", "a,2011-01-05,4", "b,2011-01-06,5",
    ])
    #expect(shop.roles.shape == .transactions)
    #expect(shop.roles.notes.count == 1)
    let counts = try shop.clean().ledger.before
    #expect(counts.invoices == 2 && counts.customers == 2)
    #expect(counts.revenue == Money(tenThousandths: 120_000))
  }

  @Test("say that a table has one row a customer, even with a last order and a spend")
  func customerTable() throws {
    let shop = try SmallShop([
      "customer_id,last_order_date,orders_count,total_spent,plan,product_id",
      "1,2011-01-05,3,10.5,free,900", "2,2011-02-05,4,11.5,paid,901", "3,2011-01-09,7,9,free,902",
    ])
    #expect(shop.roles.shape == .customers)
    #expect(shop.roles.column(.id) == "customer_id")
    #expect(shop.roles.columns(.feature) == ["orders_count", "total_spent"])
    #expect(shop.roles.columns(.category) == ["plan"])
  }

  @Test("take the total where it is not quantity times price, unless it is the invoice's")
  func totals() throws {
    let header = "order_id,customer_id,order_date,quantity,price,total"
    func roles(_ totals: [String]) throws -> RoleMapping {
      let rows = totals.enumerated().map { "\($0 / 2),\($0 / 4),2011-01-05,2,3.0,\($1)" }
      return try SmallShop([header] + rows).roles
    }
    let equal = try roles(Array(repeating: "6", count: 12))
    #expect(equal.column(.total) == nil && equal.notes.isEmpty)
    let discounted = try roles((0..<12).map { "\(Double($0) / 4)" })
    #expect(discounted.column(.total) == "total" && discounted.notes.count == 1)
    let ofInvoice = try roles(Array(repeating: "12", count: 12))
    #expect(ofInvoice.column(.total) == nil && ofInvoice.notes.count == 1)
  }

  @Test("that are missing are named with what was found and the flag to use")
  func missing() throws {
    let error = #expect(throws: IngestionError.self) {
      try SmallShop(["order_id,order_date,total", "1,2011-01-05,3", "1,2011-01-05,4"])
    }
    let sentence = try #require(error).description
    #expect(sentence.contains("the customer"))
    #expect(sentence.contains("'order_id', 'order_date', 'total'"))
    #expect(sentence.contains("--column customer="))
  }

  @Test("need a number in a table of customers")
  func noFeatures() throws {
    let error = #expect(throws: IngestionError.self) {
      try SmallShop(["customer_id,plan", "1,free", "2,paid", "3,free"])
    }
    #expect(
      try #require(error).description.hasPrefix(
        "No column was found for a feature to describe customers by"))
  }

  @Test("that two columns could play are for a person to choose")
  func ambiguous() throws {
    let rows = (0..<8).map { "\($0),\($0),\($0 / 4),2011-01-05,\($0 + 1)" }
    let lines = ["order_id,customer_id,account,order_date,total"] + rows
    let error = #expect(throws: IngestionError.self) { try SmallShop(lines) }
    let sentence = try #require(error).description
    #expect(sentence.contains("'customer_id', 'account'"))
    #expect(sentence.contains("--column customer=\"customer_id\""))
    let shop = try SmallShop(lines, given: [.customer: "account"])
    #expect(shop.roles.column(.customer) == "account")
  }

  @Test("cannot be given to a column that is not there, or twice to one")
  func wrongNames() throws {
    let lines = [SmallShop.header, "1,A,2,2011-01-05,1.50,17,France"]
    let unknown = #expect(throws: IngestionError.self) {
      try SmallShop(lines, given: [.customer: "Customer IDs"])
    }
    #expect(try #require(unknown).description.contains("'Customer ID'"))
    let shared = #expect(throws: IngestionError.self) {
      try SmallShop(lines, given: [.customer: "Invoice", .invoice: "Invoice"])
    }
    #expect(try #require(shared).description.contains("one role"))
  }
}
