public import Clustering
public import Detection
public import Features
public import Ingestion

/// What is kept of a study: every learned number, able to score new customers.
///
/// A model is one file that holds numbers and texts and never code. A customer gets the same
/// result alone or in any batch. The format is described in `docs/model-format.md`.
public struct Model: Codable, Sendable {
  /// The recipe the model was made with; scoring transactions follows its cleaning rules.
  public let recipe: Recipe

  /// Whether the study read transactions or a table of customers.
  public let shape: TableShape

  /// How the study's file of transactions was understood; scoring understands others alike.
  public let reading: LineReading?

  /// The moment that the study's recency counts to, in microseconds since 1970.
  public let reference: Int64?

  /// The features a customer is scored by, in order.
  public let features: [ModelFeature]

  /// The categories a customer is grouped by, with their values; left out where there are none.
  public let categories: [CategoryValues]?

  /// How features are scaled.
  public let transform: FittedTransform

  /// The groups.
  public let clusters: AnyClusteringModel

  /// The segment of each cluster, as an index into ``segments``.
  public let segmentOfCluster: [Int]

  /// The segments, clusters first, then groups of customers set apart, then those of no cluster.
  public let segments: [ModelSegment]

  /// The fences beyond which customers are set apart, or `nil` when they are not.
  public let fences: Fences?

  /// The segment of each group of customers set apart, by the features that stick out and their sides.
  public let extremes: [ModelExtreme]

  /// The segment of customers that belong to no cluster, or `nil` when the study had none.
  public let ungrouped: Int?

  /// What tells unusual customers, or `nil` when they were not looked for.
  public let unusual: UnusualModel?
}

/// A feature a customer is scored by.
public struct ModelFeature: Codable, Sendable {
  /// The name, as in the tables and on the command line.
  public let name: String

  /// What it counts.
  public let kind: FeatureKind

  /// The least value among the customers of the study.
  public let least: Double

  /// The greatest value among the customers of the study.
  public let greatest: Double
}

/// A segment, as far as scoring needs it.
public struct ModelSegment: Codable, Sendable {
  /// The number of the segment, from 1.
  public let identifier: Int

  /// The name.
  public let name: String

  /// What to do with these customers.
  public let action: String
}

/// A group of customers set apart.
public struct ModelExtreme: Codable, Sendable {
  /// The features that stick out, with their sides, in the order of the fences.
  public let sides: [FenceSide]

  /// The segment, as an index into the segments of the model.
  public let segment: Int
}
