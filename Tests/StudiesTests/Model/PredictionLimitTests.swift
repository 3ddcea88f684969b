import Numeric
import Studies
import Testing

@Suite(
  "A prediction for numbers that are far off",
  .enabled(if: ShopStudies.isPossible, "the engine is not installed"))
struct PredictionLimitTests {
  static let values: [Double] = [
    0, -0.0, .leastNonzeroMagnitude, 1e15, 1e100, 1e155, 1e300, .greatestFiniteMagnitude, -1e-9, -1,
    -1e300, .nan,
    .infinity, -.infinity,
  ]

  @Test("has finite distances, or is refused in one sentence", arguments: ShopStudies.names)
  func farOff(name: String) throws {
    let model = try #require(try ShopStudies.result(name).model)
    for value in Self.values {
      for feature in model.features.indices {
        var row = model.features.map(\.least)
        row[feature] = value
        do throws(ModelError) {
          let prediction = try model.predictions(for: matrix(row))[0]
          let numbers = [prediction.distance, prediction.secondDistance, prediction.clearness]
          #expect(numbers.allSatisfy { $0?.isFinite != false }, "\(name), \(value)")
          #expect(prediction.unusualScore?.isFinite == true)
          #expect(prediction.clearness.map { (0...1).contains($0) } != false)
        } catch {
          #expect("\(error)".contains("\(model.features[feature].name) of customer 1 is"))
          #expect("\(error)".hasSuffix("."))
        }
      }
    }
  }

  @Test("names the features that are outside the range of the study")
  func outside() throws {
    let model = try #require(try ShopStudies.result("retail").model)
    let greatest = model.features.map { $0.greatest + 1 }
    #expect(
      try model.predictions(for: matrix(greatest))[0].outsideRange == model.features.map(\.name))
  }

  @Test("is refused for another number of features")
  func width() throws {
    let model = try #require(try ShopStudies.result("retail").model)
    #expect(throws: ModelError.self) { try model.predictions(for: matrix([1, 2])) }
  }

  private func matrix(_ row: [Double]) -> Matrix {
    var matrix = Matrix(rowCount: 1, columnCount: row.count)
    for (column, value) in row.enumerated() { matrix[0, column] = value }
    return matrix
  }
}
