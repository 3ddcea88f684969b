import Features
import Segments
import Testing

@Suite("The namer")
struct SegmentNamerTests {
  /// 100 customers: the higher the row, the more recent, frequent and free with money.
  private let table = CustomerTable(
    identifiers: (0..<100).map { "\($0)" },
    features: [
      FeatureColumn(name: "recency", kind: .days, values: (0..<100).map { 100 - Double($0) }),
      FeatureColumn(name: "frequency", kind: .count, values: (0..<100).map { 1 + Double($0) }),
      FeatureColumn(
        name: "monetary", kind: .money, values: (0..<100).map { 50 * Double($0 * $0) }),
    ])

  @Test("calls the best customers champions and the worst dormant, with their numbers")
  func ends() {
    let named = names([Array(90..<100), Array(30..<90), Array(0..<30)], "retail")
    #expect(named.map(\.name) == ["Champions", "Loyal customers", "Dormant"])
    #expect(
      named[0].evidence == [
        "very low recency: median 5.5, usually 50.5",
        "very high frequency: median 95.5, usually 50.5",
        "very high monetary: median 446,525, usually 122,525",
      ])
  }

  @Test("gives a name to the segment that meets its conditions most clearly")
  func clearest() {
    let named = names([Array(80..<90), Array(90..<100), Array(0..<80)], "three-groups")
    #expect(named[1].name == "Champions")
    #expect(named[0].name != "Champions")
  }

  @Test("describes a segment that no name fits by the two features that stick out most")
  func described() {
    let named = names([Array(90..<100), Array(0..<90)], "descriptive")
    #expect(named[0].name == "Very low recency, very high frequency")
    #expect(named[0].action.contains("very low recency and very high frequency"))
  }

  @Test("calls a segment of everybody average")
  func everybody() {
    let named = names([Array(0..<100)], "descriptive")
    #expect(named.map(\.name) == ["Average customers"])
    #expect(named[0].evidence.first == "middling recency: median 50.5, usually 50.5")
  }

  @Test("numbers equal segments, the least number first")
  func twins() {
    let rows = Array(0..<100)
    #expect(
      names([rows, rows, rows], "descriptive").map(\.name) == [
        "Average customers", "Average customers (2)", "Average customers (3)",
      ])
    #expect(names([rows, rows], "retail").first?.name == "Potential loyalists")
  }

  @Test("names twelve segments")
  func twelve() {
    let bands = (0..<12).map { Array((100 * $0 / 12)..<(100 * ($0 + 1) / 12)) }
    for vocabulary in VocabularyCatalog.all {
      #expect(Set(names(bands, vocabulary.identifier).map(\.name)).count == 12)
    }
  }

  @Test("keeps a name that was given, and gives it to no other")
  func given() {
    var profiles = profiles([Array(90..<100), Array(0..<90), Array(0..<5), Array(5..<9)])
    profiles[2].name = "Champions"
    profiles[2].action = "Ours."
    profiles[3].name = "Champions (2)"
    let named = namer("retail").named(profiles)
    #expect(named[2].action == "Ours.")
    #expect(Set(named.map(\.name)).count == 4)
    #expect(named.allSatisfy { $0.evidence.count == 3 })
  }

  @Test("gives no name of the vocabulary to customers set apart")
  func setApart() {
    let profile = SegmentProfiler(table)
      .profile(identifier: 1, rows: Array(90..<100), isSetApart: true)
    let named = namer("retail").named([profile])
    #expect(named.map(\.name) == ["Very low recency, very high frequency"])
  }

  private func names(_ segments: [[Int]], _ vocabulary: String) -> [SegmentProfile] {
    namer(vocabulary).named(profiles(segments))
  }

  private func profiles(_ segments: [[Int]]) -> [SegmentProfile] {
    let profiler = SegmentProfiler(table)
    return segments.enumerated().map { number, rows in
      profiler.profile(identifier: number + 1, rows: rows, isSetApart: false)
    }
  }

  private func namer(_ vocabulary: String) -> SegmentNamer {
    SegmentNamer(
      vocabulary: VocabularyCatalog.vocabulary(named: vocabulary) ?? VocabularyCatalog.retail,
      features: ["recency", "frequency", "monetary"])
  }
}
