import CommandLineKit
import Detection
import Engine
import FoundationEssentials
import Numeric
import Studies
import TestSupport
import Testing

@Suite("compare --detectors", .enabled(if: (try? Database()) != nil, "the engine is not installed"))
struct CompareDetectorsTests {
  private let folder: ScratchFolder
  private let table: String

  /// 200 customers, the last 10 of whom are far out and known to be, and one whose label is a word.
  init() throws {
    folder = try ScratchFolder()
    table = folder.path("customers.csv")
    var random = SplitMix64(seed: 3)
    var text = "id,visits,spend,fraud\n"
    for row in 0..<200 {
      let far = row >= 190 ? 40.0 + Double(row) : 0
      let (visits, spend) = (10 * random.nextUnit() + far, 100 * random.nextUnit() + 9 * far)
      text += "\(row + 1),\(visits),\(spend),\(row == 0 ? "perhaps" : row >= 190 ? "yes" : "no")\n"
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: table))
  }

  private func record(_ more: [String]) throws -> DetectorComparisonRecord {
    let run = try ProgramRun(["compare", table, "--json"] + more)
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    return try JSONDecoder().decode(DetectorComparisonRecord.self, from: Data(run.results.utf8))
  }

  @Test("without labels says that accuracy is unknown")
  func unlabelled() throws {
    let run = try ProgramRun([
      "compare", table, "--detectors", "isolation-forest,ecod", "--without", "fraud",
    ])
    // A column of words is no feature anyway.
    #expect(run.status == ExitCode.usage.rawValue)
    let shown = try ProgramRun(["compare", table, "--detectors", "isolation-forest,ecod"])
    #expect(shown.status == 0, "\(shown.messages)")
    for text in [
      "200 customers by visits, spend", "* ", "Spearman's rank correlation", "is recommended",
      "Accuracy is unknown: there are no labels", "stability",
    ] {
      #expect(shown.results.contains(text), "\(shown.results)")
    }
    #expect(!shown.results.contains("ROC-AUC"))
    #expect(folder.names == ["customers.csv"])
  }

  @Test("with labels measures by them, and detectors do not see them")
  func labelled() throws {
    let found = try record([
      "--detectors", "isolation-forest,nearest-neighbours,z-score", "--labels", "fraud",
      "--contamination", "0.05",
    ])
    #expect(found.features == ["visits", "spend"])
    #expect(found.labels?.unusual == 10 && found.labels?.usual == 189)
    #expect(
      found.detectors.map(\.detector) == ["isolation-forest", "nearest-neighbours", "z-score"])
    for detector in found.detectors {
      let accuracy = try #require(detector.accuracy)
      #expect(accuracy.areaUnderROC.value > 0.95 && accuracy.areaUnderROC.low > 0.5)
      #expect(detector.unusual == 10 && detector.overlap.count == 3)
    }
    #expect(found.recipe.unusual?.labels == "fraud")
    #expect(found.unanimousCount == found.unanimous.count && found.unanimousCount >= 8)
  }

  @Test("a study tells how well its scores agree with labels")
  func study() throws {
    let run = try ProgramRun([
      "segment", table, "--labels", "fraud", "-o", folder.path("out"), "-q", "--k", "3",
    ])
    #expect(run.status == 0, "\(run.messages)")
    let file = URL(fileURLWithPath: folder.path("out/study.json"))
    let found = try JSONDecoder().decode(StudyRecord.self, from: Data(contentsOf: file))
    let accuracy = try #require(found.unusualAccuracy)
    #expect(accuracy.unusual == 10 && accuracy.usual == 189)
    #expect(accuracy.areaUnderROC.value > 0.95)
    #expect(found.notes.contains { $0.contains("of the labels 'fraud' is neither") })
    let page = try String(
      contentsOf: URL(fileURLWithPath: folder.path("out/report.html")), encoding: .utf8)
    #expect(page.contains("How well labels and scores agree"))
  }

  @Test("writes a page and a record")
  func page() throws {
    let words = [
      "compare", table, "--detectors", "ecod,hbos,mad", "--labels", "fraud", "-o",
      folder.path("out"), "-q",
    ]
    for _ in 0..<2 { #expect(try ProgramRun(words).status == 0) }
    #expect(folder.names(in: "out") == ["comparison.html", "comparison.json"])
    let page = try folder.text("out/comparison.html")
    for text in ["Detectors compared", "ROC-AUC", "What only one finds", "1 value of the labels"] {
      #expect(page.contains(text))
    }
  }

  @Test(
    "refuses what has no meaning",
    arguments: [
      ["--detectors", "ecod", "--methods", "k-means"], ["--labels", "fraud"],
      ["--contamination", "0.1"], ["--detectors", "ecod", "--labels", "frauds"],
      ["--detectors", "crystal-ball"], ["--detectors", "ecod,ecod"],
      ["--detectors", "ecod", "--k", "3"],
    ])
  func refused(words: [String]) throws {
    let run = try ProgramRun(["compare", table] + words)
    #expect(run.status == ExitCode.usage.rawValue && run.results.isEmpty, "\(run.messages)")
  }

  @Test("labels may not be a feature, nor stand in a table of invoices")
  func wrongLabels() throws {
    let words = ["--detectors", "ecod", "--labels", "visits", "--features", "visits"]
    let feature = try ProgramRun(["compare", table] + words)
    #expect(feature.status != 0 && feature.messages.contains("unusual.labels"))
    let shop = folder.path("shop.csv")
    #expect(try ProgramRun(["sample", shop, "--customers", "50", "-q"]).status == 0)
    let run = try ProgramRun(["compare", shop, "--detectors", "ecod", "--labels", "Country"])
    #expect(run.status != 0 && run.messages.contains("one row a customer"), "\(run.messages)")
  }

  @Test("looks at lines where the recipe does")
  func lines() throws {
    let shop = folder.path("shop.csv")
    #expect(try ProgramRun(["sample", shop, "--customers", "80", "-q"]).status == 0)
    let run = try ProgramRun([
      "compare", shop, "-r", "transaction-outliers", "--detectors", "nearest-neighbours,hbos",
    ])
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.results.contains("lines by quantity, price, country"), "\(run.results)")
  }
}
