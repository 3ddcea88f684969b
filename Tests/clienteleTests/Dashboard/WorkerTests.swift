import Engine
import FoundationEssentials
import Glibc
import Reporting
import TestSupport
import Testing

@Suite(
  "The processes that a service starts",
  .enabled(
    if: (try? Database()) != nil && ChartLibrary.location != nil,
    "the engine or the chart library is not installed"))
struct WorkerTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    let run = try ProgramRun(
      ["sample", folder.path("shop.csv"), "--customers", "40000", "--quiet"])
    #expect(run.status == 0)
  }

  /// The processes that carry out a study of the service under test.
  private var workers: [Int32] {
    let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return numbers.compactMap { Int32($0) }.filter { number in
      let words = FileManager.default.contents(atPath: "/proc/\(number)/cmdline") ?? Data()
      let line = String(decoding: words, as: UTF8.self)
      return line.contains("segment\0") && line.contains(folder.path("data"))
    }
  }

  /// Waits until there are so many workers, at most two minutes.
  private func wait(for count: Int) -> Bool {
    for _ in 0..<24_000 {
      if workers.count == count { return true }
      usleep(5_000)
    }
    return false
  }

  private func begin(_ service: ServedProgram) throws -> String {
    let dashboard = Dashboard(port: service.port)
    return try dashboard.begin(
      try dashboard.upload(try folder.bytes("shop.csv"), name: "shop.csv"))
  }

  @Test("end with the service, even when it is killed; the study is taken up and made once")
  func killed() throws {
    var service = try ServedProgram(in: folder)
    let id = try begin(service)
    #expect(wait(for: 1))
    usleep(200_000)
    service.end(SIGKILL)
    #expect(wait(for: 0))
    service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let study = try dashboard.study(id)
    #expect(["queued", "running"].contains(study.state) && study.files.isEmpty)
    #expect(wait(for: 1))
    let events = try dashboard.events(id)
    #expect(events.components(of: #"data: {"state":"finished"}"#) == 1)
    #expect(try dashboard.study(id).files.count == 9)
    #expect(folder.names(in: "data/studies") == [id] && folder.names(in: "data/incoming").isEmpty)
  }

  @Test("are the first to go when memory is short, and hold nothing of the service")
  func standing() throws {
    let service = try ServedProgram(in: folder)
    let id = try begin(service)
    #expect(wait(for: 1))
    usleep(300_000)
    let worker = try #require(workers.first)
    let score = FileManager.default.contents(atPath: "/proc/\(worker)/oom_score_adj") ?? Data()
    #expect(String(decoding: score, as: UTF8.self) == "700\n")
    let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(worker)/fd")) ?? []
    for number in open {
      let place = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/\(worker)/fd/\(number)")
      let isOurs = place?.contains("state.sqlite") == true || place?.hasPrefix("socket:") == true
      #expect(!isOurs, "\(place ?? "")")
    }
    #expect(try Dashboard(port: service.port).ask("POST", "studies/\(id)/cancel").status == 202)
    #expect(wait(for: 0))
  }

  @Test("stop before they take more memory than they may have, and say so", arguments: [24, 90])
  func memory(limit: Int) throws {
    let service = try ServedProgram(in: folder, ["--study-memory", "\(limit)MB"])
    let dashboard = Dashboard(port: service.port)
    let id = try begin(service)
    #expect(try dashboard.events(id).contains("failed"))
    let problem = try dashboard.study(id).problem ?? ""
    #expect(problem.contains("memory") && !problem.contains("crashed"), "\(problem)")
    #expect(folder.names(in: "data/studies").isEmpty && folder.names(in: "data/incoming").isEmpty)
    #expect(try dashboard.ask("GET", "studies").status == 200)
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
