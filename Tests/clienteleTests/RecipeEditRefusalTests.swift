import CommandLineKit
import Studies
import TestSupport
import Testing

/// Flags that cannot be obeyed are refused, and none is passed over.
@Suite("Flags that make no sense")
struct RecipeEditRefusalTests {
  static let refused: [(words: [String], says: String)] = [
    (["--k", "1"], "2 or more"), (["--k", "0"], "2 or more"), (["--k", "6-3"], "must rise"),
    (["--k", "four"], "a number or a range"), (["--k", "3-"], "a number or a range"),
    (["--k=-3"], "a number or a range"), (["--k", "2-3-4"], "a number or a range"),
    (["--k", "1000"], "from 1 to 256"), (["--starts", "0"], "from 1 to 1000"),
    (["--contamination", "0.9"], "at most 0.5"), (["--contamination", "nan"], "contamination"),
    (["--rule", "evd"], "perhaps you meant 'evt'"),
    (["--detector", "oracle"], "no detector 'oracle'"),
    (["--plane", "tsne"], "perhaps you meant 't-sne'"),
    (["--recipe", "transaction-outliers", "--plane", "umap"], "--plane has no meaning"),
    (["--vocabulary", "retial"], "perhaps you meant 'retail'"),
    (["--reference", "soon"], "'soon'"), (["--seed", "-1"], "--seed"),
    (["--features", "recency", "--features", "recency"], "twice"),
    (["-r", "inliers-first", "--features", "recency", "--features", "frequency"], "by monetary"),
    (["--recipe", "transaction-outliers", "--k", "4"], "--k has no meaning"),
    (["--recipe", "transaction-outliers", "--starts", "4"], "--starts has no meaning"),
    (["--recipe", "transaction-outliers", "--features", "price"], "--features has no meaning"),
    (["-r", "inliers-first", "--without", "monetary"], "apart by monetary, but"),
    (["-r", "transaction-outliers", "--without", "price"], "--without has no meaning"),
    (["-r", "transaction-outliers", "--choose-by", "gap"], "--choose-by has no meaning"),
    (["--choose-by", "elbow"], "silhouette"),
    (["--method", "dbscan", "--choose-by", "gap"], "finds the number of segments itself"),
    (["-r", "transaction-outliers", "--extremes", "set-apart"], "--extremes has no meaning"),
    (["-r", "transaction-outliers", "--vocabulary", "retail"], "--vocabulary has no meaning"),
    (["-r", "transaction-outliers", "--reference", "last"], "--reference has no meaning"),
  ]

  @Test("are refused with a sentence when they make no sense", arguments: refused)
  func refuses(words: [String], says: String) {
    let error = #expect(throws: (any Error).self) { try editedRecipe(words) }
    let sentence = error.map { "\($0)" } ?? ""
    #expect(sentence.contains(says) && sentence.hasSuffix("."), "\(sentence)")
    #expect((error as? any ExitCodeError)?.exitCode.rawValue ?? 0 > 0)
  }

  @Test(
    "have no meaning for a recipe that looks for nothing unusual",
    arguments: ["detector", "contamination", "rule"])
  func nothingUnusual(option: String) throws {
    let folder = try ScratchFolder()
    try folder.write("{ name: 'mine', clustering: {} }", to: "mine.json5")
    let value = option == "detector" ? "isolation-forest" : "0.1"
    let error = #expect(throws: UsageError.self) {
      try editedRecipe(["--recipe", folder.path("mine.json5"), "--\(option)", value])
    }
    #expect(error?.description.contains("mine looks for nothing unusual") == true)
  }
}
