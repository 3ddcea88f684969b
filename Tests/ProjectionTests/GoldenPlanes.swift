import Numeric
import TestSupport

/// What scikit-learn and umap-learn reach; `Fixtures/make_planes.py` made it.
struct GoldenPlanes: Decodable {
  struct Case: Decodable, CustomStringConvertible, Sendable {
    let name: String
    let columns: [[Double]]
    let components: [Int: Double]
    let tsne: [Int: Double]
    let umap: [Int: Double]

    var description: String { name }

    var rows: Matrix { get throws { try Matrix(columns: columns) } }
  }

  let cases: [Case]

  /// The cases, none of them when the file is missing; a test checks that there are some.
  static let cases: [Case] = (try? golden(GoldenPlanes.self, "planes.json"))?.cases ?? []
}
