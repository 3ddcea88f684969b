/// A feature that sticks out of a row, and to which side.
public struct FenceSide: Sendable, Hashable, Codable {
  /// The name of the feature.
  public let feature: String

  /// Whether the value is above the fence; else it is below.
  public let isAbove: Bool

  /// Creates a side.
  public init(feature: String, isAbove: Bool) {
    self.feature = feature
    self.isAbove = isAbove
  }
}

extension FenceSide: CustomStringConvertible {
  /// Such as "high monetary".
  public var description: String { "\(isAbove ? "high" : "low") \(feature)" }
}

extension Fence {
  /// The side a value is on, or `nil` inside the fence.
  func side(of value: Double) -> FenceSide? {
    guard excludes(value) else { return nil }
    return FenceSide(feature: feature, isAbove: value > upper)
  }
}
