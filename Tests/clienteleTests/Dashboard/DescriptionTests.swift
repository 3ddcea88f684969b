import Engine
import FoundationEssentials
import Glibc
import Reporting
import TestSupport
import Testing

/// The program that holds an API to its description, from the variable or the path.
///
/// It is `pip install schemathesis`.
private let checker: String? = {
  let environment = ProcessInfo.processInfo.environment
  let folders = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/schemathesis" }
  return ([environment["CLIENTELE_SCHEMATHESIS"]].compactMap(\.self) + folders)
    .first { FileManager.default.isExecutableFile(atPath: $0) }
}()

@Suite(
  "The description of the API",
  .enabled(
    if: checker != nil && (try? Database()) != nil && ChartLibrary.location != nil,
    "schemathesis, the engine or the chart library is not installed"))
struct DescriptionTests {
  @Test("is kept to, whatever is sent")
  func conformance() throws {
    let folder = try ScratchFolder()
    let run = try ProgramRun(["sample", folder.path("shop.csv"), "--customers", "200", "--quiet"])
    #expect(run.status == 0)
    let service = try ServedProgram(in: folder)
    let dashboard = Dashboard(port: service.port)
    let dataset = try dashboard.upload(try folder.bytes("shop.csv"), name: "shop.csv")
    #expect(try dashboard.events(try dashboard.begin(dataset)).contains("finished"))
    let checks = "not_a_server_error,status_code_conformance,content_type_conformance"
    // Streams of events last, and every demo and score costs a process.
    let command = """
      "\(checker ?? "")" run http://localhost:\(service.port)/api/v1/openapi.json \
      --url http://localhost:\(service.port) --max-examples 10 --seed 1 \
      --exclude-method DELETE --exclude-path-regex 'demo|events|score' \
      --checks \(checks),response_schema_conformance > "\(folder.path("report"))" 2>&1
      """
    let status = unsafe system(command)
    let report = try folder.text("report")
    #expect(status == 0, "\(report.suffix(4_000))")
    #expect(try dashboard.ask("GET", "studies").status == 200)
  }
}
