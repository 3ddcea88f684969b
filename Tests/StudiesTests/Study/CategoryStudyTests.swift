import Clustering
import Features
import Insight
import Numeric
import Projection
import Segments
import Studies
import Tabular
import TestSupport
import Testing

/// Customers grouped by categories beside numbers, from the table to the model and back.
@Suite("Categories", .enabled(if: ShopStudies.isPossible, "the engine is not installed"))
struct CategoryStudyTests {
  private static let methods = ["k-prototypes", "k-medoids"]

  /// Two kinds of customers by spend and two by city, city missing for some.
  private static let table =
    (["CustomerID,Spend,Visits,City"]
    + (0..<80).map { row in
      let spend = row % 2 == 0 ? 100 + row : 900 + row
      let city = row % 20 == 7 ? "" : row % 4 < 2 ? "Rome" : "Oslo"
      return "\(row + 1),\(spend),\(row % 7),\(city)"
    }).joined(separator: "\n") + "\n"

  private static func recipe(_ method: String, _ more: String = "") -> String {
    """
    { customers: { features: ['Spend'], categories: ['City'] }, transforms: [{ transform:
      'standardise' }], clustering: { method: '\(method)', clusters: 4\(more) }, unusual: null,
      drivers: { trees: 5 } }
    """
  }

  private static func result(_ method: String) throws -> StudyResult {
    try study(
      table, by: recipe(method, method == "k-prototypes" ? ", parameters: { gamma: 2 }" : ""))
  }

  @Test("part customers that numbers alone would not", arguments: methods)
  func grouping(method: String) throws {
    let result = try Self.result(method)
    let cities = try #require(result.customers.categories.first { $0.name == "City" }).values
    let spend = try #require(result.customers.feature("Spend")).values
    for (segment, profile) in result.segments.enumerated() {
      let members = result.segmentOfCustomer.indices.filter {
        result.segmentOfCustomer[$0] == segment && cities[$0] != nil
      }
      #expect(Set(members.map { cities[$0] ?? "" }).count == 1)
      #expect(Set(members.map { spend[$0] < 500 }).count == 1)
      let city = try #require(profile.categories.first { $0.name == "City" })
      #expect(try #require(city.top.first).share > 0.8)
    }
    #expect(result.drivers?.features == ["Spend", "City"])
    #expect(
      result.projection?.columns == ["Spend", "City missing", "City Oslo", "City Rome"])
    #expect(result.projection?.model.featureCount == 4)
    #expect(result.drivers.map { abs($0.importances.reduce(0, +) - 1) < 1e-9 } == true)
    #expect(result.silhouettes.map { $0.values.count == 80 } == true)
  }

  @Test("are in the model, which puts the study's customers where it did", arguments: methods)
  func model(method: String) throws {
    let result = try Self.result(method)
    let folder = try ScratchFolder()
    try folder.write(try #require(result.model).json(), to: "model.json")
    let model = try Model(path: folder.path("model.json"))
    #expect(model.categories?.map(\.values) == [["Oslo", "Rome"]])
    #expect(model.inputNames == ["Spend", "City"])
    try folder.write(Self.table, to: "again.csv")
    let scored = try Scoring(model: model, paths: [folder.path("again.csv")]).run()
    #expect(
      scored.predictions.map(\.segment)
        == result.segmentOfCustomer.map { result.segments[$0].identifier })
    #expect(scored.table["City"] != nil)
    let alone = try model.predictions(for: Matrix(columns: [[100]]), categories: [["Rome"]])
    #expect(alone[0].segment == scored.predictions[0].segment && alone[0].outsideRange.isEmpty)
  }

  @Test("speak for a segment as its method counts them", arguments: methods)
  func reasons(method: String) throws {
    let model = try #require(try Self.result(method).model)
    for (spend, city) in [(100.0, "Rome"), (950, "Oslo"), (140, "Oslo")] {
      let rows = try Matrix(columns: [[spend]])
      let found = try #require(try model.predictions(for: rows, categories: [[city]]).first)
      let reasons = try model.reasons(for: [spend], categories: [city])
      #expect(abs(reasons.reduce(0) { $0 + $1.share } - 1) < 1e-12)
      #expect(reasons.map(\.share) == reasons.map(\.share).sorted(by: >))
      let second = try #require(found.secondSegment)
      let others = try ["Rome", "Oslo"].flatMap { town in
        try model.predictions(for: rows, categories: [[town]])
      }
      // Where only the other town makes the second best, it is the town that tells them apart.
      if others.contains(where: { $0.segment == second }) { #expect(reasons[0].name == "City") }
      #expect(Set(reasons.map(\.name)).isSubset(of: ["Spend", "City"]))
    }
  }

  @Test("that nobody had are told, missing ones are values, and none may be left out")
  func unseen() throws {
    let model = try #require(try Self.result("k-prototypes").model)
    let rows = try Matrix(columns: [[100, 100]])
    let found = try model.predictions(for: rows, categories: [["Bonn", nil]])
    #expect(found.map(\.outsideRange) == [["City"], []])
    let error = #expect(throws: ModelError.self) { try model.predictions(for: rows) }
    #expect(
      error?.description == "The model needs City, which was not given; it needs Spend, City.")
  }

  @Test("keep segments from one study to the next")
  func previous() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.table, to: "customers.csv")
    var next = Study(
      recipe: try Recipe(json5: Self.recipe("k-medoids"), origin: "test"),
      paths: [folder.path("customers.csv")])
    next.previous = try Self.result("k-medoids").model
    #expect(try next.run().matching?.matches.allSatisfy { $0.continues != nil } == true)
  }

  @Test("are compared by methods that take them")
  func comparison() throws {
    let folder = try ScratchFolder()
    try folder.write(Self.table, to: "customers.csv")
    let study = Study(
      recipe: try Recipe(json5: Self.recipe("k-prototypes"), origin: "test"),
      paths: [folder.path("customers.csv")])
    let found = try study.compare([MethodWish("k-prototypes"), MethodWish("k-medoids")])
    #expect(found.features == ["Spend", "City"] && found.comparison.groupings.count == 2)
    let error = #expect(throws: RecipeError.self) { try study.compare([MethodWish("k-means")]) }
    #expect(error?.description.contains("k-means groups by numbers only, not by 'City'") == true)
  }

  @Test("must be there, and tell customers together")
  func refused() throws {
    let wrong = Self.recipe("k-prototypes").replacing("'City'", with: "'Town'")
    #expect(try refusal(Self.table, wrong).contains("There is no category 'Town'"))
    let many =
      (["CustomerID,Spend,City"] + (0..<400).map { "\($0 + 1),\($0 * $0 % 97),Town \($0)" })
      .joined(separator: "\n") + "\n"
    #expect(try refusal(many, Self.recipe("k-prototypes")).contains("has 400 different values"))
  }

  @Test("leave recipes and models without them as they were")
  func without() throws {
    let plain = try Recipe(json5: "{}", origin: "test").json()
    #expect(!plain.contains("categories"))
    let mixed = try Recipe(json5: Self.recipe("k-prototypes"), origin: "test")
    #expect(try Recipe(json5: mixed.json(), origin: "again").customers.categories == ["City"])
    let table = customers(40) { (Double(20 + $0 * 13 % 47), Double($0 * $0 * 7 % 1_009)) }
    let model = try #require(try study(table, by: "{ clustering: { clusters: 2 } }").model)
    #expect(try !model.json().contains("categories"))
  }

  private func refusal(_ table: String, _ recipe: String) throws -> String {
    let error = #expect(throws: StudyError.self) { try study(table, by: recipe) }
    return try #require(error).description
  }
}
