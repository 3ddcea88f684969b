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
