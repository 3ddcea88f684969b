import Clustering
import Engine
import Parameters
import TestSupport
import Testing

/// Whoever runs the program again, on a machine with other cores, gets the same files.
@Suite("Runs of the program", .enabled(if: (try? Database()) != nil, "the engine is not installed"))
struct SameBytesTests {
  /// What a folder of results holds, but for the table of Parquet and the workbook, whose writers
  /// put dates and names of their own into them.
  static let files = [
    "customers.csv", "ledger.csv", "model.json", "outliers.csv", "report.html", "segments.csv",
  ]

  @Test("write the same bytes again, with one thread and with several", arguments: ["csv", "xlsx"])
  func studies(kind: String) throws {
    let folder = try ScratchFolder()
    let shop = folder.path("shop.\(kind)")
    #expect(
      try ProgramRun(["sample", shop, "--customers", "400", "--months", "6", "-q"]).status == 0)
    try study(shop, into: folder.path("one"), threads: "1")
    try study(shop, into: folder.path("again"), threads: "1")
    try study(shop, into: folder.path("several"), threads: "2")
    for other in ["again", "several"] {
      for file in Self.files {
        let same = try folder.bytes("one/\(file)") == folder.bytes("\(other)/\(file)")
        #expect(same, "\(file) of \(other)")
      }
      let record = try withoutTimings(folder.text("\(other)/study.json"))
      #expect(try withoutTimings(folder.text("one/study.json")) == record)
    }
  }

  @Test("make the same shop", arguments: ["csv", "parquet"])
  func samples(kind: String) throws {
    let folder = try ScratchFolder()
    for threads in ["1", "2"] {
      let run = try ProgramRun(
        ["sample", folder.path("shop\(threads).\(kind)"), "--customers", "600", "-q"],
        variables: ["CLIENTELE_THREADS": threads])
      #expect(run.status == 0)
    }
    #expect(try folder.bytes("shop1.\(kind)") == folder.bytes("shop2.\(kind)"))
  }

  @Test("group by every method alike with one thread and with several")
  func methods() throws {
    let folder = try ScratchFolder()
    let shop = folder.path("shop.csv")
    #expect(
      try ProgramRun(["sample", shop, "--customers", "300", "--months", "6", "-q"]).status == 0)
    let methods = ClustererCatalog.all.map { type(of: $0).identifier }.joined(separator: ",")
    let found = try ["1", "2"].map { threads in
      let run = try ProgramRun(
        ["compare", shop, "--methods", methods, "--k", "2-4", "--json", "--quiet"],
        variables: ["CLIENTELE_THREADS": threads])
      #expect(run.status == 0, "\(run.messages)")
      return run.results.replacing(/"seconds" : [^,\n]+/, with: "")
    }
    #expect(found[0] == found[1])
  }

  @Test("are told apart by a seed")
  func seeds() throws {
    let folder = try ScratchFolder()
    let shop = folder.path("shop.csv")
    #expect(
      try ProgramRun(["sample", shop, "--customers", "300", "--months", "6", "-q"]).status == 0)
    try study(shop, into: folder.path("one"), threads: "2")
    try study(shop, into: folder.path("other"), threads: "2", ["--seed", "2"])
    #expect(try folder.text("one/model.json") != folder.text("other/model.json"))
  }

  private func study(
    _ shop: String, into folder: String, threads: String, _ options: [String] = []
  ) throws {
    let run = try ProgramRun(
      ["segment", shop, "-o", folder, "--quiet", "--starts", "3"] + options,
      variables: ["CLIENTELE_THREADS": threads])
    #expect(run.status == 0, "\(run.messages)")
  }

  /// The record of a study less the seconds that its stages took, which must be there.
  private func withoutTimings(_ text: String) throws -> String {
    let start = try #require(text.firstRange(of: "\"timings\" : {"))
    let end = try #require(text[start.upperBound...].firstIndex(of: "}"))
    return String(text[..<start.lowerBound] + text[end...])
  }
}
