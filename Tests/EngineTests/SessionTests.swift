import Dispatch
import Engine
import Tabular
import Testing

@Suite("A session of the embedded engine")
struct SessionTests {
  let session: Session

  init() throws { session = try Database().connect() }

  @Test("hands values of every type back as it took them")
  func roundTrip() throws {
    let isPresent = [true, false, true]
    let columns: [Column] = [
      Column(name: "flag", values: .boolean([true, false, false]), isPresent: isPresent),
      Column(name: "whole", values: .integer([1, .max, .min])),
      Column(name: "number", values: .number([0.1, -2, .infinity]), isPresent: isPresent),
      Column(name: "money", values: .decimal([12_345, -1, 0], scale: 4)),
      Column(name: "time", values: .timestamp([0, 1, -86_400_000_000]), isPresent: isPresent),
      Column(name: "text", values: .text(TextValues(["Ünï", "", "a'b"]))),
      Column(
        name: "word", values: .category(codes: [1, 0, 1], values: TextValues(["no", "yes"])),
        isPresent: isPresent),
    ]
    try session.ingest(Table(columns: columns), into: "it")
    let back = try session.query("SELECT * FROM it")
    #expect(back.columnNames == columns.map(\.name))
    #expect(back.rowCount == 3)
    #expect(back["flag"]?.missingCount == 1)
    guard case .integer([1, .max, .min]) = back["whole"]?.values else { return fail("whole") }
    guard case .number(let numbers) = back["number"]?.values else { return fail("number") }
    #expect(numbers[0] == 0.1 && numbers[2] == .infinity && back["number"]?.isMissing(1) == true)
    guard case .decimal([12_345, -1, 0], scale: 4) = back["money"]?.values else {
      return fail("money")
    }
    guard case .timestamp(let times) = back["time"]?.values else { return fail("time") }
    #expect(times[0] == 0 && times[2] == -86_400_000_000)
    #expect(texts(back, "text") == ["Ünï", "", "a'b"])
    #expect(texts(back, "word") == ["yes", nil, "yes"])
  }

  @Test("takes in more rows than a batch holds")
  func manyRows() throws {
    let values = (0..<200_001).map { Int64($0) }
    try session.ingest(Table(columns: [Column(name: "n", values: .integer(values))]), into: "many")
    let sum = try session.query("SELECT sum(n)::bigint AS s, count(*) AS c FROM many")
    guard case .integer([20_000_100_000]) = sum["s"]?.values else { return fail("sum") }
    guard case .integer([200_001]) = sum["c"]?.values else { return fail("count") }
  }

  @Test("hands a large result over batch by batch, in order")
  func batches() throws {
    var stream = try session.stream("SELECT range AS n FROM range(50_000)")
    var next: Int64 = 0
    var count = 0
    while let batch = try stream.next() {
      guard case .integer(let values) = batch["n"]?.values else { return fail("batch") }
      for value in values where value == next { next += 1 }
      count += 1
    }
    #expect(next == 50_000)
    #expect(count > 1)
  }

  @Test("stops a query from another thread, and works no more")
  func cancel() throws {
    let canceller = session.canceller
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(100)) { canceller.cancel() }
    #expect { try session.query(Self.endless) } throws: { Self.isCancelled($0) }
    #expect { try session.run("SELECT 1") } throws: { Self.isCancelled($0) }
    let other = try Database().connect()
    #expect(try other.query("SELECT 1 AS one").rowCount == 1)
  }

  private static let endless =
    "SELECT count(*) FROM range(3_000_000) AS a, range(3_000_000) AS b WHERE a.range * b.range = 7"

  private static func isCancelled(_ error: any Error) -> Bool {
    if case EngineError.cancelled = error { true } else { false }
  }

  @Test("refuses a sum that does not fit eighteen digits instead of bending it")
  func wideDecimal() throws {
    let wide = "SELECT sum(x) AS s FROM (VALUES (99999999999999.9999::decimal(18,4)), (1)) t(x)"
    let sum = try session.query(wide)
    guard case .decimal([1_000_000_000_000_009_999], scale: 4) = sum["s"]?.values else {
      return fail("sum")
    }
    #expect { try session.query("SELECT 1e20::decimal(38,4) AS much") } throws: { error in
      "\(error)".contains("'much'")
    }
  }

  @Test(
    "reads the types that engines give",
    arguments: [
      ("1::tinyint", 1.0), ("65535::usmallint", 65_535), ("1.5::float", 1.5),
      ("DATE '1970-01-02'", 86_400_000_000), ("TIMESTAMP_S '1970-01-01 00:00:01'", 1_000_000),
      ("TIMESTAMP_NS '1970-01-01 00:00:00.000002'", 2), ("123::hugeint::decimal(38,0)", 123),
    ])
  func types(_ sql: String, _ expected: Double) throws {
    let column = try #require(try session.query("SELECT \(sql) AS value")["value"])
    switch column.values {
    case .integer(let values), .timestamp(let values): #expect(values == [Int64(expected)])
    case .decimal(let values, let scale): #expect(values == [Int64(expected)] && scale == 0)
    case .number(let values): #expect(values == [expected])
    default: fail(sql)
    }
  }

  @Test("names the column of a type that is not read")
  func unreadType() {
    #expect { try session.query("SELECT [1, 2] AS list") } throws: { error in
      "\(error)".contains("'list'")
    }
  }

  @Test("tells where the library is and which version")
  func location() throws {
    let location = try EngineLocation.find()
    #expect(location.version.hasPrefix("v"))
    #expect(location.path.contains("duckdb"))
  }

  @Test("says what the engine says of wrong SQL")
  func wrongQuery() {
    #expect { try session.query("SELECT nothing_here") } throws: { error in
      "\(error)".contains("nothing_here")
    }
  }

  @Test("a library that is not there is named with what to do")
  func missingLibrary() {
    let nowhere = EngineConfiguration(library: "/nowhere/libduckdb.so")
    #expect { try Database(nowhere) } throws: { error in
      "\(error)".contains("/nowhere/libduckdb.so") && "\(error)".contains("scripts/setup")
    }
  }

  private func texts(_ table: Table, _ name: String) -> [String?] {
    guard let column = table[name], case .text(let values) = column.values else { return [] }
    return (0..<column.count).map { column.isMissing($0) ? nil : values[$0] }
  }

  private func fail(_ what: String) { Issue.record("\(what) came back otherwise") }
}
