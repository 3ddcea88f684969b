import Features
import Testing

@Suite("Scores")
struct ScoreTests {
  @Test("fall into eleven segments, every code into one")
  func map() {
    var counts: [ScoreSegment: Int] = [:]
    for recency in 1...5 {
      for frequency in 1...5 {
        for monetary in 1...5 {
          let segment = ScoreMap.segment(
            recency: recency, frequency: frequency, monetary: monetary)
          counts[segment, default: 0] += 1
        }
      }
    }
    let expected: [(ScoreSegment, Int)] = [
      (.champions, 7), (.loyal, 8), (.potentialLoyalist, 24), (.newCustomers, 7), (.promising, 16),
      (.needAttention, 8), (.aboutToSleep, 8), (.atRisk, 22), (.cannotLoseThem, 8),
      (.hibernating, 11), (.lost, 6),
    ]
    #expect(ScoreSegment.allCases.map { counts[$0] ?? 0 } == expected.map(\.1))
    #expect(ScoreSegment.allCases == expected.map(\.0))
  }

  @Test(
    "name the segments of the literature",
    arguments: [
      ("555", ScoreSegment.champions), ("335", .loyal), ("323", .potentialLoyalist),
      ("311", .newCustomers), ("313", .promising), ("324", .needAttention), ("213", .aboutToSleep),
      ("124", .atRisk), ("113", .cannotLoseThem), ("122", .hibernating), ("111", .lost),
    ])
  func segments(code: String, expected: ScoreSegment) throws {
    let digits = code.compactMap(\.wholeNumberValue)
    #expect(
      ScoreMap.segment(recency: digits[0], frequency: digits[1], monetary: digits[2]) == expected)
  }

  private func scores(_ values: [Double]) throws -> RFMScores {
    let table = CustomerTable(
      identifiers: values.indices.map { "\($0)" },
      features: ["recency", "frequency", "monetary"].map {
        FeatureColumn(name: $0, kind: .number, values: values)
      })
    return try #require(RFMScores(table))
  }

  @Test("are quintiles, recent customers the best")
  func quintiles() throws {
    let scores = try scores((1...10).map(Double.init))
    let cuts = zip(scores.cuts.monetary, [2.8, 4.6, 6.4, 8.2])
    #expect(cuts.allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(scores.monetary == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    #expect(scores.recency == scores.monetary.map { 6 - $0 })
  }

  @Test("are equal for equal values, whatever the order of the file")
  func ties() throws {
    let values: [Double] = [1, 1, 1, 1, 1, 1, 2, 2, 3, 9]
    let scores = try scores(values)
    let backwards = try self.scores(values.reversed())
    #expect(scores.frequency == [1, 1, 1, 1, 1, 1, 4, 4, 5, 5])
    #expect(backwards.frequency == scores.frequency.reversed())
  }

  @Test("are none without recency, frequency and monetary value")
  func none() {
    let table = CustomerTable(
      identifiers: ["1"], features: [FeatureColumn(name: "Income", kind: .number, values: [1])])
    #expect(RFMScores(table) == nil)
  }
}
