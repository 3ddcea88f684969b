import Engine
import Ingestion
import TestSupport
import Testing

@Suite("Reading files")
struct ReadTests {
  @Test("puts several files together by name, in the order of the pattern")
  func pattern() throws {
    let folder = try ScratchFolder()
    try folder.write("a,b\n1,2\n3\n", to: "s-2.csv")
    try folder.write("Title\nb;c\n5;6\n", to: "s-10.csv")
    try folder.write("a,b\n7,8\n", to: "s-3.csv")
    let reading = try Reading([folder.path("s-*.csv")])
    #expect(reading.relation.files.map(\.name) == ["s-10.csv", "s-2.csv", "s-3.csv"])
    #expect(reading.names == ["b", "c", "a"])
    #expect(try reading.rows == [["5", "6", ""], ["2", "", "1"], ["8", "", "7"]])
    #expect(reading.relation.setAside.map(\.file) == ["s-2.csv"])
    #expect(reading.relation.notes.contains { $0.contains("same columns") })
  }

  @Test("reads a file once, under whatever names it is given, and tells copies")
  func repeated() throws {
    let folder = try ScratchFolder()
    for name in ["a.csv", "b.csv"] { try folder.write("a,b\n1,2\n", to: name) }
    let paths = ["a.csv", "./a.csv", "*.csv"].map(folder.path)
    let reading = try Reading(paths)
    #expect(reading.relation.files.map(\.name) == ["a.csv", "b.csv"])
    #expect(try reading.rows.count == 2)
    let notes = reading.relation.notes
    #expect(notes.count { $0.hasPrefix("a.csv was given more than once") } == 2)
    #expect(notes.count { $0.contains("hold the same bytes") } == 1)
  }

  @Test("records the size and the hash of every file")
  func records() throws {
    let reading = try Reading(csv: "a,b\n1,2\n")
    // From `printf 'a,b\n1,2\n' | sha256sum`.
    let hash = "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470"
    #expect(reading.relation.files.map(\.bytes) == [8])
    #expect(reading.relation.files.map(\.sha256) == [hash])
  }

  @Test("keeps the types of Parquet, and lists as text")
  func parquet() throws {
    let folder = try ScratchFolder()
    let path = folder.path("it.parquet")
    try Database().connect().run(
      """
      COPY (SELECT 7 AS rowid, 1.25::decimal(9,2) AS price, DATE '2011-12-09' AS day,
        TIMESTAMPTZ '2011-12-09 12:50:00+02' AS moment, true AS flag, [1, 2] AS list,
        5::hugeint AS wide, 'x' AS "a b") TO \(Dialect.duckDB.text(path))
      """)
    let reading = try Reading([path])
    #expect(
      reading.names == ["rowid_2", "price", "day", "moment", "flag", "list", "wide", "a b"])
    let kinds: [ColumnKind] = [
      .number, .number, .timestamp, .timestamp, .boolean, .text, .number, .text,
    ]
    #expect(reading.relation.columns.map(\.kind) == kinds)
    let row = ["7", "1.25", "2011-12-09 00:00:00", "2011-12-09 10:50:00", "true", "[1, 2]"]
    #expect(try reading.rows == [row + ["5.0", "x"]])
  }

  @Test("keeps texts of JSON lines beside numbers, wherever they begin")
  func jsonLines() throws {
    let lines = (0..<30_000).map { "{\"id\":\($0),\"x\":1.5}" } + ["{\"id\":\"C5\",\"y\":\"é\"}"]
    let reading = try Reading(lines.joined(separator: "\n").utf8, as: "it.jsonl")
    #expect(try reading.rows.count == 30_001)
    #expect(try reading.rows.first == ["0", "1.5", ""])
    #expect(try reading.rows.last == ["C5", "", "é"])
  }

  @Test("unpacks gzip, whatever the name says")
  func gzip() throws {
    let folder = try ScratchFolder()
    let path = folder.path("it.csv")
    try Database().connect().run(
      "COPY (SELECT 1 AS a, 'x,y' AS b) TO \(Dialect.duckDB.text(path)) "
        + "(FORMAT csv, COMPRESSION gzip)")
    #expect(try Reading([path]).rows == [["1", "x,y"]])
  }

  @Test("refuses in one sentence what is no table")
  func refusals() throws {
    let folder = try ScratchFolder()
    try folder.makeFolder("sub")
    try folder.write("", to: "empty.csv")
    try folder.write("a,b\n", to: "header.csv")
    try folder.write("a,b\n1,2\n", to: "good.csv")
    try folder.write("{\"a\":1}\n{\"a\":\n", to: "broken.jsonl")
    try folder.write("PAR1 and nothing more", to: "broken.parquet")
    try folder.write("x", to: "picture.png")
    let wrong: [([String], String)] = [
      (["none.csv"], "There is no file"), (["none-*.csv"], "There is no file"),
      (["sub"], "is a folder"), (["empty.csv"], "no row below its header"),
      (["header.csv"], "no row below its header"), (["picture.png"], "a kind that is not read"),
      (["good.csv", "broken.jsonl"], "of different kinds"),
      (["broken.jsonl"], "cannot be read"), (["broken.parquet"], "cannot be read"),
    ]
    for (names, words) in wrong {
      #expect { try Reading(names.map(folder.path)) } throws: { error in
        let text = "\(error)"
        return text.contains(words) && !text.contains("\n") && text.count < 600
      }
    }
  }
}
