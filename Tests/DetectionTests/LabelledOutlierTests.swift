import Detection
import FoundationEssentials
import Numeric
import TestSupport
import Testing

/// How well the detectors rank the labelled outliers of the ODDS sets, beside scikit-learn and PyOD.
@Suite(
  "Labelled outliers",
  .enabled(if: SharedData.isPresent, "the shared data are not on this machine"))
struct LabelledOutlierTests {
  /// Areas under the ROC curve.
  struct Areas: Decodable {
    var isolationForest: Double
    var nearestNeighbours: Double
  }

  struct Table {
    var rows: Matrix
    var isOutlier: [Bool]
  }

  static let sets = ["cardio", "glass", "ionosphere", "letter", "lympho", "pima", "vowels", "wbc"]

  @Test("are ranked as well as by scikit-learn and PyOD", arguments: sets)
  func areas(name: String) throws {
    let golden = try #require(try golden([String: Areas].self, "outliers.json")[name])
    let table = try load(name)
    let nearest = try NearestNeighbours().fit(table.rows, seed: 0).scores(of: table.rows)
    #expect(abs(area(nearest, table.isOutlier) - golden.nearestNeighbours) < 1e-9)
    let forests = try (0..<10).map { seed in
      let model = try IsolationForest().fit(table.rows, seed: UInt64(seed))
      return area(try model.scores(of: table.rows), table.isOutlier)
    }
    #expect(abs(forests.reduce(0, +) / 10 - golden.isolationForest) < 0.03)
  }

  /// Reads a table and scales its features to mean 0 and spread 1.
  private func load(_ name: String) throws -> Table {
    let url = URL(fileURLWithPath: SharedData.path("outliers/\(name).csv"))
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",").compactMap { Double($0) }
    }
    let width = try #require(lines.first).count - 1
    let columns = (0..<width).map { j in scaled(lines.map { $0[j] }) }
    return Table(rows: try Matrix(columns: columns), isOutlier: lines.map { $0[width] > 0 })
  }

  private func scaled(_ values: [Double]) -> [Double] {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let spread = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    return values.map { spread > 0 ? ($0 - mean) / spread : 0 }
  }

  /// The area under the ROC curve: how often an outlier scores above another row; ties half.
  private func area(_ scores: [Double], _ isOutlier: [Bool]) -> Double {
    let outliers = scores.indices.filter { isOutlier[$0] }.map { scores[$0] }
    let others = scores.indices.filter { !isOutlier[$0] }.map { scores[$0] }
    let wins = outliers.reduce(0.0) { sum, score in
      others.reduce(sum) { $0 + (score > $1 ? 1 : score == $1 ? 0.5 : 0) }
    }
    return wins / Double(outliers.count * others.count)
  }
}
