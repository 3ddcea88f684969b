import Features
import Segments
import Testing

/// A shop where nine in ten customers bought once, for nearly the same: no name may speak of
/// loyalty, of a usual gap, or of big spending.
@Suite("Names where nearly everybody bought once")
struct OneTimeBuyerTests {
  /// 200 customers; the higher the row, the more recent; every tenth came three times.
  private let table = CustomerTable(
    identifiers: (0..<200).map { "\($0)" },
    features: [
      FeatureColumn(name: "recency", kind: .days, values: (0..<200).map { 200 - Double($0) }),
      FeatureColumn(
        name: "frequency", kind: .count, values: (0..<200).map { $0 % 10 == 0 ? 3 : 1 }),
      FeatureColumn(
        name: "monetary", kind: .money, values: (0..<200).map { 50 + Double($0 * 37 % 40) }),
    ])

  private let loyal = [
    "Champions", "Loyal customers", "Potential loyalists", "Slipping away", "Big spenders at risk",
    "Loyal High-Spender", "Potential Loyalist", "Regulars", "Reward", "Retain",
  ]

  @Test("say nothing of loyalty and big spending", arguments: VocabularyCatalog.all)
  func once(vocabulary: Vocabulary) {
    let named = name(by: vocabulary) { $0 % 10 != 0 }
    #expect(named.count == 6)
    for segment in named {
      #expect(!loyal.contains(segment.name), "\(segment.evidence)")
      #expect(!segment.action.contains("usual gap"))
    }
  }

  @Test("speak of it where customers came back")
  func again() {
    let named = name(by: VocabularyCatalog.retail) { $0 % 10 == 0 }
    #expect(named.contains { loyal.contains($0.name) })
  }

  /// Six bands of recency and spend, of the customers a condition holds for.
  private func name(
    by vocabulary: Vocabulary, _ isWanted: (Int) -> Bool
  ) -> [SegmentProfile] {
    let money = table.feature("monetary")?.values ?? []
    let bands = (0..<6).map { band in
      (0..<200).filter {
        isWanted($0) && $0 * 3 / 200 == band / 2 && (money[$0] > 70) == (band % 2 == 0)
      }
    }
    let profiler = SegmentProfiler(table)
    let profiles = bands.enumerated().filter { !$0.element.isEmpty }.map { number, rows in
      profiler.profile(identifier: number + 1, rows: rows, isSetApart: false)
    }
    return SegmentNamer(vocabulary: vocabulary, features: ["recency", "frequency", "monetary"])
      .named(profiles)
  }
}
