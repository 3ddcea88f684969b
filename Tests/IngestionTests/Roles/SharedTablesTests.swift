import Engine
import Ingestion
import TestSupport
import Testing

@Suite(
  "Roles in public tables",
  .enabled(if: SharedData.isPresent, "the shared data are not on this machine"))
struct SharedTablesTests {
  private func roles(_ name: String) throws -> RoleMapping {
    let session = try Database().connect()
    let relation = try read([SharedData.path(name)], into: session)
    return try suggestRoles(for: relation, in: session)
  }

  @Test(
    "of transactions",
    arguments: [
      (
        "completejourney/transactions_sample.csv",
        "invoice=basket_id product=product_id quantity=quantity date=transaction_timestamp "
          + "total=sales_value customer=household_id"
      ),
      (
        "superstore/Sample_-_Superstore.csv",
        "invoice=Order ID product=Product ID description=Product Name quantity=Quantity "
          + "date=Order Date total=Sales customer=Customer ID country=Country/Region"
      ),
      ("rfm/rfm_data_orders.csv", "date=order_date total=revenue customer=customer_id"),
    ])
  func transactions(name: String, expected: String) throws {
    let roles = try roles(name)
    #expect(roles.shape == .transactions)
    let found = roles.assignments.map { "\($0.role.rawValue)=\($0.column)" }
    #expect(found.joined(separator: " ") == expected)
  }

  @Test(
    "of customers",
    arguments: [
      ("mall/Mall_Customers.csv", "CustomerID", 3, ["Genre"]),
      ("wholesale/Wholesale_customers_data.csv", nil, 6, ["Channel", "Region"]),
      ("marketing_campaign/marketing_campaign.csv", "ID", 14, nil),
      ("marketing_campaign/marketing_campaign.semicolon_bom_crlf.csv", "ID", 14, nil),
      ("marketing_campaign/marketing_campaign.xlsx", "ID", 16, nil),
    ] as [(String, String?, Int, [String]?)])
  func customers(name: String, id: String?, features: Int, categories: [String]?) throws {
    let roles = try roles(name)
    #expect(roles.shape == .customers)
    #expect(roles.column(.id) == id)
    #expect(roles.columns(.feature).count == features, "\(roles.columns(.feature))")
    if let categories { #expect(roles.columns(.category) == categories) }
  }
}
