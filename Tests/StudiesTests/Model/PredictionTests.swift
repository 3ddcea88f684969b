import Clustering
import Detection
import Engine
import Features
import Ingestion
import Numeric
import Segments
import Studies
import TestSupport
import Testing

/// A customer of a study gets the study's own answer, however they are asked about.
@Suite("Prediction", .enabled(if: ShopStudies.isPossible, "the engine is not installed"))
struct PredictionTests {
  @Test("is the study's own label, score and verdict", arguments: ShopStudies.names)
  func labels(name: String) throws {
    let result = try ShopStudies.result(name)
    let unusual = try #require(result.unusual)
    let predictions = try predictions(of: result)
    #expect(predictions.count == result.customers.identifiers.count && predictions.count > 100)
    for (row, prediction) in predictions.enumerated() {
      let segment = result.segments[result.segmentOfCustomer[row]]
      #expect(prediction.segment == segment.identifier && prediction.name == segment.name)
      #expect(prediction.action == segment.action)
      #expect((prediction.distance == nil) == segment.isSetApart)
      #expect(prediction.unusualScore == unusual.scores[row])
      #expect(prediction.isUnusual == unusual.isUnusual[row])
      #expect(prediction.reasons == unusual.reasons[row] ?? [])
      #expect(prediction.outsideRange.isEmpty)
    }
  }

  @Test("is the same alone, in a batch and shuffled, to the last bit", arguments: ShopStudies.names)
  func batches(name: String) throws {
    let result = try ShopStudies.result(name)
    let model = try #require(result.model)
    let rows = try rows(of: result)
    let batch = try model.predictions(for: rows).map { "\($0)" }
    var random = SplitMix64(seed: 7)
    let order = Array(0..<rows.rowCount).shuffled(using: &random)
    let shuffled = try model.predictions(for: rows.selectingRows(order)).map { "\($0)" }
    #expect(shuffled == order.map { batch[$0] })
    for row in 0..<rows.rowCount {
      let alone = try model.predictions(for: Matrix(columns: rows.row(row).map { [$0] }))
      #expect(alone.map { "\($0)" } == [batch[row]])
    }
    #expect(try model.predictions(for: rows.selectingRows([])).isEmpty)
  }

  @Test("is the row of a score of the shop's own file", arguments: ShopStudies.names)
  func transactions(name: String) throws {
    let result = try ShopStudies.result(name)
    let scored = try Scoring(model: try #require(result.model), paths: [ShopStudies.path]).run()
    #expect(scored.table.texts("customer") == result.customers.identifiers)
    #expect(scored.predictions.map { "\($0)" } == (try predictions(of: result)).map { "\($0)" })
  }

  @Test("is the row of a score of a file of customers", arguments: ShopStudies.names)
  func customers(name: String) throws {
    let result = try ShopStudies.result(name)
    let model = try #require(result.model)
    let folder = try ScratchFolder()
    let names = model.features.map(\.name)
    let rows = try rows(of: result)
    let lines = result.customers.identifiers.enumerated().map { row, customer in
      ([customer] + rows.row(row).map { "\($0)" }).joined(separator: ",")
    }
    let header = (["customer"] + names).joined(separator: ",")
    try folder.write(([header] + lines).joined(separator: "\n") + "\n", to: "more.csv")
    let scored = try Scoring(model: model, paths: [folder.path("more.csv")]).run()
    #expect(scored.predictions.map { "\($0)" } == (try predictions(of: result)).map { "\($0)" })
  }

  @Test("is the same by the model that was written and read", arguments: ShopStudies.names)
  func file(name: String) throws {
    let result = try ShopStudies.result(name)
    let folder = try ScratchFolder()
    try folder.write(try #require(result.model).json(), to: "model.json")
    let model = try Model(path: folder.path("model.json"))
    let again = try model.predictions(for: try rows(of: result)).map { "\($0)" }
    #expect(again == (try predictions(of: result)).map { "\($0)" })
  }

  @Test("holds for every customer of a sample shop")
  func sampleShop() throws {
    let folder = try ScratchFolder()
    let session = try Database().connect()
    try session.ingest(SampleShop(customers: 300, seed: 5, months: 6).make().rows, into: "shop")
    try session.run("COPY shop TO '\(folder.path("shop.csv"))' (HEADER)")
    let study = Study(recipe: try ShopStudies.quick("retail"), paths: [folder.path("shop.csv")])
    let result = try study.run()
    let scored = try Scoring(model: try #require(result.model), paths: study.paths).run()
    #expect(scored.predictions.count > 200)
    let segments = result.segmentOfCustomer.map { result.segments[$0].identifier }
    #expect(scored.predictions.map(\.segment) == segments)
    #expect(scored.predictions.map { "\($0)" } == (try predictions(of: result)).map { "\($0)" })
  }

  private func predictions(of result: StudyResult) throws -> [Prediction] {
    try #require(result.model).predictions(for: try rows(of: result))
  }

  private func rows(of result: StudyResult) throws -> Matrix {
    try Matrix(columns: result.features.map { try #require(result.customers.feature($0)).values })
  }
}
