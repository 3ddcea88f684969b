import Engine
import Tabular
import Testing

@Suite("Opening an engine beside other work")
struct OpeningDatabaseTests {
  @Test(
    "gives sessions of one database as often as it is asked",
    .enabled(if: (try? Database()) != nil, "the engine is not installed"))
  func sessions() throws {
    let opening = OpeningDatabase()
    try opening.connect().run("CREATE TABLE t AS SELECT 7 AS n")
    let found = try opening.connect().query("SELECT n::bigint AS n FROM t")
    guard case .integer(let values)? = found["n"]?.values else {
      Issue.record("the column has another type")
      return
    }
    #expect(values == [7])
    opening.finish()
  }

  @Test("throws each time what went wrong")
  func missing() {
    var configuration = EngineConfiguration()
    configuration.library = "/nowhere/libduckdb.so"
    let opening = OpeningDatabase(configuration)
    for _ in 0..<2 { #expect(throws: EngineError.self) { try opening.connect() } }
  }
}
