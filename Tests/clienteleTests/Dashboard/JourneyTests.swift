import Engine
import FoundationEssentials
import Glibc
import Reporting
import TestSupport
import Testing

@Suite(
  "The dashboard's API",
  .enabled(
    if: (try? Database()) != nil && ChartLibrary.location != nil,
    "the engine or the chart library is not installed"))
struct JourneyTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    let run = try ProgramRun(["sample", folder.path("shop.csv"), "--customers", "300", "--quiet"])
    #expect(run.status == 0)
  }

  @Test("takes a file all the way: study, sections, customers, names, predictions, files, end")
  func journey() throws {
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let dataset = try dashboard.upload(try folder.bytes("shop.csv"), name: "shop.csv")
    let preview = try dashboard.ask("GET", "datasets/\(dataset)/preview").text
    #expect(preview.contains(#""kind":"transactions""#), "\(preview)")
    let id = try dashboard.begin(dataset)
    let events = try dashboard.events(id)
    for stage in ["reading", "cleaning", "grouping", "writing"] { #expect(events.contains(stage)) }
    #expect(events.contains(#"data: {"state":"finished"}"#))
    let study = try dashboard.study(id)
    #expect(study.state == "finished" && study.files.count == 9)
    for section in study.sections {
      #expect(try dashboard.ask("GET", "studies/\(id)/sections/\(section.id)").status == 200)
    }
    try results(dashboard, id)
    #expect(try dashboard.ask("DELETE", "studies/\(id)").status == 204)
    #expect(try dashboard.ask("DELETE", "datasets/\(dataset)").status == 204)
    #expect(folder.names(in: "data/studies").isEmpty && folder.names(in: "data/datasets").isEmpty)
    service.end(SIGTERM)
  }

  @Test("tells of a customer which categories speak for the segment, and which numbers")
  func categories() throws {
    let rows = (1...80).map { row in
      "\(row),\(row % 2 == 0 ? 900 + row : 100 + row),\(row % 4 < 2 ? "Rome" : "Oslo")"
    }
    try folder.write((["CustomerID,Spend,City"] + rows).joined(separator: "\n"), to: "towns.csv")
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let dataset = try dashboard.upload(try folder.bytes("towns.csv"), name: "towns.csv")
    let edits = #""clustering":"k-prototypes","categories":"City","gamma":1"#
    let id = try dashboard.begin(dataset, #","clusters":4,"edits":{\#(edits)}"#)
    let events = try dashboard.events(id)
    #expect(events.contains(#"{"state":"finished"}"#), "\(events)")
    let story = try dashboard.ask("GET", "studies/\(id)/customers/4").text
    #expect(story.contains("City Rome: so are 100\u{A0}% of"), "\(story)")
  }

  /// Asks for everything that a finished study has.
  private func results(_ dashboard: Dashboard, _ id: String) throws {
    let table = try dashboard.ask("GET", "studies/\(id)/customers?limit=1&sort=-monetary").text
    #expect(table.contains(#""matching":300"#))
    #expect(try dashboard.ask("GET", "studies/\(id)/customers/12347").text.contains("purchases"))
    let names = try dashboard.ask(
      "PUT", "studies/\(id)/segments", json: #"{"names":{"1":"<b>Best</b>"}}"#)
    #expect(names.status == 200 && names.text.contains("<b>Best</b>"))
    #expect(names.head.lowercased().contains("content-type: application/json"))
    let model = "models/\(id)/predict"
    let one = try dashboard.ask("POST", model, json: #"{"recency":5,"frequency":9,"monetary":1e9}"#)
    #expect(one.status == 200 && one.text.contains("above the training range"), "\(one.text)")
    #expect(one.text.contains(#""unusualConfidence":"#) && !one.text.contains("because"))
    let why = try dashboard.ask(
      "POST", "\(model)?why=true", json: #"{"recency":5,"frequency":9,"monetary":300}"#)
    #expect(why.text.contains(#""because":[{"#), "\(why.text)")
    let none = try dashboard.ask("POST", model, json: #"{"recency":5,"frequency":9}"#)
    #expect(none.status == 422 && none.text.contains(#""where":"monetary""#), "\(none.text)")
    let archive = try dashboard.ask("GET", "studies/\(id)/archive.zip")
    #expect(archive.body.starts(with: [0x50, 0x4B, 3, 4]) && archive.body.count > 100_000)
    let report = try dashboard.ask("GET", "studies/\(id)/files/report.html")
    #expect(report.head.lowercased().contains("content-disposition: attachment"))
    for path in ["files/..%2Fstate.sqlite", "files/state.sqlite", "files/.partial-1"] {
      #expect(try dashboard.ask("GET", "studies/\(id)/\(path)").status >= 400)
    }
  }

  @Test("loses nothing it acknowledged when it is killed, and takes up what it was at")
  func killed() throws {
    var service = try ServedProgram(in: folder)
    let dataset = try Dashboard(port: service.port).upload(
      try folder.bytes("shop.csv"), name: "shop.csv")
    let ids = try (0..<3).map { _ in try Dashboard(port: service.port).begin(dataset) }
    service.end(SIGKILL)
    service = try ServedProgram(in: folder)
    for id in ids {
      #expect(try Dashboard(port: service.port).events(id).contains("finished"))
      #expect(try Dashboard(port: service.port).study(id).files.count == 9)
    }
  }

  @Test("gives a study back to the queue at SIGTERM, ends, and takes it up")
  func stopped() throws {
    let run = try ProgramRun(
      ["sample", folder.path("large.csv"), "--customers", "20000", "--quiet"])
    #expect(run.status == 0)
    var service = try ServedProgram(in: folder)
    let dataset = try Dashboard(port: service.port).upload(
      try folder.bytes("large.csv"), name: "large.csv")
    let id = try Dashboard(port: service.port).begin(dataset)
    service.end(SIGTERM)
    service = try ServedProgram(in: folder)
    #expect(try Dashboard(port: service.port).events(id).contains("finished"))
  }

  @Test("says in one sentence why a study cannot be made, and shows no place on the disk")
  func failure() throws {
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let dataset = try dashboard.upload(Array("a,b\n1,2\n".utf8), name: "odd.csv")
    let id = try dashboard.begin(dataset)
    #expect(try dashboard.events(id).contains("failed"))
    let problem = try dashboard.study(id).problem ?? ""
    #expect(!problem.isEmpty && !problem.contains(folder.path("data")), "\(problem)")
    #expect(try dashboard.ask("GET", "studies/\(id)/sections/summary").status == 409)
  }

  @Test("reads a text file as it is told to, in the preview and in the study")
  func format() throws {
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let text = try folder.text("shop.csv").replacing("\"", with: "").replacing(",", with: "!")
    let dataset = try dashboard.upload(Array(text.utf8), name: "shop.csv")
    let preview = "datasets/\(dataset)/preview"
    let told = try dashboard.ask(
      "GET", "\(preview)?delimiter=!&dates=%25Y-%25m-%25d%20%25H:%25M:%25S")
    #expect(told.text.contains(#""delimiter":"!""#), "\(told.text)")
    #expect(
      told.text.contains(#""kind":"transactions""#) && told.text.contains(#""encoding":"utf-8""#))
    for query in [
      "delimiter=ab", "quote=xy", "encoding=x", "decimal=%3B", "dates=%25Q", "header=0",
    ] {
      let answer = try dashboard.ask("GET", "\(preview)?\(query)")
      let place = query.split(separator: "=")[0]
      #expect(
        answer.status == 422 && answer.text.contains(#""where":"\#(place)""#), "\(answer.text)")
    }
    let id = try dashboard.begin(dataset, #","delimiter":"!","quote":"none","decimal":".""#)
    #expect(try dashboard.events(id).contains("finished"))
    let wrong = try dashboard.ask(
      "POST", "studies", json: #"{"dataset":"\#(dataset)","dates":"soon"}"#)
    #expect(wrong.status == 422 && wrong.text.contains(#""where":"dates""#))
  }
}
