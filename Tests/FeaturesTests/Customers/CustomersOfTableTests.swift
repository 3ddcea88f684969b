import Engine
import Features
import Ingestion
import TestSupport
import Testing

@Suite("Customers of a table")
struct CustomersOfTableTests {
  private func customers(_ lines: [String]) throws -> CustomerTable {
    let folder = try ScratchFolder()
    try folder.write(lines.joined(separator: "\n") + "\n", to: "customers.csv")
    let session = try Database().connect()
    let relation = try read([folder.path("customers.csv")], into: session)
    return try Features.customers(
      of: relation, roles: try suggestRoles(for: relation, in: session), in: session)
  }

  @Test("stand in the order of their numbers, with their features and categories")
  func order() throws {
    let table = try customers([
      "CustomerID,Income,City", "10,3.5,Rome", "9,,", "100,1,Oslo", "8,2,Rome",
    ])
    #expect(table.identifiers == ["8", "9", "10", "100"])
    #expect(table.categories.map(\.values) == [["Rome", nil, "Rome", "Oslo"]])
    let income = try #require(table.feature("Income")).values
    #expect(income[0] == 2 && income[1].isNaN && income[2] == 3.5 && income[3] == 1)
    #expect(table.lastPurchase.isEmpty && table.spend.isEmpty)
  }

  @Test("stand in the order of the alphabet when one id is no number")
  func words() throws {
    let table = try customers(["Client,Income", "b10,3", "10,4", "b9,5"])
    #expect(table.identifiers == ["10", "b10", "b9"])
  }

  @Test("are numbered by row without an id")
  func numbered() throws {
    let table = try customers(["Fresh,Milk", "5,6", "7,8", "9,10"])
    #expect(table.identifiers == ["1", "2", "3"])
  }

  @Test("stand in one row each, and their features are numbers")
  func wrong() throws {
    let repeated = #expect(throws: IngestionError.self) {
      try customers(["CustomerID,Income", "1,3", "2,4", "1,5"])
    }
    #expect(
      try #require(repeated).description.hasPrefix(
        "1 row repeats a customer of the column 'CustomerID', the first in row 4"))
    let rows = (0..<30).map { "\($0),\($0 == 7 ? "rich" : "\($0 * 3)")" }
    let text = #expect(throws: IngestionError.self) { try customers(["CustomerID,Income"] + rows) }
    #expect(try #require(text).description.contains("'Income' is no number, the first in row 9"))
  }
}
