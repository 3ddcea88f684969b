import Clustering
import Detection
import Engine
import Features
import Ingestion
import Insight
import Parameters
import Projection
import Segments
import Studies
import TestSupport
import Testing

/// The recipes on a small shop, against what plain Python and scikit-learn find in it.
@Suite("A small shop", .enabled(if: (try? Database()) != nil, "the engine is not installed"))
struct SmallShopTests {
  private let figures: Figures

  init() throws { figures = try golden(Figures.self, "Shop/figures.json") }

  @Test("retail loses as many rows, invoices, customers and as much revenue at each step")
  func retail() throws {
    let ledger = try #require(try run("retail").ledger)
    let all = try #require(figures.retail.steps["all"])
    #expect(Step(ledger.before) == all)
    for entry in ledger.entries {
      #expect(Step(entry.after) == figures.retail.steps[entry.rule], "\(entry.rule)")
    }
  }

  @Test("uk-capped keeps the same rows and finds the same groups")
  func capped() throws {
    let result = try run("uk-capped")
    let expected = figures.capped
    #expect(result.ledger?.after.rows == expected.chain?.last)
    expectSweep(result, expected)
    #expect(result.unusual?.ranked.count == expected.unusual)
    let variance = try #require(result.projection).model.explainedVarianceRatio
    for (value, wanted) in zip(variance, expected.explainedVariance ?? []) {
      #expect(abs(value - wanted) < 1e-9)
    }
    let importances = try #require(result.drivers).importances
    #expect(importances.count == expected.importances?.count)
    for (value, wanted) in zip(importances, expected.importances ?? []) {
      #expect(abs(value - wanted) < 0.1)
    }
  }

  @Test("rfm finds the same groups")
  func rfm() throws { expectSweep(try run("rfm", starts: 10), figures.rfm) }

  @Test("inliers-first sets the same customers apart, and groups the rest alike")
  func inliersFirst() throws {
    let result = try run("inliers-first")
    let expected = figures.inliersFirst
    #expect(result.customers.identifiers.count == expected.customers)
    let rest = result.segments.filter { !$0.isSetApart }.map(\.customers).reduce(0, +)
    #expect(rest == expected.rest)
    expectSweep(result, expected)
  }

  private func expectSweep(_ result: StudyResult, _ expected: Figures.Recipe) {
    let candidates = result.selection?.candidates ?? []
    var compared = 0
    for candidate in candidates {
      guard let wanted = expected.sweep["\(candidate.k)"] else { continue }
      compared += 1
      #expect(abs(candidate.inertia / wanted.inertia - 1) < 1e-6, "k = \(candidate.k)")
      #expect(abs(candidate.silhouette - wanted.silhouette) < 5e-5, "k = \(candidate.k)")
      let smallest = wanted.sizes.last.map(Double.init) ?? 0
      let share = smallest / Double(wanted.sizes.reduce(0, +))
      #expect(abs(candidate.smallest - share) < 1e-9, "k = \(candidate.k)")
    }
    #expect(compared >= 4)
  }

  private func run(_ name: String, starts: Int? = nil) throws -> StudyResult {
    var recipe = try RecipeCatalog.recipe(named: name)
    if let starts { recipe.clustering?.parameters["starts"] = .number(Double(starts)) }
    let shop = "\(#filePath)".split(separator: "/").dropLast().joined(separator: "/")
    return try Study(recipe: recipe, paths: ["/\(shop)/Fixtures/Shop/shop.csv"]).run()
  }
}

/// What `Fixtures/Shop/make.py` found.
private struct Figures: Decodable {
  struct Retail: Decodable { let steps: [String: Step] }

  struct Recipe: Decodable {
    struct Grouping: Decodable {
      let inertia: Double
      let silhouette: Double
      let sizes: [Int]
    }

    let sweep: [String: Grouping]
    let chain: [Int]?
    let customers: Int?
    let rest: Int?
    let unusual: Int?
    let importances: [Double]?
    let explainedVariance: [Double]?

    enum Key: String, CodingKey {
      case sweep, chain, customers, rest, unusual, importances
      case explainedVariance = "explained_variance"
    }

    init(from decoder: any Decoder) throws {
      let found = try decoder.container(keyedBy: Key.self)
      sweep = try found.decode([String: Grouping].self, forKey: .sweep)
      chain = try found.decodeIfPresent([Int].self, forKey: .chain)
      customers = try found.decodeIfPresent(Int.self, forKey: .customers)
      rest = try found.decodeIfPresent(Int.self, forKey: .rest)
      unusual = try found.decodeIfPresent(Int.self, forKey: .unusual)
      importances = try found.decodeIfPresent([Double].self, forKey: .importances)
      explainedVariance = try found.decodeIfPresent([Double].self, forKey: .explainedVariance)
    }
  }

  let retail: Retail
  let rfm: Recipe
  let capped: Recipe
  let inliersFirst: Recipe

  enum CodingKeys: String, CodingKey {
    case retail, rfm
    case capped = "uk-capped"
    case inliersFirst = "inliers-first"
  }
}

/// The counts after a step.
private struct Step: Decodable, Equatable {
  let rows: Int
  let customers: Int
  let invoices: Int
  let revenue: Double

  init(_ counts: LedgerCounts) {
    rows = counts.rows
    customers = counts.customers
    invoices = counts.invoices
    revenue = counts.revenue.value
  }
}
