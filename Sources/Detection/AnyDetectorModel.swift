public import Numeric
import Parameters

/// A fitted detector of any kind, stored under the name of the detector that made it.
public struct AnyDetectorModel: DetectorModel {
  /// The identifier of the detector that was fitted.
  public let identifier: String

  /// The model.
  public let model: any DetectorModel

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { model.featureCount }

  /// Wraps what a detector returned.
  init<Method: Detector>(_ model: Method.Model, by detector: Method) {
    identifier = Method.identifier
    self.model = model
  }

  /// Writes a score for each row: the higher, the more unusual.
  ///
  /// - Precondition: `scores.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  public func score(_ rows: Matrix, into scores: inout MutableSpan<Double>) throws(ShapeError) {
    try model.score(rows, into: &scores)
  }

  /// Returns what each feature adds to the score of one row, as the model tells it.
  ///
  /// - Throws: `ShapeError.featureCount` for a row of another width.
  public func contributions(
    to row: [Double], typical: [Double]
  ) throws(ShapeError) -> Contributions {
    try model.contributions(to: row, typical: typical)
  }
}

extension Detector {
  /// Learns what usual rows look like, and hides which method did.
  ///
  /// - Parameters:
  ///   - rows: The rows to learn from, shape `n × d`, finite.
  ///   - seed: The seed of every random choice. Equal seeds give equal models.
  /// - Returns: A model that scores rows of `d` features.
  /// - Throws: ``DetectionError`` when a parameter is out of range or the rows are too few.
  public func fitAny(_ rows: Matrix, seed: UInt64) throws(DetectionError) -> AnyDetectorModel {
    AnyDetectorModel(try fit(rows, seed: seed), by: self)
  }
}

extension AnyDetectorModel: Codable {
  private enum CodingKeys: String, CodingKey { case detector, model }

  /// Reads the model of a detector in the catalogue.
  ///
  /// - Throws: `DecodingError` for a detector that is not in the catalogue, or a damaged model.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    identifier = try container.decode(String.self, forKey: .detector)
    guard let detector = DetectorCatalog.detector(named: identifier) else {
      let error = DetectionError.unknownDetector(
        name: identifier, known: DetectorCatalog.all.map { type(of: $0).identifier })
      throw DecodingError.dataCorruptedError(
        forKey: .detector, in: container, debugDescription: error.description)
    }
    model = try decodedModel(of: detector, from: try container.superDecoder(forKey: .model))
  }

  /// Writes the model under the identifier of its detector.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(identifier, forKey: .detector)
    try model.encode(to: container.superEncoder(forKey: .model))
  }
}

private func decodedModel<Method: Detector>(
  of detector: Method, from decoder: any Decoder
) throws -> any DetectorModel {
  try Method.Model(from: decoder)
}
