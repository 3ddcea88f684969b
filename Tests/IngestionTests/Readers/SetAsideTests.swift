import Ingestion
import Testing

@Suite("Rows that do not fit")
struct SetAsideTests {
  @Test("are set aside with file, line and reason, and never lost in silence")
  func ragged() throws {
    let reading = try Reading(csv: "a,b\n1,2\n3\n4,5,6\n7,8\n9\n")
    #expect(try reading.rows == [["1", "2"], ["7", "8"]])
    let aside = reading.relation.setAside.sorted { $0.firstLine < $1.firstLine }
    #expect(aside.map(\.count) == [2, 1])
    #expect(aside.map(\.firstLine) == [3, 4])
    #expect(aside.map(\.file) == ["it.csv", "it.csv"])
    #expect(reading.relation.notes.count { $0.contains("set aside") } == 2)
  }

  @Test("count every line that an open quote swallows")
  func openQuote() throws {
    let reading = try Reading(csv: "a,b\n1,2\n3,\"4\n5,6\n7,8\n")
    #expect(try reading.rows == [["1", "2"]])
    #expect(reading.relation.setAside.map(\.count) == [3])
    #expect(reading.relation.setAside.first?.firstLine == 3)
  }

  @Test("count once whatever the line ends around them", arguments: ["\n", "\r\n"])
  func lineEnds(_ end: String) throws {
    let lines = ["a,b", "1,2", "", "3,4,5", "6,7", "8", "9,10"]
    let reading = try Reading(csv: lines.map { $0 + end }.joined())
    #expect(try reading.rows == [["1", "2"], ["6", "7"], ["9", "10"]])
    #expect(reading.relation.setAside.map(\.count) == [1, 1])
  }

  @Test("and nothing else are an error with the way out")
  func all() {
    #expect { try Reading(csv: "a,b\n1\n2\n") } throws: { error in
      "\(error)".contains("fewer cells") && "\(error)".contains("line 2")
    }
  }

  @Test("do not hide the customer's values in messages")
  func privacy() throws {
    let reading = try Reading(csv: "a,b\n1,2\nsecret,4,5\n")
    #expect(!reading.relation.notes.contains { $0.contains("secret") })
  }

  @Test("are found in a large file with their line", arguments: [1, 9_999, 99_998])
  func large(_ bad: Int) throws {
    let lines = (0..<100_000).map { $0 == bad ? "\($0)" : "\($0),x" }
    let reading = try Reading(csv: "a,b\n" + lines.joined(separator: "\n") + "\n")
    #expect(reading.relation.rowCount == 99_999)
    // Rows keep the order of the file: each number is its place, and one more behind the bad line.
    let ordered = "count(*) FILTER (WHERE a::int = rowid + if(rowid < \(bad), 0, 1))"
    #expect(try reading.count(ordered) == 99_999)
    #expect(reading.relation.setAside.map(\.firstLine) == [bad + 2])
  }
}
