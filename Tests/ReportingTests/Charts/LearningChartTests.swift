import Clustering
import Numeric
import Testing

@testable import Reporting

@Suite("The chart of losses")
struct LearningChartTests {
  @Test("draws a pane for each curve of a model that was learned in steps")
  func panes() throws {
    let values = (0..<60).map { Double($0 % 3) * 5 + Double($0 % 7) / 7 }
    let rows = try Matrix(columns: [values, values.reversed()])
    let method = DeepClustering(clusters: 3, pretraining: 100, training: 20)
    let model = AnyClusteringModel(try method.fit(rows, seed: 1), by: method)
    let chart = try #require(Chart.learning(model.curves))
    #expect(chart.table.rows.count == 2)
    #expect(chart.table.rows.allSatisfy { $0.count == chart.table.columns.count })
    #expect(chart.option.json.contains("making customers again from their codes"))
  }

  @Test("is not there for other methods")
  func others() throws {
    let method = KMeans(clusters: 2)
    let rows = try Matrix(columns: [[1, 2, 8, 9]])
    let model = AnyClusteringModel(try method.fit(rows, seed: 1), by: method)
    #expect(model.curves.isEmpty)
    #expect(Chart.learning(model.curves) == nil)
  }
}
