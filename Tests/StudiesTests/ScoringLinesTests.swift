import Engine
import Features
import Ingestion
import Segments
import Studies
import Tabular
import TestSupport
import Testing

/// A few lines of a shop mean what they meant among all of them.
@Suite(
  "Scoring transactions", .enabled(if: (try? Database()) != nil, "the engine is not installed"))
struct ScoringLinesTests {
  private let folder: ScratchFolder
  private let result: StudyResult
  private let model: Model
  private let lines: [String: [String]]
  private let names: [String]

  /// Studies a shop that writes the day first, has few codes with a digit, and cancels by a C.
  init() throws {
    folder = try ScratchFolder()
    var lines: [String: [String]] = [:]
    for customer in 1...40 {
      lines["\(customer)"] = Self.lines(of: customer)
    }
    self.lines = lines
    names = lines.keys.sorted()
    let shop = ([Self.header] + names.flatMap { lines[$0] ?? [] }).joined(separator: "\n")
    try folder.write(shop + "\n", to: "shop.csv")
    var recipe = try RecipeCatalog.recipe(named: "retail")
    recipe.clustering?.clusters = ClusterCount(from: 3, to: 3)
    result = try Study(recipe: recipe, paths: [folder.path("shop.csv")]).run()
    model = try #require(result.model)
  }

  @Test(
    "gives every customer the label of the study, alone and in any batch", arguments: [1, 7, 40])
  func labels(batch: Int) throws {
    var compared = 0
    let labels = Dictionary(
      uniqueKeysWithValues: zip(result.customers.identifiers, result.segmentOfCustomer))
    for start in stride(from: 0, to: batch == 1 ? 12 : names.count, by: batch) {
      let some = names[start..<min(start + batch, names.count)]
      let scored = try score(some.flatMap { lines[$0] ?? [] })
      let found = try #require(scored.table["customer"]).values
      guard case .text(let customers) = found else { continue }
      for (place, prediction) in scored.predictions.enumerated() {
        let segment = try #require(labels[customers[place]])
        #expect(prediction.segment == result.segments[segment].identifier, "\(customers[place])")
        compared += 1
      }
    }
    #expect(compared >= 12)
  }

  @Test("counts recency to the study's day, unless the file goes on behind it or a day is given")
  func reference() throws {
    let line = { (day: String) in ["900,8,Cup,2,\(day) 10:00,3.50,5"] }
    let reference = try #require(result.reference)
    let sold = try #require(WallClock("2024-05-02 10:00"))
    let days = Double((reference - sold.microseconds) / WallClock.day)
    #expect(try recency(score(line("02/05/2024"))) == days)
    #expect(try recency(score(line("02/05/2024"), "2024-05-10")) == 7)
    #expect(try recency(score(line("02/05/2025"))) == 1)
  }

  @Test("a decimal comma and a date that a file cannot tell are those of the study")
  func undecided() throws {
    let known = try #require(model.reading)
    #expect(known.dates == .texts(["%d/%m/%Y %H:%M"]))
    #expect(known.cancelledByC == true)
    #expect(known.productsBeginWithDigit == true)
    #expect(known.decimalComma == false)
  }

  private func recency(_ scored: ScoredCustomers) -> Double {
    guard case .number(let days)? = scored.table["recency"]?.values else { return -1 }
    return days.first ?? -1
  }

  private func score(_ lines: [String], _ reference: String? = nil) throws -> ScoredCustomers {
    try folder.write(([Self.header] + lines).joined(separator: "\n") + "\n", to: "more.csv")
    return try Scoring(model: model, paths: [folder.path("more.csv")], reference: reference).run()
  }

  private static let header = "Invoice,StockCode,Description,Quantity,Date,Price,Customer"

  /// The invoices of a customer, some of them on days that could be months; every fifth is
  /// cancelled later.
  private static func lines(of customer: Int) -> [String] {
    (0..<(1 + customer % 4)).flatMap { order in
      let (day, month) = (1 + (customer * 7 + order * 5) % 28, 1 + (customer + order * 3) % 12)
      let date = "\(padded(day))/\(padded(month))/2024 09:30"
      let invoice = customer * 10 + order
      let sale =
        "\(invoice),\(10 + customer % 9),Cup,\(1 + customer % 5),\(date),\(customer).50,\(customer)"
      return customer % 5 == 0 && order > 0
        ? [sale, "C\(invoice),\(10 + customer % 9),Cup,-1,\(date),\(customer).50,\(customer)"]
        : [sale]
    }
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
