import CommandLineKit
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
}
