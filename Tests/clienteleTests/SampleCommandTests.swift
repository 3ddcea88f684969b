import CommandLineKit
import TestSupport
import Testing

@Suite("clientele sample")
struct SampleCommandTests {
  @Test("writes the shop and the truth")
  func writes() async throws {
    let folder = try ScratchFolder()
    let run = await Run(
      "sample", folder.path("shop.csv"), "--customers", "20", "--truth", folder.path("truth.csv"))
    #expect(run.exitCode == .success)
    #expect(run.results.contains("20 customers, seed 1"))
    let shop = try folder.text("shop.csv")
    #expect(shop.hasPrefix("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,"))
    #expect(try folder.text("truth.csv").split(separator: "\n").count == 21)
    _ = await Run("sample", folder.path("again.csv"), "--customers=20", "-q")
    #expect(try folder.text("again.csv") == shop)
  }

  @Test(
    "ends with the status that fits",
    arguments: [
      (["--customers", "0"], .usage), (["--customers", "many"], .usage),
      (["--months=1"], .usage), (["--seed=-1"], .usage),
    ] as [([String], ExitCode)])
  func refuses(words: [String], code: ExitCode) async throws {
    let folder = try ScratchFolder()
    let run = await Run(
      "sample", folder.path("shop.csv"), words[0], words.count > 1 ? words[1] : "-q")
    #expect(run.exitCode == code)
    #expect(run.messages.count { $0 == "\n" } == 1)
    #expect(folder.names.isEmpty)
  }

  @Test("says where it cannot write")
  func places() async throws {
    let folder = try ScratchFolder()
    #expect(await Run("sample", folder.path("none/shop.csv")).exitCode == .noFile)
    #expect(await Run("sample", folder.path("shop.doc")).exitCode == .usage)
    try folder.makeFolder("shop.csv")
    #expect(await Run("sample", folder.path("shop.csv")).exitCode == .noFile)
    #expect(folder.names == ["shop.csv"])
  }
}
