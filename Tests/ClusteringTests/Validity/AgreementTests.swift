import Numeric
import Testing

@testable import Clustering

@Suite("Agreement of two groupings")
struct AgreementTests {
  static let cases = GoldenValidity.shared.agreements

  @Test func fixturesAreThere() { #expect(Self.cases.count == 23) }

  @Test("is scikit-learn's by every measure", arguments: cases.indices)
  func golden(place: Int) {
    let golden = Self.cases[place]
    let table = ContingencyTable(golden.first, golden.second)
    let pairs = [
      (table.mutualInformation, golden.information),
      (table.normalizedMutualInformation, golden.normalized),
      (table.adjustedMutualInformation, golden.adjusted), (table.homogeneity, golden.homogeneity),
      (table.completeness, golden.completeness), (table.vMeasure, golden.vMeasure),
      (table.fowlkesMallowsIndex, golden.fowlkesMallows), (table.adjustedRandIndex, golden.rand),
    ]
    for (place, (ours, theirs)) in pairs.enumerated() {
      #expect(abs(ours - theirs) < 1e-9, "measure \(place)")
    }
  }

  @Test("is whole where groups have other numbers, and symmetric")
  func symmetry() {
    var random = SplitMix64(seed: 4)
    let first = (0..<500).map { _ in Int32(random.nextIndex(below: 6)) - 1 }
    let second = (0..<500).map { _ in Int32(random.nextIndex(below: 9)) - 1 }
    let (there, back) = (ContingencyTable(first, second), ContingencyTable(second, first))
    #expect(there.cells.map(\.count).reduce(0, +) == 500)
    #expect(abs(there.adjustedMutualInformation - back.adjustedMutualInformation) < 1e-12)
    #expect(abs(there.adjustedMutualInformation) < 0.02 && abs(there.adjustedRandIndex) < 0.02)
    #expect(abs(there.homogeneity - back.completeness) < 1e-12)
    let same = ContingencyTable(first, first.map { 4 - $0 })
    #expect(same.adjustedMutualInformation == 1 && same.normalizedMutualInformation == 1)
    #expect(abs(same.vMeasure - 1) < 1e-12 && same.fowlkesMallowsIndex == 1)
  }

  @Test("counts each pair of groups, rows of none as a group")
  func cells() {
    let table = ContingencyTable([0, 0, 2, 2, -1], [1, 1, 1, 0, -1])
    #expect(
      table.cells == [
        .init(first: -1, second: -1, count: 1), .init(first: 0, second: 1, count: 2),
        .init(first: 2, second: 0, count: 1), .init(first: 2, second: 1, count: 1),
      ])
    #expect(table.firstSizes == [1, 2, 2] && table.secondSizes == [1, 1, 3])
    #expect(table.size(ofFirst: 1) == 0 && table.size(ofSecond: 1) == 3)
    #expect(table.size(ofFirst: 7) == 0)
    let empty = ContingencyTable([], [])
    #expect(empty.vMeasure == 1 && empty.adjustedMutualInformation == 1 && empty.cells.isEmpty)
  }
}
