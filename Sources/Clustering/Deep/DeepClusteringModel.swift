public import Numeric

/// An encoder and centres among its codes; a row belongs to the centre nearest to its code.
///
/// Of equally near centres the first counts.
public struct DeepClusteringModel: LearnedModel {
  /// From scaled rows to codes.
  public let encoder: Network

  /// The centre of each group among the codes, shape `k × codes`.
  public let codes: Matrix

  /// The middle and the size of each group.
  public let summary: GroupSummary

  /// How losses fell: of the autoencoder, then of groups and codes together.
  public let curves: [LearningCurve]

  /// How rows are scaled for the encoder.
  private let scale: CommonScale

  /// The number of features of the rows it was fitted on.
  public var featureCount: Int { encoder.widths[0] }

  /// The number of groups.
  public var clusterCount: Int { codes.rowCount }

  /// The means of the training rows of each group, shape `k × d`.
  public var centres: Matrix { summary.centres }

  /// Writes the group of each row.
  ///
  /// - Precondition: `labels.count == rows.rowCount`.
  /// - Throws: `ShapeError.featureCount` for rows of another width.
  /// - Complexity: O(`n` · (weights + `k` · codes)).
  public func assign(_ rows: Matrix, into labels: inout MutableSpan<Int32>) throws(ShapeError) {
    guard rows.columnCount == featureCount else {
      throw .featureCount(expected: featureCount, got: rows.columnCount)
    }
    let found = encoder.codes(of: scale.scaled(rows))
    BlockedRows(found).assignNearest(Centres(codes), into: &labels)
  }
}

extension DeepClusteringModel {
  /// Numbers groups by the training rows they get, and leaves out those that get none.
  ///
  /// - Parameters:
  ///   - training: What was learned.
  ///   - scale: How rows are scaled.
  ///   - pretraining: How the loss of the autoencoder fell.
  ///   - rows: The training rows.
  init(
    _ training: DeepTraining, scale: CommonScale, pretraining: LearningCurve, rows: Matrix
  ) {
    let found = training.encoder.codes(of: scale.scaled(rows))
    let centres = training.groups.matrix
    var labels = [Int32](repeating: 0, count: rows.rowCount)
    var span = labels.mutableSpan
    BlockedRows(found).assignNearest(Centres(centres), into: &span)
    let numbered = NumberedGroups(labels, of: rows)
    let order = (0..<numbered.sizes.count).compactMap { number in
      numbered.numberOf.firstIndex(of: Int32(number))
    }
    encoder = training.encoder
    codes = centres.selectingRows(order)
    summary = GroupSummary(centres: numbered.centres, sizes: numbered.sizes)
    let learned = LearningCurve(
      name: "belonging clearly to one group", losses: training.curve.means)
    curves = [pretraining, learned]
    self.scale = scale
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    encoder = try container.decode(Network.self, forKey: .encoder)
    codes = try container.decode(Matrix.self, forKey: .codes)
    summary = try container.decode(GroupSummary.self, forKey: .summary)
    curves = try container.decode([LearningCurve].self, forKey: .curves)
    scale = try container.decode(CommonScale.self, forKey: .scale)
    let width = encoder.widths[0]
    guard scale.means.count == width, scale.spread > 0,
      codes.columnCount == encoder.widths[encoder.layerCount], codes.rowCount > 0,
      summary.sizes.count == codes.rowCount, summary.centres.rowCount == codes.rowCount,
      summary.centres.columnCount == width
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .codes, in: container, debugDescription: "Encoder and groups do not fit.")
    }
  }
}
