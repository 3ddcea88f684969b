import Engine
import FoundationEssentials
import Glibc
import Reporting
import TestSupport
import Testing

@Suite(
  "Comparisons of methods on the dashboard",
  .enabled(
    if: (try? Database()) != nil && ChartLibrary.location != nil,
    "the engine or the chart library is not installed"))
struct ComparisonTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    let run = try ProgramRun(["sample", folder.path("shop.csv"), "--customers", "250", "--quiet"])
    #expect(run.status == 0)
  }

  @Test("go all the way: events, sections, files, a restart, a name, the end")
  func journey() throws {
    var service = try ServedProgram(in: folder)
    var dashboard = Dashboard(port: service.port)
    let dataset = try dashboard.upload(try folder.bytes("shop.csv"), name: "shop.csv")
    let id = try dashboard.compare(dataset, ["k-means:3", "agglomerative:3", "dbscan"])
    let events = try dashboard.ask("GET", "comparisons/\(id)/events").text
    for text in ["reading", "grouping", #"{"state":"finished"}"#] { #expect(events.contains(text)) }
    service.end(SIGTERM)
    service = try ServedProgram(in: folder)
    dashboard = Dashboard(port: service.port)
    let found = try dashboard.ask("GET", "comparisons/\(id)").decoded(Dashboard.Study.self)
    #expect(found.files.map(\.name) == ["comparison.html", "comparison.json"])
    #expect(found.sections.map(\.id).prefix(2) == ["recommendation", "measures"])
    for section in found.sections {
      let part = try dashboard.ask("GET", "comparisons/\(id)/sections/\(section.id)")
      #expect(part.status == 200 && !part.text.contains(folder.path("data")))
    }
    let page = try dashboard.ask("GET", "comparisons/\(id)/files/comparison.html")
    #expect(page.status == 200 && page.text.contains("Methods compared"))
    let renamed = try dashboard.ask("PATCH", "comparisons/\(id)", json: #"{"name":"Three"}"#)
    #expect(renamed.status == 200 && renamed.text.contains(#""name":"Three""#))
    #expect(try dashboard.ask("GET", "studies").text == #"{"studies":[]}"#)
    #expect(try dashboard.ask("DELETE", "comparisons/\(id)").status == 204)
    #expect(folder.names(in: "data/studies").isEmpty)
  }

  @Test("go on without a method that finds no groups, and say why")
  func noGroups() throws {
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let dataset = try dashboard.upload(try folder.bytes("shop.csv"), name: "shop.csv")
    let edits = #","edits":{"clustering":"dbscan","radius":1e-9,"neighbours":200}"#
    let id = try dashboard.compare(dataset, ["dbscan", "k-means:3"], edits)
    let events = try dashboard.ask("GET", "comparisons/\(id)/events").text
    #expect(events.contains(#"{"state":"finished"}"#), "\(events)")
    let found = try dashboard.ask("GET", "comparisons/\(id)").text
    #expect(found.contains(#""recommended":"k-means:3""#), "\(found)")
    let part = try dashboard.ask("GET", "comparisons/\(id)/sections/recommendation").text
    #expect(part.contains("dbscan found no group") && part.contains("2 methods"), "\(part)")
    let measures = try dashboard.ask("GET", "comparisons/\(id)/sections/measures").text
    #expect(measures.contains("DBCV") && measures.contains("±") && !measures.contains("dbscan"))
  }

  @Test("that find nothing say so, and those that are stopped leave nothing")
  func ends() throws {
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let tiny = try dashboard.upload(
      Array("customer,spent\na,1\nb,1\nc,1\n".utf8), name: "tiny.csv")
    let nothing = try dashboard.compare(tiny, ["dbscan", "hdbscan"])
    #expect(try dashboard.ask("GET", "comparisons/\(nothing)/events").text.contains("failed"))
    let answer = try dashboard.ask("GET", "comparisons/\(nothing)")
    let problem = try answer.decoded(Dashboard.Study.self).problem ?? ""
    #expect(problem.hasSuffix(".") && !problem.contains("without saying why"), "\(problem)")
    let dataset = try dashboard.upload(try folder.bytes("shop.csv"), name: "shop.csv")
    let stopped = try dashboard.compare(dataset, ["k-means", "gaussian-mixture", "agglomerative"])
    #expect(try dashboard.ask("POST", "comparisons/\(stopped)/cancel").status == 202)
    #expect(try dashboard.ask("GET", "comparisons/\(stopped)/events").text.contains("cancelled"))
    #expect(folder.names(in: "data/studies").isEmpty)
  }
}
