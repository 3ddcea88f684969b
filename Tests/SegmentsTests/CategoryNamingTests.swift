import Features
import Segments
import Testing

/// Segments of customers that were grouped by a category too.
@Suite("Names and evidence by categories")
struct CategoryNamingTests {
  private let table = CustomerTable(
    identifiers: (0..<8).map { "\($0)" },
    features: [FeatureColumn(name: "spend", kind: .money, values: [1, 2, 1, 2, 1, 2, 1, 2])],
    categories: [
      CategoryColumn(
        name: "home_town", values: ["Rome", "Rome", "Rome", nil, "Oslo", "Oslo", "Oslo", "Rome"]),
      CategoryColumn(name: "sex", values: (0..<8).map { $0 % 2 == 0 ? "f" : "m" }),
    ])

  private func named(_ categories: [String]) throws -> [SegmentProfile] {
    let profiler = SegmentProfiler(table)
    let vocabulary = try #require(VocabularyCatalog.vocabulary(named: "descriptive"))
    return SegmentNamer(vocabulary: vocabulary, features: ["spend"], categories: categories).named(
      [Array(0..<4), Array(4..<8)].enumerated().map {
        profiler.profile(identifier: $0 + 1, rows: $1, isSetApart: false)
      })
  }

  @Test("name what most of a segment have and others have less")
  func names() throws {
    let found = try named(["home_town", "sex"])
    #expect(found.map(\.name) == ["Home town Rome", "Home town Oslo"])
    #expect(found[1].action.hasSuffix("home town Oslo."))
    #expect(
      found[0].evidence == [
        "middling spend: median 1.5, usually 1.5",
        "home town mostly Rome: 75 %, of all customers 50 %",
        "sex mostly f: 50 %, of all customers 50 %",
      ])
  }

  @Test("say nothing of categories that customers were not grouped by")
  func others() throws {
    let found = try named([])
    #expect(found.map(\.name) == ["Average customers", "Average customers (2)"])
    #expect(found.allSatisfy { $0.evidence.count == 1 })
  }
}
