import FoundationEssentials
import Insight
import Numeric
import Parameters
import Testing
import Trees

@Suite("Drivers")
struct DriversTests {
  /// Rows of which only the first feature tells the group.
  static func shop(_ count: Int = 400) throws -> (rows: Matrix, labels: [Int32]) {
    var random = SplitMix64(seed: 3)
    let columns = (0..<3).map { _ in (0..<count).map { _ in random.nextUnit() } }
    return (try Matrix(columns: columns), columns[0].map { $0 < 0.3 ? 0 : $0 < 0.8 ? 1 : 2 })
  }

  static let names = ["recency", "frequency", "monetary"]

  @Test("name the feature that tells the groups")
  func ranking() throws {
    let shop = try Self.shop()
    let drivers = try DriverFinder().find(
      in: shop.rows, labels: shop.labels, features: Self.names, seed: 1)
    #expect(drivers.ranking[0].feature == "recency")
    #expect(drivers.importances[0] > 0.8)
    #expect(drivers.accuracy > 0.95)
    #expect(drivers.outOfBagAccuracy ?? 0 > 0.95)
    #expect((99...101).contains(drivers.heldOutRows))
  }

  @Test("of categories count whichever codes their values have")
  func categories() throws {
    let shop = try Self.shop()
    // The second value of five is a group of its own, which no order of codes sets apart at once.
    let codes = shop.labels.indices.map { Double($0 % 5) }
    let rows = try Matrix(columns: [shop.rows.columnValues(1), shop.rows.columnValues(2), codes])
    let drivers = try DriverFinder(trees: 20).find(
      in: rows, labels: codes.map { $0 == 1 ? 1 : 0 }, features: ["a", "b", "kind"], categories: 1,
      seed: 1)
    #expect(drivers.features == ["a", "b", "kind"] && drivers.importances.count == 3)
    #expect(drivers.importances[2] > 0.9 && drivers.accuracy == 1)
    #expect(abs(drivers.importances.reduce(0, +) - 1) < 1e-12)
  }

  @Test("accuracy on labels at random is no better than guessing")
  func chance() throws {
    let shop = try Self.shop()
    var random = SplitMix64(seed: 8)
    let labels = shop.labels.map { _ in Int32(random.nextIndex(below: 2)) }
    let drivers = try DriverFinder(trees: 50).find(
      in: shop.rows, labels: labels, features: Self.names, seed: 1)
    #expect(drivers.accuracy < 0.65)
    #expect(drivers.outOfBagAccuracy ?? 1 < 0.6)
  }

  @Test("rows without a group are left out")
  func noise() throws {
    let shop = try Self.shop()
    let some = shop.labels.enumerated().map { $0.offset % 4 == 0 ? -1 : $0.element }
    let kept = some.indices.filter { some[$0] >= 0 }
    let finder = DriverFinder(trees: 10)
    let drivers = try finder.find(in: shop.rows, labels: some, features: Self.names, seed: 1)
    let alone = try finder.find(
      in: shop.rows.selectingRows(kept), labels: kept.map { some[$0] }, features: Self.names,
      seed: 1)
    #expect(drivers == alone)
  }

  @Test("come back from JSON as they were")
  func coding() throws {
    let shop = try Self.shop()
    let drivers = try DriverFinder(trees: 5).find(
      in: shop.rows, labels: shop.labels, features: Self.names, seed: 1)
    let data = try JSONEncoder().encode(drivers)
    #expect(try JSONDecoder().decode(Drivers.self, from: data) == drivers)
  }

  @Test("are refused for one group, wrong shapes or too few rows")
  func refusals() throws {
    let shop = try Self.shop()
    let finder = DriverFinder(trees: 5)
    let one = [Int32](repeating: 0, count: 400)
    #expect(throws: InsightError.forest(.oneClass(method: "random-forest"))) {
      try finder.find(in: shop.rows, labels: one, features: Self.names, seed: 1)
    }
    #expect(throws: InsightError.shape(.featureCount(expected: 1, got: 3))) {
      try finder.find(in: shop.rows, labels: shop.labels, features: ["recency"], seed: 1)
    }
    #expect(throws: InsightError.forest(.labelCount(rows: 400, labels: 1))) {
      try finder.find(in: shop.rows, labels: [1], features: Self.names, seed: 1)
    }
    #expect(throws: InsightError.tooFewRows(needed: 4, got: 0)) {
      try finder.find(
        in: shop.rows, labels: one.map { _ in -1 }, features: Self.names, seed: 1)
    }
  }

  @Test("every value the table does not allow is refused", arguments: DriverFinder.parameters)
  func parameters(parameter: Parameter<DriverFinder>) {
    var finder = DriverFinder()
    for bad: Setting in [.number(-1), .number(1e9), .word("many"), .flag(true)] {
      #expect(throws: ParameterError.self) { try finder.set(parameter.name, to: bad) }
    }
    #expect(finder == DriverFinder())
  }
}
