public import Numeric
import Parameters

/// Groups that a clusterer of any kind found, stored under the name of the clusterer.
public struct AnyClusteringModel: ClusteringModel {
  /// The identifier of the clusterer that was fitted.
  public let identifier: String

  /// The model.
  public let model: any ClusteringModel

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { model.featureCount }

  /// The number of groups.
  public var clusterCount: Int { model.clusterCount }

  /// The middle of each group, shape `k × d`, on the scale of the rows it was fitted on.
  public var centres: Matrix { model.centres }

  /// Returns how far each row is from the middle of each group, as its method measures it.
  ///
  /// - Parameter rows: The rows, as wide as those the model was fitted on.
  /// - Returns: For each row a distance for each group.
  public func distances(of rows: Matrix) -> [[Double]] { model.distances(of: rows) }

  /// Returns how much each column adds to how far a row is from the middle of a group.
  public func parts(ofDistanceTo group: Int, from row: [Double]) -> [Double] {
    model.parts(ofDistanceTo: group, from: row)
  }

  /// Wraps what a clusterer returned.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - method: The clusterer.
  public init<Method: Clusterer>(_ model: Method.Model, by method: Method) {
    identifier = Method.identifier
    self.model = model
  }

  /// Writes the group of each row, `-1` for a row that belongs to none.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    try model.assign(rows, into: &labels)
  }
}

extension AnyClusteringModel: Codable {
  private enum CodingKeys: String, CodingKey { case clusterer, model }

  /// Reads the model of a clusterer in the catalogue.
  ///
  /// - Throws: `DecodingError` for a clusterer that is not in the catalogue, or a damaged model.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    identifier = try container.decode(String.self, forKey: .clusterer)
    guard let clusterer = ClustererCatalog.clusterer(named: identifier) else {
      let known = ClustererCatalog.all.map { type(of: $0).identifier }
      throw DecodingError.dataCorruptedError(
        forKey: .clusterer, in: container,
        debugDescription:
          "There is no clusterer '\(identifier)'\(suggestion(for: identifier, among: known)).")
    }
    model = try decodedModel(of: clusterer, from: try container.superDecoder(forKey: .model))
  }

  /// Writes the model under the identifier of its clusterer.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(identifier, forKey: .clusterer)
    try model.encode(to: container.superEncoder(forKey: .model))
  }
}

private func decodedModel<Method: Clusterer>(
  of clusterer: Method, from decoder: any Decoder
) throws -> any ClusteringModel {
  try Method.Model(from: decoder)
}
