import CommandLineKit
import Engine
import FoundationEssentials
import Studies
import TestSupport
import Testing

@Suite(
  "segment --previous", .enabled(if: (try? Database()) != nil, "the engine is not installed"))
struct PreviousModelTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Three kinds of customers; the third is of two kinds where it is asked for three others.
  private func table(_ kinds: [(age: Double, spend: Double, count: Int)]) -> String {
    var lines = ["CustomerID,Age,Spend"]
    for kind in kinds {
      for row in 0..<kind.count {
        lines.append(
          "\(lines.count),\(kind.age + Double(row % 7) * 0.4),\(kind.spend + Double(row % 5) * 3)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func study(_ file: String, k: Int, into out: String, _ more: [String] = []) throws
    -> ProgramRun
  {
    try ProgramRun(
      ["segment", folder.path(file), "--k", "\(k)", "-o", folder.path(out)] + more)
  }

  private func record(_ out: String) throws -> StudyRecord {
    try JSONDecoder().decode(StudyRecord.self, from: Data(folder.bytes("\(out)/study.json")))
  }

  @Test("keeps numbers and names, and says so")
  func kept() throws {
    try folder.write(table([(20, 100, 40), (40, 900, 50), (60, 400, 60)]), to: "march.csv")
    try folder.write(table([(20, 100, 90), (40, 900, 30), (60, 400, 60)]), to: "april.csv")
    #expect(try study("march.csv", k: 3, into: "march").status == 0)
    let run = try study(
      "april.csv", k: 3, into: "april", ["--previous", folder.path("march/model.json")])
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.results.contains("Since the earlier model:") && run.results.contains("Kept: "))
    let (march, april) = (try record("march"), try record("april"))
    #expect(
      Set(march.segments.map { "\($0.segment) \($0.name)" })
        == Set(april.segments.map { "\($0.segment) \($0.name)" }))
    #expect(!(try folder.text("march/study.json").contains("\"matching\"")))
    let text = try folder.text("april/study.json")
    #expect(text.split(separator: "\"fate\" : \"kept\"").count == 4)
    #expect(!text.contains("\"split\"") && !text.contains("\"merged\""))
    #expect(try folder.text("april/report.html").contains("Since the earlier model"))
  }

  @Test("says what was split and what was merged")
  func splitAndMerged() throws {
    let four = [(20, 100, 40), (40, 900, 50), (60, 400, 60), (60, 420, 50)]
      .map { (age: Double($0.0), spend: Double($0.1), count: $0.2) }
    try folder.write(table(four), to: "march.csv")
    let apart = [(20, 100, 40), (40, 900, 50), (56, 250, 60), (64, 570, 50)]
      .map { (age: Double($0.0), spend: Double($0.1), count: $0.2) }
    try folder.write(table(apart), to: "april.csv")
    #expect(try study("march.csv", k: 3, into: "march").status == 0)
    let split = try study(
      "april.csv", k: 4, into: "april", ["--previous", folder.path("march/model.json")])
    #expect(split.results.contains("Split: "), "\(split.results)\(split.messages)")
    let numbers = try record("april").segments.map(\.segment)
    #expect(Set(numbers) == [1, 2, 3, 4])
    let merged = try study(
      "march.csv", k: 3, into: "may", ["--previous", folder.path("april/model.json")])
    #expect(merged.results.contains("Merged: "), "\(merged.results)\(merged.messages)")
    #expect(try folder.text("may/study.json").contains("\"merged\""))
  }

  @Test("refuses a model of other features, one that is none, and one it would write over")
  func refusals() throws {
    try folder.write(table([(20, 100, 40), (40, 900, 50)]), to: "shop.csv")
    try folder.write("ID,Height\n" + (1...60).map { "\($0),\($0 % 9)\n" }.joined(), to: "other.csv")
    #expect(try study("shop.csv", k: 2, into: "shop").status == 0)
    let model = folder.path("shop/model.json")
    let other = try study("other.csv", k: 2, into: "out", ["--previous", model])
    #expect(other.status == ExitCode.usage.rawValue, "\(other.messages)")
    #expect(other.messages.contains("The model needs "))
    let none = try study("shop.csv", k: 2, into: "out", ["--previous", folder.path("none.json")])
    #expect(none.status == ExitCode.noFile.rawValue)
    let lines = try ProgramRun(
      ["segment", folder.path("shop.csv"), "-r", "transaction-outliers", "--previous", model])
    #expect(lines.messages.contains("makes no segments, so --previous"), "\(lines.messages)")
    let own = try study("shop.csv", k: 2, into: "shop", ["--previous", model])
    #expect(own.messages.contains("is one of the files that are read"), "\(own.messages)")
  }
}
