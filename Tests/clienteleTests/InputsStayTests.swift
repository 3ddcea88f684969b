import CommandLineKit
import TestSupport
import Testing

/// No command writes over a file that it reads, or over one that it did not write.
@Suite("Files of the user")
struct InputsStayTests {
  @Test(
    "a file that is read is not written over",
    arguments: [
      ["clean", "@customers.csv", "-o", "@customers.csv"],
      ["clean", "@customers.csv", "-o", "@./customers.csv"],
      ["clean", "@custom*.csv", "-o", "@customers.csv"],
      ["clean", "@shop.ledger.csv", "-o", "@shop.csv"],
      ["score", "@customers.csv", "--model", "@model.json", "-o", "@customers.csv"],
      ["score", "@customers.csv", "--model", "@model.csv", "-o", "@model.csv"],
      ["segment", "@customers.csv", "-o", "@"],
      ["segment", "@other.csv", "-r", "@model.json", "-o", "@"],
    ])
  func inputs(words: [String]) throws {
    let folder = try ScratchFolder()
    let names = ["customers.csv", "model.csv", "model.json", "other.csv", "shop.ledger.csv"]
    for name in names {
      try folder.write(name.hasPrefix("model") ? "{}" : SmallInputs.shop, to: name)
    }
    try folder.write("{\"versions\": {\"clientele\": \"0\"}}", to: "study.json")
    let run = try ProgramRun(
      words.map { $0.hasPrefix("@") ? folder.path("\($0.dropFirst())") : $0 })
    #expect(run.messages.contains("is one of the files that are read"), "\(run.messages)")
    #expect(run.status == ExitCode.noFile.rawValue)
    #expect(folder.names == names + ["study.json"])
    #expect(try folder.text("customers.csv") == SmallInputs.shop)
  }

  @Test("a study in a folder with other files of its names leaves them alone")
  func strangers() throws {
    let folder = try ScratchFolder()
    try folder.write("mine", to: "ledger.csv")
    try folder.write(SmallInputs.shop, to: "shop.csv")
    let run = try ProgramRun(["segment", folder.path("shop.csv"), "-o", folder.path(".")])
    #expect(run.messages.contains("ledger.csv' is there already, and no study wrote it"))
    #expect(run.status == ExitCode.noFile.rawValue)
    #expect(folder.names == ["ledger.csv", "shop.csv"])
    #expect(try folder.text("ledger.csv") == "mine")
  }

  @Test("a shop and the kinds of its customers need a file each")
  func sample() throws {
    let folder = try ScratchFolder()
    let place = folder.path("shop.csv")
    let run = try ProgramRun(["sample", place, "--customers", "9", "--truth", place])
    #expect(run.status == ExitCode.usage.rawValue)
    #expect(folder.names.isEmpty)
  }
}
