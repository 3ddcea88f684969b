import Engine
import FoundationEssentials
import Reporting
import TestSupport
import Testing

/// Files and texts that are made to do harm.
@Suite(
  "Hostile files and texts",
  .enabled(
    if: (try? Database()) != nil && ChartLibrary.location != nil,
    "the engine or the chart library is not installed"))
struct HostileFileTests {
  private let folder: ScratchFolder
  private let script = #""><script>alert(1)</script>"#

  init() throws { folder = try ScratchFolder() }

  @Test(
    "files that unpack to gigabytes are refused in a sentence, and the service stays small",
    arguments: ["bomb.xlsx", "bomb.csv.gz"])
  func bomb(name: String) throws {
    let bytes = name.hasSuffix("gz") ? Bomb.text(megabytes: 1_500) : Bomb.workbook(megabytes: 1_500)
    let service = try ServedProgram(in: folder, ["--study-memory", "1GB"])
    let dashboard = Dashboard(port: service.port)
    let dataset = try dashboard.upload(bytes, name: name)
    let preview = try dashboard.ask("GET", "datasets/\(dataset)/preview")
    #expect(preview.status == 422 && preview.text.contains(#""detail":"The "#), "\(preview.text)")
    let id = try dashboard.begin(dataset)
    #expect(try dashboard.events(id).contains("failed"))
    let problem = try dashboard.study(id).problem ?? ""
    #expect(problem.hasPrefix("The ") && !problem.contains("crashed"), "\(problem)")
    #expect(!problem.contains(folder.path("data")))
    #expect(service.peakMemory < 150 << 20, "\(service.peakMemory)")
    #expect(try dashboard.ask("GET", "datasets").status == 200)
  }

  private struct Named: Decodable {
    let name: String
  }

  /// Any object.
  private struct AnyObject: Decodable {}

  private struct Section: Decodable {
    let html: String
  }

  @Test("markup in every text comes back as text")
  func markup() throws {
    let run = try ProgramRun(["sample", folder.path("shop.csv"), "--customers", "300", "--quiet"])
    #expect(run.status == 0)
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let name = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%0D%0AX-Evil:%201.csv"
    let text = try folder.text("shop.csv").replacing("12347", with: "<script>alert(1)</script>")
      .replacing("Country", with: "<script>")
    let dataset = try dashboard.upload(Array(text.utf8), name: name)
    try expectText(dashboard.ask("GET", "datasets/\(dataset)"), holding: "script>")
    try expectText(dashboard.ask("GET", "datasets/\(dataset)/preview"), holding: "<script>")
    let quoted = script.replacing("\"", with: #"\""#)
    let id = try dashboard.begin(dataset, #","name":"\#(quoted)""#)
    #expect(try dashboard.events(id).contains("finished"))
    let study = try dashboard.ask("GET", "studies/\(id)")
    #expect(try study.decoded(Named.self).name == script)
    try expectText(study, holding: "<script>")
    let names = #"{"names":{"1":"\#(quoted)"}}"#
    try expectText(
      dashboard.ask("PUT", "studies/\(id)/segments", json: names), holding: "<script>")
    let note = #"{"customer":"12348","verdict":"open","note":"\#(quoted)"}"#
    try expectText(dashboard.ask("PUT", "studies/\(id)/reviews", json: note), holding: "<script>")
    let key = "%3Cscript%3Ealert(1)%3C%2Fscript%3E"
    try expectText(
      dashboard.ask("GET", "studies/\(id)/customers/-?key=\(key)"), holding: "<script>")
    for section in try dashboard.study(id).sections {
      let answer = try dashboard.ask("GET", "studies/\(id)/sections/\(section.id)")
      #expect(try !answer.decoded(Section.self).html.contains("<script>alert"), "\(section.id)")
    }
    let unknown = try dashboard.ask("GET", "studies/\(id)/customers?sort=\(key)")
    #expect(unknown.status == 422)
    #expect(unknown.field("content-type") == "application/problem+json")
    let scored = try WebAnswer(
      port: service.port, "POST", "/api/v1/models/\(id)/score?name=\(name)", body: Array(text.utf8))
    #expect(scored.status == 200 && scored.field("x-evil") == nil, "\(scored.text.prefix(300))")
    #expect(
      scored.field("content-disposition")?.hasPrefix("attachment; filename=\"scored.csv\"") == true)
  }

  /// Looks that an answer is JSON that no browser takes for anything else.
  private func expectText(_ answer: WebAnswer, holding text: String) throws {
    #expect(answer.status < 300 && answer.text.contains(text), "\(answer.text.prefix(300))")
    #expect(answer.field("content-type") == "application/json")
    #expect(answer.field("x-content-type-options") == "nosniff" && answer.field("x-evil") == nil)
    _ = try answer.decoded(AnyObject.self)
  }

  @Test("names that are too long, and bodies that are too large, are refused or cut")
  func long() throws {
    let service = try ServedProgram(in: folder, ["--max-upload", "10kB", "--max-disk", "15kB"])
    let dashboard = Dashboard(port: service.port)
    let long = String(repeating: "n", count: 1_000)
    let dataset = try dashboard.upload(Array("a,b\n1,2\n".utf8), name: long)
    #expect(try dashboard.ask("GET", "datasets/\(dataset)").decoded(Named.self).name.count == 200)
    let study = try dashboard.ask(
      "POST", "studies", json: #"{"dataset":"\#(dataset)","name":"\#(long)"}"#)
    #expect(study.status == 422 && study.text.contains(#""where":"name""#))
    let large = [UInt8](repeating: 65, count: 9_000)
    #expect(
      try WebAnswer(port: service.port, "POST", "/api/v1/datasets", body: large + large).status
        == 413)
    #expect(
      try WebAnswer(port: service.port, "POST", "/api/v1/datasets", body: large).status == 201)
    let full = try WebAnswer(port: service.port, "POST", "/api/v1/datasets", body: large)
    #expect(full.status == 507 && full.text.contains("disk space"), "\(full.text)")
    #expect(folder.names(in: "data/incoming").isEmpty)
  }
}
