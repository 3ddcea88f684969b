import Studies
import TestSupport
import Testing

/// A checksum keeps accidents out, not intent: a model made by hand cannot stop the program either.
@Suite(
  "A model with a checksum that fits",
  .enabled(if: ShopStudies.isPossible, "the engine is not installed"))
struct SignedModelTests {
  static let spoiled: [(part: String, other: String)] = [
    ("\"segmentOfCluster\":[0,1]", "\"segmentOfCluster\":[0,9]"),
    ("\"segmentOfCluster\":[0,1]", "\"segmentOfCluster\":[-1,1]"),
    ("\"segmentOfCluster\":[0,1]", "\"segmentOfCluster\":[0]"),
    ("\"segment\":2,", "\"segment\":3,"),
    ("\"sides\":[{\"feature\":\"Spend\",\"isAbove\":true}]", "\"sides\":[]"),
    ("\"columns\":[\"Age\",\"Spend\"]", "\"columns\":[\"Age\"]"),
    ("\"column\":1", "\"column\":2"),
    ("\"column\":1", "\"column\":-1"),
    ("\"columnCount\":2", "\"columnCount\":3"),
    ("\"rowCount\":2", "\"rowCount\":9223372036854775807"),
    ("\"featureCount\":2,\"sample\":8", "\"featureCount\":2,\"sample\":1"),
    ("\"featureCount\":2,\"sample\":8", "\"featureCount\":2,\"sample\":4611686018427387904"),
    ("\"featureCount\":2", "\"featureCount\":1"),
    ("\"name\":\"Spend\"}", "\"name\":\"Spend\"},{\"count\":1,\"grid\":[],\"name\":\"x\"}"),
    ("\"detector\":\"isolation-forest\"", "\"detector\":\"nearest-neighbours\""),
    ("\"detector\":\"isolation-forest\"", "\"detector\":\"oracle\""),
  ]

  @Test("is refused when its parts do not fit each other", arguments: spoiled)
  func refused(part: String, other: String) throws {
    let folder = try ScratchFolder()
    try folder.write(try SmallModel.signed(replacing: part, with: other), to: "model.json")
    let error = #expect(throws: ModelError.self) { try Model(path: folder.path("model.json")) }
    #expect(error?.description.contains("is damaged") == true)
  }

  @Test("is read when they do")
  func taken() throws {
    let folder = try ScratchFolder()
    let text = try SmallModel.signed(
      replacing: "\"segmentOfCluster\":[0,1]", with: "\"segmentOfCluster\":[1,0]")
    try folder.write(text, to: "model.json")
    #expect(try Model(path: folder.path("model.json")).segmentOfCluster == [1, 0])
  }
}
