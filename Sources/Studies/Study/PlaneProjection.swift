public import Projection

/// Customers in the plane of the first two principal components.
public struct PlaneProjection: Sendable {
  /// The components, all that there are or the first of many.
  public let model: PCAModel

  /// What the components are made of: features by name, and values of categories behind theirs.
  public let columns: [String]

  /// The first coordinate of each customer.
  public let x: [Double]

  /// The second coordinate of each customer; zeros when there is one feature only.
  public let y: [Double]

  /// How many values of categories are so rare that they count as if more customers had them.
  public var rareValues = 0

  /// The share of customers that such values count as if they had.
  public static let leastShare = DrawnRows.leastShare
}

/// Customers in a picture: neighbours are alike, and nothing else in it can be measured.
public struct PlanePicture: Sendable {
  /// The identifier of the method.
  public let method: String

  /// The name of the method within a sentence.
  public let title: String

  /// What a reader may and may not see in it, as sentences.
  public let reading: String

  /// How far right each customer stands, NaN for one that was not placed.
  public let x: [Double]

  /// How far up each customer stands, NaN for one that was not placed.
  public let y: [Double]

  /// How far neighbours in the picture are neighbours in truth, from 0 to 1; `nil` for few customers.
  public let trustworthiness: Double?

  /// The same of the plane of principal components.
  public let trustworthinessOfPlane: Double?

  /// The number of customers that were placed.
  public var placed: Int { x.count { !$0.isNaN } }
}
