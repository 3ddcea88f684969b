import Detection
import FoundationEssentials
import Numeric
import Parameters
import TestSupport
import Testing

/// Detectors without chance give PyOD's scores; see `Fixtures/peers.py`, which made the files.
@Suite("Scores of PyOD")
struct PyODTests {
  struct Table: Decodable {
    var rows: [[Double]]
    var new: [[Double]]
  }

  struct File: Decodable {
    var detector: String
    var cases: [Case]
  }

  struct Case: Decodable {
    var settings: [String: Setting]
    var table: String
    var tolerance: Double
    var fit: [Double]
    var new: [Double]?
  }

  static let tables = requiredGolden([String: Table].self, "PyOD/tables.json")

  static let files = DetectorCatalog.all.map { type(of: $0).identifier }
    .compactMap { try? golden(File.self, "PyOD/\($0).json") }

  @Test("are given by every detector there is a file for")
  func count() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().path + "/Fixtures/PyOD"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Self.files.count == names.filter { $0 != "tables.json" }.count)
  }

  @Test("are ours as well", arguments: files.map(\.detector))
  func scores(name: String) throws {
    let file = try #require(Self.files.first { $0.detector == name })
    for known in file.cases {
      let table = try #require(Self.tables[known.table])
      let rows = try Matrix(columns: table.rows)
      let model = try DetectorCatalog.detector(named: name, settings: known.settings)
        .fitAny(rows, seed: 1)
      try compare(try model.scores(of: rows), known.fit, known, "fit")
      guard let new = known.new else { continue }
      try compare(try model.scores(of: try Matrix(columns: table.new)), new, known, "new")
    }
  }

  private func compare(
    _ mine: [Double], _ theirs: [Double], _ known: Case, _ part: Comment
  ) throws {
    try #require(mine.count == theirs.count)
    for (row, (mine, theirs)) in zip(mine, theirs).enumerated() {
      #expect(
        abs(mine - theirs) <= known.tolerance * max(1, abs(theirs)),
        "\(part) of \(known.table), row \(row)")
    }
  }
}
