import Engine
import FoundationEssentials
import Glibc
import Reporting
import TestSupport
import Testing

@Suite(
  "The life of a study",
  .enabled(
    if: (try? Database()) != nil && ChartLibrary.location != nil,
    "the engine or the chart library is not installed"))
struct StudyLifeTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func shop(_ customers: Int) throws -> [UInt8] {
    let words = ["sample", folder.path("shop.csv"), "--customers", "\(customers)", "--quiet"]
    #expect(try ProgramRun(words).status == 0)
    return try folder.bytes("shop.csv")
  }

  /// Waits until a study is in a state, at most two minutes.
  private func wait(_ dashboard: Dashboard, _ id: String, _ state: String) throws -> Bool {
    for _ in 0..<6_000 {
      if try dashboard.study(id).state == state { return true }
      usleep(20_000)
    }
    return false
  }

  @Test("is cancelled or deleted where that makes sense, and refused where not")
  func cancelling() throws {
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let large = try dashboard.upload(try shop(40_000), name: "large.csv")
    let small = try dashboard.upload(try shop(300), name: "small.csv")
    let running = try dashboard.begin(large)
    let queued = try dashboard.begin(small)
    #expect(try wait(dashboard, running, "running"))
    #expect(try dashboard.ask("DELETE", "studies/\(running)").status == 409)
    #expect(try dashboard.ask("DELETE", "datasets/\(large)").status == 409)
    #expect(try dashboard.ask("DELETE", "datasets/\(small)").status == 409)
    #expect(try dashboard.ask("POST", "studies/\(queued)/cancel").status == 202)
    #expect(try dashboard.study(queued).state == "cancelled")
    #expect(try dashboard.ask("DELETE", "datasets/\(small)").status == 204)
    #expect(try dashboard.ask("POST", "studies/\(running)/cancel").status == 202)
    #expect(try wait(dashboard, running, "cancelled"))
    for id in [running, queued] {
      #expect(try dashboard.ask("POST", "studies/\(id)/cancel").status == 409)
      #expect(try dashboard.events(id).contains("cancelled"))
      #expect(try dashboard.ask("DELETE", "studies/\(id)").status == 204)
      #expect(try dashboard.ask("GET", "studies/\(id)/events").status == 404)
      #expect(try dashboard.ask("POST", "studies/\(id)/cancel").status == 404)
    }
    #expect(folder.names(in: "data/studies").isEmpty)
  }

  @Test("runs beside another where there are two workers, and the queue keeps its order")
  func twoWorkers() throws {
    let service = try ServedProgram(in: folder, ["--workers", "2"])
    let dashboard = Dashboard(port: service.port)
    let dataset = try dashboard.upload(try shop(5_000), name: "shop.csv")
    let ids = try (0..<5).map { _ in try dashboard.begin(dataset) }
    var most = 0
    while try dashboard.study(ids[4]).state == "queued" {
      // One answer, so that no study ends between the looks at two.
      let all = try dashboard.ask("GET", "studies").text
      most = max(most, all.ranges(of: #""state":"running""#).count)
      usleep(10_000)
    }
    #expect(most == 2)
    for id in ids { #expect(try dashboard.events(id).contains("finished")) }
    #expect(try dashboard.ask("POST", "studies/\(ids[0])/cancel").status == 409)
    // The same file and recipe give the same model, whoever worked beside.
    let models = try ids.map { try dashboard.ask("GET", "studies/\($0)/files/model.json").body }
    #expect(Set(models).count == 1)
  }

  @Test("tells its files with their sizes, and its end after a restart of the service")
  func restart() throws {
    var service = try ServedProgram(in: folder)
    var dashboard = Dashboard(port: service.port)
    let id = try dashboard.begin(try dashboard.upload(try shop(300), name: "shop.csv"))
    let told = try dashboard.events(id)
    for file in try dashboard.study(id).files {
      let answer = try dashboard.ask("GET", "studies/\(id)/files/\(file.name)")
      #expect(answer.status == 200 && answer.body.count == file.bytes, "\(file.name)")
    }
    let last = told.split(separator: "\n").last { $0.hasPrefix("id: ") }?.dropFirst(4) ?? ""
    #expect(Int(last) != nil)
    for known in ["", String(last), "0", "none", "99999999999999999999"] {
      let again = try dashboard.ask(
        "GET", "studies/\(id)/events", fields: ["Last-Event-ID: \(known)"])
      #expect(again.text.contains(#"data: {"state":"finished"}"#), "\(known)")
    }
    service.end(SIGTERM)
    service = try ServedProgram(in: folder)
    dashboard = Dashboard(port: service.port)
    for fields in [[], ["Last-Event-ID: \(last)"]] {
      let again = try dashboard.ask("GET", "studies/\(id)/events", fields: fields)
      #expect(again.status == 200 && again.text.contains(#"data: {"state":"finished"}"#))
    }
  }
}
