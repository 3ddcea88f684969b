/// The greatest sample of a tree; a tree of depth `h` takes 2ʰ places.
public let greatestIsolationSample = 4_096

extension IsolationTrees: Codable {
  private enum CodingKeys: String, CodingKey { case featureCount, sample, trees }

  /// Reads trees and checks that they are whole.
  ///
  /// - Throws: `DecodingError` when a tree is malformed.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let featureCount = try container.decode(Int.self, forKey: .featureCount)
    let sample = try container.decode(Int.self, forKey: .sample)
    let trees = try container.decode([IsolationTree].self, forKey: .trees)
    guard featureCount > 0, (2...greatestIsolationSample).contains(sample), !trees.isEmpty,
      let forest = IsolationTrees(trees, sample: sample, featureCount: featureCount)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .trees, in: container,
        debugDescription: "The isolation trees are damaged; fit the model again.")
    }
    self = forest
  }

  /// Writes the trees in preorder.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(featureCount, forKey: .featureCount)
    try container.encode(sample, forKey: .sample)
    try container.encode(trees, forKey: .trees)
  }
}
