import CommandLineKit
import Engine
import TestSupport
import Testing

@testable import clientele

@Suite(
  "The preview", .enabled(if: (try? Database()) != nil, "the engine is not installed"))
struct PreviewCommandTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write(
      "InvoiceNo;CustomerID;InvoiceDate;Quantity;UnitPrice\n1;12;2024-01-02;3;2,50\n"
        + "2;13;2024-01-03;1;4,00\n", to: "shop.csv")
  }

  @Test("shows roles and rows to a person")
  func table() async throws {
    let run = await Run("preview", folder.path("shop.csv"))
    #expect(run.exitCode == .success)
    for text in ["customer: CustomerID", "InvoiceNo  CustomerID", "2024-01-03"] {
      #expect(run.results.contains(text), "\(run.results)")
    }
  }

  @Test("tells a program what is missing, and what is known all the same")
  func problem() async throws {
    try folder.write("Client,When\n1,2024-01-02\n1,2024-01-03\n", to: "half.csv")
    let run = await Run(
      "preview", folder.path("half.csv"), "--json", "--column", "date=When")
    #expect(run.exitCode == .success, "\(run.messages)")
    #expect(run.results.contains(#""problem":""#), "\(run.results)")
    #expect(run.results.contains(#""column":"When""#))
  }

  @Test("reads no more than the beginning of a large file")
  func large() async throws {
    let line = "1;12;2024-01-02;3;2,50\n"
    try folder.write(
      "InvoiceNo;CustomerID;InvoiceDate;Quantity;UnitPrice\n"
        + String(repeating: line, count: 500_000), to: "large.csv")
    let run = await Run("preview", folder.path("large.csv"), "--json")
    #expect(run.exitCode == .success && run.results.contains(#""kind":"transactions""#))
    #expect(folder.names == ["large.csv", "shop.csv"])
  }

  @Test("tells how a text file is written")
  func format() async throws {
    let table = await Run("preview", folder.path("shop.csv"))
    #expect(table.results.contains("Text: utf-8, ';' between cells, decimals after ','"))
    let run = await Run("preview", folder.path("shop.csv"), "--json")
    #expect(run.results.contains(#""decimal":",""#) && run.results.contains(#""dates":"%Y-%m-%d""#))
    #expect(run.results.contains(#""delimiter":";""#) && run.results.contains(#""quote":"\"""#))
  }

  @Test("obeys what is said of a text file, or refuses it")
  func given() async throws {
    try folder.write("Name,Note\n1,'a,b'\n2,'c'\n", to: "single.csv")
    let single = await Run("preview", folder.path("single.csv"), "--quote", "'", "--json")
    #expect(single.results.contains(#"["1","a,b"]"#), "\(single.results)")
    let point = await Run("preview", folder.path("shop.csv"), "--decimal-point", "--json")
    #expect(point.results.contains(#""decimal":".""#))
    for words in [
      ["--decimal-point", "--decimal-comma"], ["--quote", "a"], ["--delimiter", ";;"],
      ["--date-format", "soon"], ["--encoding", "ebcdic-9"],
    ] {
      let run = await Run(["preview", folder.path("shop.csv")] + words)
      #expect(run.exitCode == .usage, "\(words): \(run.messages)")
    }
  }
}
