import CommandLineKit
import TestSupport
import Testing

@Suite("clientele doctor")
struct DoctorCommandTests {
  @Test("names everything it looked at, and ends as it found it")
  func looks() async {
    let run = await Run("doctor")
    for name in [
      "clientele", "DuckDB", "ECharts", "threads", "CLIENTELE_DUCKDB", "CLIENTELE_ECHARTS",
    ] { #expect(run.results.contains(name)) }
    let isMissing = run.results.contains("missing")
    #expect(run.exitCode == (isMissing ? .noFile : .success))
  }

  @Test(
    "says where the number of threads comes from",
    arguments: [("3", "3, as CLIENTELE_THREADS says"), ("abc", "is no number: 'abc'")])
  func threads(text: String, words: String) throws {
    let run = try ProgramRun(["doctor"], variables: ["CLIENTELE_THREADS": text])
    #expect(run.results.contains(words), "\(run.results)")
  }
}
