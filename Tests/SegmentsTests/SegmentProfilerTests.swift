import Features
import Ingestion
import Segments
import Testing

@Suite("The profile of a segment")
struct SegmentProfilerTests {
  private let table = CustomerTable(
    identifiers: ["a", "b", "c", "d", "e"],
    features: [
      FeatureColumn(name: "frequency", kind: .count, values: [1, 1, 2, 2, 9]),
      FeatureColumn(name: "monetary", kind: .money, values: [10, 30, 0, 20, 140]),
      FeatureColumn(name: "debt", kind: .money, values: [0, 0, 0, 0, 0]),
    ],
    categories: [CategoryColumn(name: "city", values: ["Rome", "Oslo", nil, "Rome", "Bonn"])])

  @Test("counts customers and money, and their shares")
  func shares() {
    let some = profile([0, 4])
    #expect(some.customers == 2 && some.share == 0.4)
    #expect(some.revenue == 150 && some.revenueShare == 0.75)
    let all = profile([0, 1, 2, 3, 4])
    #expect(all.share == 1 && all.revenueShare == 1)
  }

  @Test("sums money exactly where the data tell it exactly")
  func exactMoney() {
    let cents = (0..<1_000).map { Money(tenThousandths: Int64($0 % 7) * 1_100 + 1_000) }
    let table = CustomerTable(
      identifiers: cents.indices.map { "\($0)" },
      features: [FeatureColumn(name: "monetary", kind: .money, values: cents.map(\.value))],
      spend: cents)
    let all = SegmentProfiler(table).profile(
      identifier: 1, rows: Array(cents.indices), isSetApart: false)
    #expect(all.revenue == cents.reduce(.zero, +).value && all.revenueShare == 1)
  }

  @Test("gives mean, median, and the mean compared with all customers'")
  func middles() {
    let features = profile([0, 3, 4]).features
    #expect(features.map(\.mean) == [4, 170 / 3, 0])
    #expect(features.map(\.median) == [2, 20, 0])
    #expect(features.map(\.usual) == [2, 20, 0])
    let index: [Double?] = [4 / 3, 170 / 3 / 40, nil]
    #expect(features.map(\.index) == index)
  }

  @Test("says where the median stands among all customers")
  func standing() {
    #expect(profile([4]).features.map(\.standing) == [0.9, 0.9, 0.5])
    #expect(profile([0]).features.map(\.standing) == [0.2, 0.3, 0.5])
    #expect(profile([0, 3]).features.map(\.standing) == [0.4, 0.4, 0.5])
  }

  @Test("puts the usual value in the middle, however many share it")
  func ties() {
    let values: [Double] = [1, 1, 1, 1, 2, 2, 2, 2, 2, 3]
    let table = CustomerTable(
      identifiers: values.indices.map { "\($0)" },
      features: [FeatureColumn(name: "frequency", kind: .count, values: values)])
    let profiler = SegmentProfiler(table)
    let standings = [[0], [4], [9]].map {
      profiler.profile(identifier: 1, rows: $0, isSetApart: false).features[0].standing
    }
    #expect(standings == [0.2, 0.5, 0.95])
  }

  @Test("passes over customers who have no value")
  func missing() {
    let table = CustomerTable(
      identifiers: ["a", "b", "c", "d"],
      features: [FeatureColumn(name: "age", kind: .number, values: [30, .nan, 50, 90])])
    let profiler = SegmentProfiler(table)
    let age = profiler.profile(identifier: 1, rows: [0, 1, 2], isSetApart: false).features[0]
    #expect(age.mean == 40 && age.median == 40 && age.usual == 50)
    #expect(age.standing == 1 / 3 && age.index == 40 / (170 / 3))
    let nobody = profiler.profile(identifier: 2, rows: [1], isSetApart: false).features[0]
    #expect(nobody.mean.isNaN && nobody.median.isNaN && nobody.index == nil)
    #expect(nobody.standing == 0.5)
  }

  @Test("ranks the values of a category, and compares them with all customers")
  func categories() throws {
    let city = try #require(profile([0, 1, 2, 3]).categories.first)
    #expect(city.top.map(\.value) == ["Rome", "Oslo"])
    #expect(city.top.map(\.share) == [0.5, 0.25])
    #expect(city.top.map(\.overall) == [0.4, 0.2])
    #expect(try #require(profile([2]).categories.first).top.isEmpty)
  }

  @Test("has no money where the data have none")
  func noMoney() {
    let table = CustomerTable(
      identifiers: ["a"], features: [FeatureColumn(name: "age", kind: .number, values: [40])])
    let profile = SegmentProfiler(table).profile(identifier: 3, rows: [0], isSetApart: true)
    #expect(profile.revenue == nil && profile.revenueShare == nil)
    #expect(profile.identifier == 3 && profile.isSetApart)
    #expect(profile.features.map(\.standing) == [0.5])
  }

  private func profile(_ rows: [Int]) -> SegmentProfile {
    SegmentProfiler(table).profile(identifier: 1, rows: rows, isSetApart: false)
  }
}
