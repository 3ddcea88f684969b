import Engine
import Reporting
import Tabular
import TestSupport
import Testing

@Suite("Writing Parquet", .enabled(if: (try? Database()) != nil, "the engine is not installed"))
struct ParquetWriterTests {
  private static let numbers = (0..<5_000).map { Int64($0) }

  private static let columns: [ColumnValues] = [
    .integer(numbers), .timestamp(numbers), .decimal(numbers, scale: 4),
    .number(numbers.map { Double($0) / 3 }), .boolean(numbers.map { $0 % 3 == 0 }),
    .text(TextValues(numbers.map { "text \($0)" })),
    .category(codes: numbers.map { Int32($0 % 2) }, values: TextValues(["a", "b"])),
  ]

  @Test(
    "writes every type, and the engine reads the same",
    arguments: columns.indices)
  func types(place: Int) throws {
    let values = Self.columns[place]
    let folder = try ScratchFolder()
    for isPresent in [nil, (0..<5_000).map { $0 % 7 != 0 }] {
      let column = Column(name: "x", values: values, isPresent: isPresent)
      try ParquetWriter().write(Table(columns: [column]), to: folder.path("t.parquet"))
      let read = try Database().connect().query(
        "SELECT count(x) FROM read_parquet('\(folder.path("t.parquet"))')")
      guard case .integer(let counts) = read.columns[0].values else {
        Issue.record("count(x) is no whole number")
        return
      }
      #expect(counts == [Int64(5_000 - column.missingCount)])
    }
  }
}
