public import Numeric

/// Directions of greatest variance, able to take in new rows.
public struct PCAModel: Sendable, Codable, Hashable {
  /// The mean of each feature.
  public let means: [Double]

  /// The directions, shape `components × d`, of length 1, by falling variance.
  ///
  /// The weight of greatest size in each is positive, so that a direction has one sign.
  public let components: Matrix

  /// The variance along each direction (with `n − 1`, as scikit-learn has it).
  public let explainedVariance: [Double]

  /// The share of the whole variance along each direction, from 0 to 1.
  public let explainedVarianceRatio: [Double]

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { means.count }

  /// The number of components.
  public var componentCount: Int { components.rowCount }

  /// The loadings, shape `components × d`: direction times standard deviation along it.
  ///
  /// For standardised features a loading is the correlation of feature and component, but for the
  /// factor √(n / (n − 1)).
  public var loadings: Matrix {
    var result = components
    for i in 0..<componentCount {
      for j in 0..<featureCount { result[i, j] *= explainedVariance[i].squareRoot() }
    }
    return result
  }

  /// Returns the coordinates of rows along the directions.
  ///
  /// The result of a row does not depend on the other rows of the batch.
  ///
  /// - Parameter rows: Shape `n × d`.
  /// - Returns: Shape `n × components`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  public func project(_ rows: Matrix) throws(ShapeError) -> Matrix {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
    var result = Matrix(rowCount: rows.rowCount, columnCount: componentCount)
    for component in 0..<componentCount {
      var target = result.mutableColumn(component)
      for feature in 0..<featureCount {
        let values = rows.column(feature)
        let weight = components[component, feature]
        for i in values.indices { target[i] += (values[i] - means[feature]) * weight }
      }
    }
    return result
  }
}

extension PCAModel {
  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    means = try container.decode([Double].self, forKey: .means)
    components = try container.decode(Matrix.self, forKey: .components)
    explainedVariance = try container.decode([Double].self, forKey: .explainedVariance)
    explainedVarianceRatio = try container.decode([Double].self, forKey: .explainedVarianceRatio)
    let counts = [explainedVariance.count, explainedVarianceRatio.count]
    guard components.columnCount == means.count,
      counts.allSatisfy({ $0 == components.rowCount })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .components, in: container,
        debugDescription: "The parts of the projection have different numbers of components.")
    }
  }
}
