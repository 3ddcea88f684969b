public import Detection

/// Where one customer belongs.
public struct Prediction: Codable, Sendable {
  /// The number of the segment.
  public let segment: Int

  /// The name of the segment.
  public let name: String

  /// What to do with this customer.
  public let action: String

  /// The distance to the middle of the segment, in scaled units; `nil` for a customer set apart
  /// or of no group.
  public let distance: Double?

  /// The number of the second best segment, or `nil` when there is none; for a customer of no group
  /// that of the nearest one.
  public let secondSegment: Int?

  /// The name of the second best segment.
  public let secondName: String?

  /// The distance to the middle of the second best segment.
  public let secondDistance: Double?

  /// How clear the choice is: 0 on the border between the two nearest segments, 1 at the middle of
  /// its own; `nil` for a customer set apart or of no group.
  public let clearness: Double?

  /// Whether the customer is unusual, or `nil` when the model cannot tell.
  public let isUnusual: Bool?

  /// The score; higher is more unusual.
  public let unusualScore: Double?

  /// The score on a scale from 0 to 1, or `nil` when the model cannot tell.
  public let unusualProbability: Double?

  /// How sure it is that the verdict would be the same had other customers been learned from, or
  /// `nil` when the model cannot tell.
  public let unusualConfidence: Double?

  /// Why, when the customer is unusual.
  public let reasons: [Reason]

  /// The features outside the range of the customers the model was made from, and the categories of
  /// a value that none of them had.
  public let outsideRange: [String]

  /// The features beyond their fences, such as "high monetary", when nobody in the study stuck out
  /// in the same ones, or that they are far from every group; the segment is then the nearest there is.
  public let unlikeStudy: [String]

  /// What speaks for the segment and against the second best, where that was asked for.
  public var because: [SegmentReason]?
}
