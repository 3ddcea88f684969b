import FoundationEssentials
import Numeric
import TestSupport
import Testing
import Trees

@Suite("Isolation trees")
struct IsolationTreesTests {
  static func lengths(_ trees: IsolationTrees, _ rows: Matrix) -> [Double] {
    var lengths = [Double](repeating: 0, count: rows.rowCount)
    var span = lengths.mutableSpan
    trees.pathLengths(of: rows, into: &span)
    return lengths
  }

  @Test("the planted row has the shortest paths", arguments: [16, 256, 1_000])
  func outlier(sample: Int) throws {
    let rows = try cloudWithOneOutlier(rows: 300, features: 3)
    let trees = IsolationTrees(growing: 50, on: rows, sample: sample, seed: 1)
    let lengths = Self.lengths(trees, rows)
    #expect(lengths.min() == lengths.last)
    #expect(trees.sample == min(sample, 300))
  }

  @Test("paths are as long as the paper says, on average")
  func average() throws {
    var random = SplitMix64(seed: 1)
    let values = (0..<256).map { _ in random.nextUnit() }
    let rows = try Matrix(columns: [values])
    let trees = IsolationTrees(growing: 400, on: rows, sample: 256, seed: 2)
    let lengths = Self.lengths(trees, rows)
    #expect(abs(trees.averagePathLength - 10.244770920119917) < 1e-12)
    #expect(abs(lengths.reduce(0, +) / 256 - trees.averagePathLength) < 1.5)
  }

  @Test("equal rows cannot be parted")
  func equal() throws {
    let rows = try Matrix(columns: [[2, 2, 2, 2], [1, 1, 1, 1]])
    let trees = IsolationTrees(growing: 3, on: rows, sample: 4, seed: 1)
    #expect(Self.lengths(trees, rows) == Array(repeating: trees.averagePathLength, count: 4))
  }

  @Test("come back from JSON as they were")
  func coding() throws {
    let rows = try cloudWithOneOutlier(rows: 100, features: 2)
    let trees = IsolationTrees(growing: 10, on: rows, sample: 64, seed: 1)
    let data = try JSONEncoder().encode(trees)
    #expect(try JSONDecoder().decode(IsolationTrees.self, from: data) == trees)
  }

  @Test(
    "damaged trees are refused",
    arguments: [
      "{\"features\":[0,-1],\"thresholds\":[1],\"leafRows\":[1]}",
      "{\"features\":[5,-1,-1],\"thresholds\":[1],\"leafRows\":[1,1]}",
      "{\"features\":[0,-1,-1],\"thresholds\":[],\"leafRows\":[1,1]}",
      "{\"features\":[-1,-1],\"thresholds\":[],\"leafRows\":[1,1]}",
      "{\"features\":[0,0,0,-1,-1,-1,-1],\"thresholds\":[1,1,1],\"leafRows\":[1,1,1,1]}",
      "{\"features\":[],\"thresholds\":[],\"leafRows\":[]}",
    ])
  func damaged(tree: String) throws {
    let text = "{\"featureCount\":2,\"sample\":4,\"trees\":[\(tree)]}"
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(IsolationTrees.self, from: Data(text.utf8))
    }
  }
}
