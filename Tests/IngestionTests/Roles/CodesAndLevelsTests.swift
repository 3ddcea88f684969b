import Engine
import Ingestion
import TestSupport
import Testing

/// Numbers in a table of customers that are no amounts.
@Suite("Codes and levels", .enabled(if: (try? Database()) != nil, "the engine is not installed"))
struct CodesAndLevelsTests {
  private let header = "customer_id,spend,region,store_id,ZipCode,size"

  @Test("few whole numbers, codes, and numbers with words among them are categories")
  func categories() throws {
    let roles = try roles { "\($0),\($0 * 7 % 101),\($0 % 3),\($0 % 8),\($0 * 31),\(size($0))" }
    #expect(roles.columns(.feature) == ["spend"])
    #expect(roles.columns(.category) == ["region", "store_id", "size"])
    let note = try #require(roles.notes.first)
    #expect(note.contains("'region', 'size'") && note.contains("--features"))
  }

  @Test("what a recipe groups by, or a person names, is a feature")
  func wanted() throws {
    let row = { (row: Int) in "\(row),\(row * 7 % 101),\(row % 3),\(row % 8),\(row),\(row % 7)" }
    let wanted = try roles(features: ["region"], row: row)
    #expect(wanted.columns(.feature) == ["spend", "region", "size"])
    var given: GivenColumns = [.feature: "region"]
    given.add("spend", for: .feature)
    given.add("size", for: .category)
    let named = try roles(given: given, row: row)
    #expect(named.columns(.feature) == ["spend", "region"])
    #expect(named.columns(.category) == ["store_id", "size"])
  }

  @Test("a catalogue with codes only is no table of customers")
  func catalogue() throws {
    let lines = ["manufacturer_id,department_id"] + (0..<200).map { "\($0 / 2),\($0 % 40)" }
    let error = #expect(throws: IngestionError.self) {
      try roles(of: lines, given: [:], features: [])
    }
    #expect(error?.description.contains("No column was found for a feature") == true)
  }

  /// A household size, some of them "5+".
  private func size(_ row: Int) -> String { row % 20 == 0 ? "5+" : "\(1 + row % 4)" }

  private func roles(
    given: GivenColumns = [:], features: [String] = [], row: (Int) -> String
  ) throws -> RoleMapping {
    try roles(of: [header] + (1...200).map(row), given: given, features: features)
  }

  private func roles(
    of lines: [String], given: GivenColumns, features: [String]
  ) throws -> RoleMapping {
    let folder = try ScratchFolder()
    try folder.write(lines.joined(separator: "\n") + "\n", to: "table.csv")
    let session = try Database().connect()
    let relation = try read([folder.path("table.csv")], into: session)
    return try suggestRoles(for: relation, in: session, given: given, features: features)
  }
}
