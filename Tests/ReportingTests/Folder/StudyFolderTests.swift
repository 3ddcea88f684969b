import Engine
import Glibc
import Ingestion
import Studies
import Tabular
import TestSupport
import Testing

@testable import Reporting

@Suite(
  "The folder of a study",
  .enabled(
    if: (try? Database()) != nil && ChartLibrary.location != nil,
    "the engine or the chart library is not installed"))
struct StudyFolderTests {
  @Test("holds every file of a shop, and nothing half-written")
  func files() throws {
    let folder = try ScratchFolder()
    let record = try StudyFolder(folder.path("out")).write(
      try TinyShop.shop.get(), version: "0")
    #expect(folder.names(in: "out") == StudyFiles.names.sorted())
    #expect(record.timings["writing"] != nil)
    #expect(try folder.bytes("out/report.html").count < 3_000_000)
  }

  @Test("keeps the columns that are documented, in their order")
  func columns() throws {
    let result = try TinyShop.shop.get()
    #expect(
      customersTable(result).columnNames.prefix(13) == [
        "customer", "recency", "frequency", "monetary", "r_score", "f_score", "m_score",
        "rfm_segment", "segment", "segment_name", "unusual", "unusual_score", "reason",
      ])
    #expect(
      segmentsTable(result).columnNames.prefix(9) == [
        "segment", "name", "action", "customers", "share", "revenue", "revenue_share",
        "mean_recency", "median_recency",
      ])
    #expect(
      ledgerTable(try #require(result.ledger)).columnNames == [
        "step", "rule", "rows_before", "rows_after", "rows_lost", "invoices_lost",
        "customers_before", "customers_after", "customers_lost", "revenue_before", "revenue_after",
        "revenue_lost",
      ])
  }

  @Test("a shop's own columns never take the documented names")
  func clashes() throws {
    let result = try TinyShop.hostile.get()
    let customers = customersTable(result).columnNames
    #expect(Set(customers).count == customers.count)
    #expect(customers.contains("segment_") && customers.contains("reason_"))
    let outliers = outliersTable(result).columnNames
    #expect(outliers.prefix(2) == ["customer", "unusual_score"])
    #expect(outliers.suffix(4) == ["segment_name", "reason", "probability", "agreement"])
    #expect(outliers.contains("reason_"))
  }

  @Test("another study in the same folder leaves no file of the first, and all of others")
  func again() throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("out")
    try folder.write("mine", to: "out/notes.txt")
    let place = StudyFolder(folder.path("out"))
    _ = try place.write(try TinyShop.shop.get(), version: "0")
    _ = try place.write(try TinyShop.lines.get(), version: "0")
    #expect(
      folder.names(in: "out") == [
        "ledger.csv", "notes.txt", "outliers.csv", "report.html", "study.json",
      ])
    #expect(try folder.text("out/notes.txt") == "mine")
  }

  @Test("a file in its place stays, and the sentence says so")
  func file() throws {
    let folder = try ScratchFolder()
    try folder.write("mine", to: "out")
    #expect(throws: ReportingError.isFile(path: folder.path("out"))) {
      _ = try StudyFolder(folder.path("out")).write(try TinyShop.shop.get(), version: "0")
    }
    #expect(folder.names == ["out"])
    #expect(try folder.text("out") == "mine")
  }

  @Test("files that no study wrote stay, whatever they are called", arguments: StudyFiles.names)
  func strangers(name: String) throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("out")
    try folder.write("{\"versions\": {\"mine\": \"1\"}}", to: "out/\(name)")
    #expect(throws: ReportingError.notOfStudy(path: folder.path("out/\(name)"))) {
      _ = try StudyFolder(folder.path("out")).write(try TinyShop.lines.get(), version: "0")
    }
    #expect(folder.names(in: "out") == [name])
    #expect(try folder.text("out/\(name)").contains("mine"))
  }

  @Test("a file that is read stays, even in the folder of a study, and by another name")
  func inputs() throws {
    let folder = try ScratchFolder()
    let place = StudyFolder(folder.path("out"))
    _ = try place.write(try TinyShop.shop.get(), version: "0")
    try place.check(inputs: [folder.path("none.csv")])
    #expect(unsafe symlink("out/customers.csv", folder.path("link.csv")) == 0)
    for input in ["out/customers.csv", "out/../link.csv"] {
      #expect(throws: ReportingError.isInput(path: folder.path("out/customers.csv"))) {
        try place.check(inputs: [folder.path(input)])
      }
    }
  }
}
