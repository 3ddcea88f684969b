import Detection
import FoundationEssentials
import Testing

/// Stored models of neighbours whose parts do not fit each other.
@Suite("Damaged models")
struct DamagedModelTests {
  static let models = [
    // The detector does not fit the rows, or is out of range.
    ("lof", "{\"detector\":{\"neighbours\":0},\"rows\":[[1,2]],\"counts\":[1,1]}"),
    ("lof", "{\"detector\":{\"neighbours\":2},\"rows\":[[1]],\"counts\":[1]}"),
    ("sos", "{\"detector\":{\"perplexity\":4},\"rows\":[[1,2]],\"counts\":[1]}"),
    ("inne", "{\"setSize\":2,\"features\":1,\"centres\":[1,2,3],\"radii\":[1],\"numbers\":[1]}"),
    ("inne", "{\"setSize\":0,\"features\":0,\"centres\":[],\"radii\":[],\"numbers\":[]}"),
    (
      "cblof",
      "{\"centres\":{\"rowCount\":1,\"columnCount\":1,\"values\":[1]},\"sizes\":[1],"
        + "\"greatGroups\":2,\"weighted\":false}"
    ),
    ("rod", "{\"scales\":[{\"middle\":0,\"width\":1}],\"spaces\":[[0,0,5,0,0,0,1,0,1,0,0,1]]}"),
    ("z-score", "{\"scales\":[]}"),
    ("ecod", "{\"features\":[]}"),
    ("hbos", "{\"regularization\":0.1,\"tolerance\":0.5,\"histograms\":[]}"),
    ("loda", "{\"featureCount\":1,\"cuts\":[]}"),
    ("lmdd", "{\"features\":0,\"jumps\":[]}"),
    ("feature-bagging", "{\"combination\":\"average\",\"featureCount\":1,\"members\":[]}"),
    (
      "nearest-neighbours",
      "{\"neighbours\":2,\"method\":\"mean\",\"rows\":[[1,2]],\"counts\":[1,1]}"
    ),
    ("rod", "{\"scales\":[{\"middle\":0,\"width\":0}],\"spaces\":[[0,0,0,0,0,0,1,0,1,0,0,1]]}"),
  ]

  @Test("are refused", arguments: models)
  func refused(name: String, model: String) {
    let text = "{\"detector\":\"\(name)\",\"model\":\(model)}"
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(AnyDetectorModel.self, from: Data(text.utf8))
    }
  }

  @Test("are whole otherwise")
  func whole() throws {
    let text =
      "{\"detector\":\"lof\",\"model\":{\"detector\":{\"neighbours\":2},"
      + "\"rows\":[[1,2,9]],\"counts\":[1,1,1]}}"
    let model = try JSONDecoder().decode(AnyDetectorModel.self, from: Data(text.utf8))
    #expect(model.featureCount == 1)
  }
}
