import Detection
import FoundationEssentials
import Numeric
import Parameters
import Testing

@Suite("Unusual rule")
struct UnusualRuleTests {
  @Test(
    "a contamination gives the count of scikit-learn and PyOD",
    arguments: [
      (3_882, 0.02, 78), (4_338, 0.02, 87), (200, 0.05, 10), (100, 0.01, 1), (10, 0.5, 5),
      (3, 0.1, 1), (4_338, 0.1, 434),
    ])
  func count(rows: Int, share: Double, unusual: Int) throws {
    var random = SplitMix64(seed: 2)
    let scores = (0..<rows).map { _ in random.nextUnit() }
    let threshold = try UnusualRule.contamination(share).threshold(for: scores)
    #expect(scores.filter { $0 > threshold }.count == unusual)
  }

  @Test("rows that tie with the threshold are usual")
  func ties() throws {
    let scores = [1.0, 1, 1, 1, 1, 1, 1, 1, 2, 2]
    #expect(try UnusualRule.contamination(0.1).threshold(for: scores) == 2)
    #expect(try UnusualRule.contamination(0.5).threshold(for: scores) == 1)
  }

  @Test("a share that is not allowed is refused", arguments: [0, -0.1, 0.51, .nan, .infinity])
  func refused(share: Double) {
    #expect(throws: DetectionError.self) {
      try UnusualRule.contamination(share).threshold(for: [1, 2, 3])
    }
  }

  @Test("no scores have no threshold", arguments: [UnusualRule.automatic, .contamination(0.1)])
  func empty(rule: UnusualRule) {
    #expect(throws: DetectionError.tooFewRows(method: "A threshold", needed: 1, got: 0)) {
      try rule.threshold(for: [])
    }
  }

  @Test("the automatic rule is Tukey's fence for symmetric scores")
  func symmetric() throws {
    let scores = (0...100).map { Double($0) }
    #expect(try UnusualRule.automatic.threshold(for: scores) == 75 + 1.5 * 50)
  }

  @Test("the automatic rule moves and stretches with the scores")
  func equivariant() throws {
    let scores = skewed(1_000)
    let threshold = try UnusualRule.automatic.threshold(for: scores)
    let moved = try UnusualRule.automatic.threshold(for: scores.map { 100 + 8 * $0 })
    #expect(abs(moved - (100 + 8 * threshold)) < 1e-9)
  }

  @Test("the automatic rule finds few in a long tail, and one far beyond")
  func skewedScores() throws {
    let scores = skewed(2_000) + [1_000]
    let threshold = try UnusualRule.automatic.threshold(for: scores)
    let unusual = scores.filter { $0 > threshold }
    #expect(unusual.contains(1_000))
    #expect((1...60).contains(unusual.count))
  }

  @Test("many equal scores are no reason to call the rest unusual")
  func flat() throws {
    let scores = Array(repeating: 0.0, count: 800) + (0..<200).map { 1 + Double($0 % 20) } + [900]
    let threshold = try UnusualRule.automatic.threshold(for: scores)
    #expect(scores.filter { $0 > threshold } == [900])
    #expect(try UnusualRule.automatic.threshold(for: [3, 3, 3]) == 3)
  }

  @Test("says when many ties leave fewer than were asked for")
  func tieNote() throws {
    let rule = UnusualRule.contamination(0.1)
    #expect(rule.tieNote(100, of: 1_000) == nil && rule.tieNote(99, of: 995) == nil)
    let note = try #require(rule.tieNote(38, of: 1_000))
    #expect(note.hasPrefix("10 % were to be unusual, but 3.8 % are"))
    #expect(UnusualRule.automatic.tieNote(0, of: 1_000) == nil)
  }

  @Test(
    "is one word or one number in JSON", arguments: [UnusualRule.automatic, .contamination(0.02)])
  func coding(rule: UnusualRule) throws {
    let data = try JSONEncoder().encode([rule])
    #expect(try JSONDecoder().decode([UnusualRule].self, from: data) == [rule])
    let text = String(decoding: data, as: UTF8.self)
    #expect(["[\"automatic\"]", "[{\"contamination\":0.02}]"].contains(text))
  }

  @Test("names a rule of the catalogue in JSON, the old forms by their own names")
  func method() throws {
    func read(_ text: String) throws -> UnusualRule {
      try JSONDecoder().decode(UnusualRule.self, from: Data(text.utf8))
    }
    #expect(try read(#"{"method": "evt"}"#) == .method("evt", parameters: [:]))
    #expect(
      try read(#"{"method": "evt", "parameters": {"risk": 0.01}}"#)
        == .method("evt", parameters: ["risk": .number(0.01)]))
    #expect(try read(#"{"method": "adjusted-boxplot"}"#) == .automatic)
    #expect(
      try read(#"{"method": "contamination", "parameters": {"contamination": 0.03}}"#)
        == .contamination(0.03))
    #expect(
      UnusualRule.method("iqr", parameters: [:]).description
        == "scores above the upper fence of Tukey's boxplot (factor 1.5)")
    #expect(throws: DetectionError.unknownRule(name: "evd", known: ThresholdCatalog.names)) {
      try UnusualRule.method("evd", parameters: [:]).validate()
    }
    #expect(throws: DetectionError.self) {
      try UnusualRule.method("evt", parameters: ["risk": .number(2)]).validate()
    }
  }

  /// Scores with a long right tail.
  private func skewed(_ count: Int) -> [Double] {
    var random = SplitMix64(seed: 6)
    return (0..<count).map { _ in
      let sum = (0..<6).reduce(0.0) { a, _ in a + random.nextUnit() }
      return sum * sum * sum / 50
    }
  }
}
