import FoundationEssentials
import Numeric
import Parameters
import TestSupport
import Testing
import Trees

@Suite("Random forest")
struct RandomForestTests {
  struct Golden: Decodable {
    var columns: [[Double]]
    var labels: [Int32]
    var importances: [Double]
    var outOfBagAccuracy: Double
  }

  static let loaded = Result { try golden(Golden.self) }

  @Test("agrees with scikit-learn", arguments: [1, 2, 3] as [UInt64])
  func agreement(seed: UInt64) throws {
    let golden = try Self.loaded.get()
    let rows = try Matrix(columns: golden.columns)
    let model = try RandomForest().fit(rows, labels: golden.labels, seed: seed)
    for (mine, theirs) in zip(model.importances, golden.importances) {
      #expect(abs(mine - theirs) < 0.03)
    }
    let accuracy = try #require(model.outOfBagAccuracy)
    #expect(abs(accuracy - golden.outOfBagAccuracy) < 0.03)
    #expect(abs(model.importances.reduce(0, +) - 1) < 1e-12)
  }

  @Test("tells the rows it was grown on", arguments: [RandomForest(), RandomForest(bins: 16)])
  func training(forest: RandomForest) throws {
    let golden = try Self.loaded.get()
    let rows = try Matrix(columns: golden.columns)
    let labels = try forest.fit(rows, labels: golden.labels, seed: 1).labels(of: rows)
    let right = zip(labels, golden.labels).filter { $0 == $1 }.count
    #expect(right > 390)
  }

  @Test("a row's chances do not depend on its batch")
  func alone() throws {
    let golden = try Self.loaded.get()
    let rows = try Matrix(columns: golden.columns)
    let model = try RandomForest(trees: 20).fit(rows, labels: golden.labels, seed: 1)
    let chances = try model.probabilities(of: rows)
    for row in stride(from: 0, to: 400, by: 37) {
      #expect(try model.probabilities(of: rows.selectingRows([row])).row(0) == chances.row(row))
      #expect(abs(chances.row(row).reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test("equal seeds give equal forests, others do not")
  func seeds() throws {
    let golden = try Self.loaded.get()
    let rows = try Matrix(columns: golden.columns)
    let forest = RandomForest(trees: 5)
    let model = try forest.fit(rows, labels: golden.labels, seed: 9)
    #expect(try forest.fit(rows, labels: golden.labels, seed: 9) == model)
    #expect(try forest.fit(rows, labels: golden.labels, seed: 10) != model)
  }

  @Test("comes back from JSON as it was")
  func coding() throws {
    let golden = try Self.loaded.get()
    let rows = try Matrix(columns: golden.columns)
    let model = try RandomForest(trees: 5).fit(rows, labels: golden.labels, seed: 1)
    let data = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(RandomForestModel.self, from: data) == model)
  }

  @Test(
    "a damaged model is refused",
    arguments: [
      ("\"links\":[1", "\"links\":[0"), ("\"links\":[1", "\"links\":[99999"),
      ("\"classCount\":2", "\"classCount\":3"),
      ("\"classCount\":2", "\"classCount\":4611686018427387904"),
      ("\"featureCount\":1", "\"featureCount\":0"),
    ])
  func damaged(part: String, wrong: String) throws {
    let rows = try Matrix(columns: [[1, 2, 3, 4, 5, 6, 7, 8]])
    let labels: [Int32] = [0, 0, 0, 0, 1, 1, 1, 1]
    let model = try RandomForest(trees: 3).fit(rows, labels: labels, seed: 1)
    let text = String(decoding: try JSONEncoder().encode(model), as: UTF8.self)
    let damaged = text.replacing(part, with: wrong)
    #expect(damaged != text)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(RandomForestModel.self, from: Data(damaged.utf8))
    }
  }

  @Test("rows that cannot be told apart get the shares of their classes")
  func inseparable() throws {
    let rows = try Matrix(columns: [[1, 1, 1, 1]])
    let model = try RandomForest(trees: 200).fit(rows, labels: [0, 1, 1, 1], seed: 1)
    #expect(model.importances == [0])
    #expect(abs(try model.probabilities(of: rows)[0, 1] - 0.75) < 0.05)
  }

  @Test("bad labels and cells are refused with a sentence")
  func refusals() throws {
    let rows = try Matrix(columns: [[1, 2, 3]])
    let forest = RandomForest()
    #expect(throws: TreesError.labelCount(rows: 3, labels: 2)) {
      try forest.fit(rows, labels: [0, 1], seed: 1)
    }
    #expect(throws: TreesError.oneClass(method: "random-forest")) {
      try forest.fit(rows, labels: [1, 1, 1], seed: 1)
    }
    #expect(throws: TreesError.label(row: 1, label: -1, classes: 1_024)) {
      try forest.fit(rows, labels: [0, -1, 1], seed: 1)
    }
    #expect(throws: TreesError.notFinite(row: 2, column: 0, value: "nan")) {
      try forest.fit(Matrix(columns: [[1, 2, .nan]]), labels: [0, 1, 1], seed: 1)
    }
    #expect(throws: TreesError.empty(method: "random-forest")) {
      try forest.fit(Matrix(rowCount: 0, columnCount: 2), labels: [], seed: 1)
    }
  }

  @Test("every value the table does not allow is refused", arguments: RandomForest.parameters)
  func parameters(parameter: Parameter<RandomForest>) throws {
    var forest = RandomForest()
    for bad: Setting in [.number(-1), .number(1e9), .number(0.5), .word("many"), .flag(true)] {
      #expect(throws: ParameterError.self) { try forest.set(parameter.name, to: bad) }
    }
    try forest.set(parameter.name, to: parameter.value(RandomForest()))
    #expect(forest == RandomForest())
  }
}
