import FoundationEssentials
import Testing

@testable import Service

/// What somebody may say of a customer.
@Suite("A request for predictions")
struct PredictionRequestTests {
  @Test("holds numbers of features, and words of categories, which may be numbers or missing")
  func values() throws {
    let one = try read("{\"Spend\": 7.5, \"City\": \"Rome\", \"Rooms\": 3, \"Street\": null}")
    #expect(!one.isList && one.customers.count == 1)
    let customer = one.customers[0]
    #expect(customer["Spend"]?.number == 7.5 && customer["City"]?.number == nil)
    #expect(customer["City"]?.word == "Rome" && customer["Rooms"]?.word == "3")
    #expect(customer["Street"] == .missing && customer["Street"]?.word == nil)
    #expect(CustomerValue.text("").word == nil && CustomerValue.number(0.5).word == "0.5")
  }

  @Test("may be about many, and holds nothing else")
  func many() throws {
    let many = try read("{\"customers\": [{\"City\": \"Oslo\"}, {\"City\": \"Bonn\"}]}")
    #expect(many.isList && many.customers.map { $0["City"]?.word } == ["Oslo", "Bonn"])
    #expect(throws: DecodingError.self) { try read("{\"City\": [\"Oslo\"]}") }
    #expect(throws: DecodingError.self) { try read("{\"City\": true}") }
  }

  private func read(_ text: String) throws -> PredictionRequest {
    try JSONDecoder().decode(PredictionRequest.self, from: Data(text.utf8))
  }
}
