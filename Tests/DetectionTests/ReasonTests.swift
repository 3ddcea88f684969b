import Detection
import FoundationEssentials
import Numeric
import Testing

@Suite("Reasons")
struct ReasonTests {
  /// 1,000 customers: recency 0…999, monetary mostly small, frequency mostly 1.
  static func usual() throws -> UsualValues {
    let steps = (0..<1_000).map { Double($0) }
    return try UsualValues(
      features: ["recency", "frequency", "monetary"],
      rows: Matrix(columns: [steps, steps.map { $0 < 900 ? 1 : 2 }, steps.map { $0 * $0 / 100 }]))
  }

  @Test("the feature that sticks out farthest comes first")
  func order() throws {
    let reasons = try Self.usual().reasons(for: [500, 9, 280_206])
    #expect(reasons.map(\.feature) == ["monetary", "frequency"])
    #expect(reasons.map(\.direction) == [.above, .above])
    #expect(reasons.allSatisfy { $0.sticksOut })
  }

  @Test("the phrase tells the value, the usual one and how rare it is")
  func phrase() throws {
    let reason = try #require(try Self.usual().reasons(for: [500, 1, 280_206.02]).first)
    #expect(
      reason.description
        == "monetary 280,206 is far above the usual 2,495 (higher than 99.9 % of customers)")
    #expect(reason.phrase(rows: "rows").hasSuffix("of rows)"))
  }

  @Test("when no feature sticks out the combination does")
  func combination() throws {
    let reasons = try Self.usual().reasons(for: [990, 1, 20])
    #expect(reasons.count == 2)
    #expect(
      sentence(of: reasons)
        == "the combination is unusual: "
        + "recency 990 is above the usual 500 (higher than 99 % of customers); "
        + "monetary 20 is below the usual 2,495 (lower than 95 % of customers)")
  }

  @Test("a row of medians has no reason of its own")
  func medians() throws {
    let usual = try Self.usual()
    let reasons = usual.reasons(for: usual.features.map(\.median))
    #expect(reasons.isEmpty)
    #expect(sentence(of: reasons) == "the combination of its values is unusual")
  }

  @Test(
    "shares are those of the rows", arguments: [0.0, 10, 123, 500, 750, 994, 999, 1_500, -3])
  func shares(value: Double) throws {
    let feature = try Self.usual().features[0]
    let reason = try Self.usual().reasons(for: [value, 1, feature.median], most: 5)
      .first { $0.feature == "recency" }
    guard let reason else { return #expect(value == feature.median) }
    let beyond = reason.direction == .above ? value : 999 - value
    #expect(abs(reason.percentile - min(max(beyond, 0), 999) / 10) < 0.11)
    #expect(reason.percentile < 100)
  }

  @Test("a feature that never varies gives finite reasons")
  func constant() throws {
    let usual = try UsualValues(features: ["a"], rows: Matrix(columns: [[0, 0, 0]]))
    #expect(usual.reasons(for: [5]).map(\.distance) == [5])
    #expect(usual.reasons(for: [0]).isEmpty)
  }

  @Test("come back from JSON as they were")
  func coding() throws {
    let usual = try Self.usual()
    let data = try JSONEncoder().encode(usual)
    #expect(try JSONDecoder().decode(UsualValues.self, from: data) == usual)
  }

  @Test(
    "a damaged summary is refused",
    arguments: ["\"count\":0,\"grid\":[]", "\"count\":3,\"grid\":[1,2]", "\"count\":3"])
  func damaged(part: String) {
    let text = "{\"features\":[{\"name\":\"a\",\(part)}]}"
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(UsualValues.self, from: Data(text.utf8))
    }
  }

  @Test("one name for each column is asked for")
  func shape() throws {
    #expect(throws: DetectionError.shape(.featureCount(expected: 2, got: 1))) {
      try UsualValues(features: ["a", "b"], rows: Matrix(columns: [[1]]))
    }
  }
}

@Suite("Unusual model")
struct UnusualModelTests {
  static func model(_ golden: Golden) throws -> UnusualModel {
    try UnusualModel(
      fitting: IsolationForest(), to: golden.rows(), rule: .contamination(0.05),
      originals: golden.originals(), features: Golden.names, seed: 1)
  }

  @Test("flags the share asked for, with a reason each")
  func flags() throws {
    let golden = try Golden.loaded.get()
    let verdicts = try Self.model(golden).judge(golden.rows(), originals: golden.originals())
    let unusual = verdicts.filter(\.isUnusual)
    #expect(unusual.count == 15)
    #expect(unusual.allSatisfy { !$0.reasons.isEmpty })
    #expect(verdicts.allSatisfy { $0.isUnusual || $0.reasons.isEmpty })
  }

  @Test("judges a row alone, after JSON too, as in the study")
  func alone() throws {
    let golden = try Golden.loaded.get()
    let (rows, originals) = (try golden.rows(), try golden.originals())
    let verdicts = try Self.model(golden).judge(rows, originals: originals)
    let data = try JSONEncoder().encode(try Self.model(golden))
    let back = try JSONDecoder().decode(UnusualModel.self, from: data)
    for row in 0..<300 {
      let alone = try back.judge(
        rows.selectingRows([row]), originals: originals.selectingRows([row]))
      #expect(alone == [verdicts[row]])
    }
  }

  @Test("refuses rows that do not fit together")
  func shapes() throws {
    let golden = try Golden.loaded.get()
    let model = try Self.model(golden)
    let (rows, originals) = (try golden.rows(), try golden.originals())
    #expect(throws: DetectionError.self) {
      try model.judge(rows, originals: originals.selectingRows([1]))
    }
    #expect(throws: DetectionError.shape(.featureCount(expected: 3, got: 1))) {
      try model.judge(rows, originals: Matrix(columns: [originals.columnValues(0)]))
    }
  }
}
