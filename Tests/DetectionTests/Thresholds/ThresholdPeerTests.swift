import Detection
import Numeric
import Parameters
import Testing

/// Rules give the thresholds of PyThresh, or of other published code; see `Fixtures/thresholds.py`.
@Suite("Thresholds of peers")
struct ThresholdPeerTests {
  static let golden = ThresholdGolden.loaded

  @Test("are ours as well", arguments: golden.thresholds.indices)
  func threshold(index: Int) throws {
    let known = Self.golden.thresholds[index]
    let scores = try #require(Self.golden.scores[known.scores])
    let rule = try ThresholdCatalog.rule(named: known.rule, settings: known.settings)
    let found = try rule.threshold(for: scores.reversed())
    let range = try #require(scores.max()) - (try #require(scores.min()))
    #expect(
      abs(found - known.threshold) <= known.tolerance * range,
      "\(known.rule) of \(known.scores): \(found) and \(known.threshold)")
  }

  @Test("find as many rows", arguments: golden.counts.indices)
  func count(index: Int) throws {
    let known = Self.golden.counts[index]
    let scores = try #require(Self.golden.scores[known.scores])
    let threshold = try ThresholdCatalog.rule(named: known.rule, settings: known.settings)
      .threshold(for: scores)
    #expect(scores.count { $0 > threshold } == known.count, "\(known.rule) of \(known.scores)")
  }

  @Test("cover every rule but those checked by themselves")
  func covered() {
    let checked = Set(Self.golden.thresholds.map(\.rule))
    let others = ThresholdCatalog.all.map { type(of: $0).identifier }.filter {
      !checked.contains($0)
    }
    #expect(others == ["adjusted-boxplot", "contamination", "vote"])
  }
}

@Suite("Tails of distributions")
struct TailTests {
  static let tails = ThresholdGolden.loaded.tails

  @Test("of the normal one are scipy's", arguments: tails.normal)
  func normal(case known: [Double]) {
    #expect(abs(upperNormalQuantile(known[0]) - known[1]) < 1e-11 * max(1, known[1]))
    #expect(abs(normalQuantile(1 - known[0]) - known[1]) < 1e-3)
    #expect(normalQuantile(known[0]) == -upperNormalQuantile(known[0]))
  }

  @Test("of Student's are scipy's", arguments: tails.student)
  func student(case known: [Double]) {
    let found = upperStudentQuantile(known[0], freedom: known[1])
    #expect(abs(found - known[2]) < 1e-8 * max(1, known[2]), "\(known) \(found)")
  }

  @Test("of the binomial one are scipy's", arguments: tails.binomial)
  func binomial(case known: [Double]) {
    let found = binomialShare(above: Int(known[0]), draws: Int(known[1]), chance: known[2])
    #expect(abs(found - known[3]) < 1e-10)
  }

  @Test("end where the distributions end")
  func ends() {
    #expect(normalQuantile(0) == -.infinity && normalQuantile(1) == .infinity)
    #expect(abs(normalQuantile(0.5)) < 1e-15)
    #expect(binomialShare(above: 5, draws: 5, chance: 0.9) == 0)
    #expect(binomialShare(above: -1, draws: 5, chance: 0.1) == 1)
    #expect(betaShare(below: 0, 2, 3) == 0 && betaShare(below: 1, 2, 3) == 1)
  }
}
