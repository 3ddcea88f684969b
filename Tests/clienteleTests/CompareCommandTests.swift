import CommandLineKit
import Engine
import FoundationEssentials
import Studies
import TestSupport
import Testing

@Suite("compare", .enabled(if: (try? Database()) != nil, "the engine is not installed"))
struct CompareCommandTests {
  private let folder: ScratchFolder
  private let shop: String

  init() throws {
    folder = try ScratchFolder()
    shop = folder.path("shop.csv")
    let run = try ProgramRun(["sample", shop, "--customers", "250", "--months", "6", "-q"])
    #expect(run.status == 0, "\(run.messages)")
  }

  @Test("shows measures, agreement and a recommendation, and writes nothing unasked")
  func table() throws {
    let run = try ProgramRun([
      "compare", shop, "--methods", "k-means,agglomerative,gaussian-mixture,dbscan", "--k", "2-5",
    ])
    #expect(run.status == 0, "\(run.messages)")
    for text in [
      "silhouette", "* ", "Adjusted Rand index of each two:", "is recommended", "k-means",
      "gaussian-mixture", "stability", "gap", "DBCV", "sets of as many spread evenly",
    ] {
      #expect(run.results.contains(text), "\(run.results)")
    }
    #expect(run.messages.contains("grouping"))
    #expect(folder.names == ["shop.csv"])
  }

  @Test("takes numbers with methods, and tells programs everything")
  func json() throws {
    let run = try ProgramRun([
      "compare", shop, "-m", "k-means:3,k-means:5,agglomerative:3", "--json",
    ])
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    let record = try JSONDecoder().decode(ComparisonRecord.self, from: Data(run.results.utf8))
    #expect(record.methods.map(\.method) == ["k-means:3", "k-means:5", "agglomerative:3"])
    #expect(record.methods.map(\.measures.k) == [3, 5, 3])
    for method in record.methods {
      #expect(method.sizes.reduce(0, +) == record.customers && method.agreement.count == 3)
      #expect(method.seconds > 0 && !method.shares.isEmpty)
      #expect(method.measures.gap != nil && (method.measures.gapError ?? 0) > 0)
      #expect(method.measures.densityValidity != nil && method.measures.silhouetteError == nil)
    }
    #expect(record.methods.map(\.method).contains(record.recommended))
    #expect(!record.reasons.isEmpty)
  }

  @Test("asks every method for one number that can be asked for it")
  func oneNumber() throws {
    let run = try ProgramRun([
      "compare", shop, "--methods", "k-means,dbscan", "--k", "4", "--json", "-r", "rfm",
    ])
    let record = try JSONDecoder().decode(ComparisonRecord.self, from: Data(run.results.utf8))
    #expect(record.methods[0].method == "k-means:4" && record.methods[0].measures.k == 4)
  }

  @Test("writes a page and a record, and writes over its own only")
  func page() throws {
    let words = [
      "compare", shop, "-m", "k-means:3,agglomerative:3", "-o", folder.path("out"), "-q",
    ]
    for _ in 0..<2 { #expect(try ProgramRun(words).status == 0) }
    #expect(folder.names(in: "out") == ["comparison.html", "comparison.json"])
    let page = try folder.text("out/comparison.html")
    for text in ["Methods compared", "id=\"agreement\"", "id=\"overlap\"", "recommended"] {
      #expect(page.contains(text))
    }
    try folder.write("mine", to: "comparison.html")
    let refused = try ProgramRun(["compare", shop, "-o", folder.path("."), "-q"])
    #expect(refused.status == ExitCode.noFile.rawValue, "\(refused.messages)")
    #expect(try folder.text("comparison.html") == "mine")
  }

  @Test("writes the parts of the page for programs, and tells them how far it is")
  func sections() throws {
    let run = try ProgramRun([
      "compare", shop, "-m", "k-means:3,agglomerative:3", "-o", folder.path("out"), "--sections",
      "--events",
    ])
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    #expect(run.results.split(separator: "\n").allSatisfy { $0.hasPrefix("{") })
    #expect(run.results.contains(#""stage":"grouping""#))
    let names = ["recommendation", "measures", "agreement", "overlap", "making"]
    #expect(Set(folder.names(in: "out/sections")) == Set((names + ["index"]).map { "\($0).json" }))
    let index = try folder.text("out/sections/index.json")
    for name in names { #expect(index.contains(#""id":"\#(name)""#)) }
    #expect(index.contains(#""recommended":""#) && index.contains(#""segments":3"#))
    #expect(try folder.text("out/sections/measures.json").contains("compared-sizes"))
  }

  @Test(
    "refuses what it cannot do, with a sentence",
    arguments: [
      (["--methods", "k-meens"], "k-means"), (["--methods", "k-means,k-means"], "each once"),
      (["--methods", "k-means:"], "methods with commas"), (["--methods", "k-means:1"], "2"),
      (["--methods", "dbscan:4"], "finds the number"), (["--k", "0"], ""),
      (["-r", "transaction-outliers"], "makes no segments"), (["--features", "colour"], "colour"),
    ] as [([String], String)])
  func refusals(options: [String], says: String) throws {
    let run = try ProgramRun(["compare", shop, "-o", folder.path("out")] + options)
    #expect([64, 65].contains(run.status), "\(run.status) \(run.messages)")
    #expect(run.messages.contains(says) && run.results.isEmpty, "\(run.messages)")
    #expect(!folder.names.contains("out"))
  }
}
