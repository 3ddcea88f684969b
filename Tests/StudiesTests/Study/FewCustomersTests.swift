import Clustering
import Features
import Ingestion
import Parameters
import Segments
import Studies
import TestSupport
import Testing

/// Studies of tables at the edge of what can be grouped.
@Suite(
  "A study of few customers", .enabled(if: ShopStudies.isPossible, "the engine is not installed"))
struct FewCustomersTests {
  @Test("refuses one customer, and fewer than segments", arguments: [(1, 2), (3, 4), (11, 12)])
  func tooFew(count: Int, segments: Int) throws {
    let sentence = try refusal(varied(count), clusters: "\(segments)")
    #expect(sentence.contains("\(count) customer") && sentence.contains("\(segments) segments"))
    #expect(sentence.contains("--k"))
  }

  @Test("groups as many customers as segments", arguments: [2, 3, 12])
  func asMany(count: Int) throws {
    let result = try study(varied(count), by: recipe(clusters: "\(count)"), feature: "Spend")
    #expect(result.segments.map(\.customers) == [Int](repeating: 1, count: count))
    #expect(Set(result.segments.map(\.name)).count == count)
    #expect(result.model != nil)
  }

  @Test("takes the number that is forced, and says so", arguments: [2, 7, 15])
  func forced(count: Int) throws {
    let result = try study(varied(60), by: recipe(clusters: "\(count)"), feature: "Spend")
    let selection = try #require(result.selection)
    #expect(selection.chosen == count && selection.isForced)
    #expect(selection.reasons.first == "\(count) groups were asked for.")
    #expect(result.segments.count == count && result.segments.allSatisfy { $0.customers > 0 })
    #expect(result.segments.map(\.customers).reduce(0, +) == 60)
  }

  @Test("refuses more segments than there are different customers")
  func alike() throws {
    let text = customers(30) { (20 + Double($0 % 3), 100 * Double($0 % 3)) }
    let sentence = try refusal(text, clusters: "5")
    #expect(sentence.contains("5") && sentence.contains("3"), "\(sentence)")
  }

  @Test("chooses among the numbers that different customers allow")
  func fewDifferent() throws {
    let text = customers(30) { (20 + Double($0 % 3), 100 * Double($0 % 3 * 2)) }
    let selection = try #require(
      try study(text, by: recipe(clusters: "[2, 10]"), feature: "Spend").selection)
    #expect(selection.candidates.map(\.k) == [2, 3])
    #expect((selection.candidates.last?.inertia ?? 1) < 1e-20)
  }

  @Test("refuses customers who are all equal, and names the feature")
  func equal() throws {
    let sentence = try refusal(customers(30) { _ in (40, 100) }, clusters: "[2, 10]")
    #expect(sentence.contains("The feature Spend has one value for all customers"))
  }

  @Test("tells two customers apart")
  func two() throws {
    let result = try study(varied(2), by: recipe(clusters: "[2, 10]"), feature: "Spend")
    #expect(result.segments.map(\.customers) == [1, 1])
    #expect(result.segmentOfCustomer.sorted() == [0, 1])
  }

  @Test("refuses the logarithm of a negative number, with the count and the ways out")
  func negative() throws {
    let text = customers(30) { (20 + Double($0), $0 % 10 == 3 ? -5 : Double($0)) }
    let sentence = try refusal(text, clusters: "2", transform: "log1p")
    #expect(
      sentence == "The logarithm of Spend was asked for, but it is negative for 3 of 30 customers; "
        + "net returns against sales, drop returns, or leave Spend out of log1p.")
  }

  @Test("takes the logarithm of nothing")
  func zero() throws {
    let text = customers(30) { (20 + Double($0), Double($0 / 10)) }
    #expect(
      try study(text, by: recipe(clusters: "2", transform: "log1p"), feature: "Spend").segments
        .count == 2)
  }

  /// Customers who all differ.
  private func varied(_ count: Int) -> String {
    customers(count) { (20 + Double($0 * 13 % 47), Double($0 * $0 * 7 % 1_009)) }
  }

  private func recipe(clusters: String, transform: String = "standardise") -> String {
    """
    {
      customers: { features: ["Spend"] },
      transforms: [{ transform: "\(transform)" }],
      clustering: { clusters: \(clusters), parameters: { starts: 2 } },
      drivers: { trees: 2 },
    }
    """
  }

  /// The sentence a study ends with.
  private func refusal(
    _ text: String, clusters: String, transform: String = "standardise"
  ) throws -> String {
    let error = #expect(throws: (any Error).self) {
      try study(text, by: recipe(clusters: clusters, transform: transform), feature: "Spend")
    }
    let sentence = "\(try #require(error))"
    #expect(sentence.hasSuffix("."))
    return sentence
  }
}
