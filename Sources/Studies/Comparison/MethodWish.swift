public import Clustering
import Parameters

/// A method that a person wants compared, such as `k-means` or `k-means:4`.
public struct MethodWish: Sendable, Hashable, CustomStringConvertible {
  /// The identifier of the method.
  public let method: String

  /// The number of groups, where one is asked for.
  public let number: Int?

  /// Names a method.
  public init(_ method: String, number: Int? = nil) {
    self.method = method
    self.number = number
  }

  /// Reads what a person typed; `nil` when it is neither `NAME` nor `NAME:NUMBER`.
  public init?(text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1 where !parts[0].isEmpty: self.init(parts[0])
    case 2 where !parts[0].isEmpty:
      guard let number = Int(parts[1]) else { return nil }
      self.init(parts[0], number: number)
    default: return nil
    }
  }

  /// What ``init(text:)`` reads.
  public var description: String { number.map { "\(method):\($0)" } ?? method }
}

extension Recipe {
  /// Returns the methods that are wanted, with the hyper-parameters of this recipe where it names
  /// them, else with their defaults.
  ///
  /// A recipe with one number of segments asks every method for it that can be asked.
  ///
  /// - Parameter wishes: The methods.
  /// - Returns: The methods in the same order; none when the recipe makes no segments.
  /// - Throws: ``RecipeError`` for a method there is none of, and for a number that is not allowed.
  public func compared(_ wishes: [MethodWish]) throws(RecipeError) -> [ComparedMethod] {
    var result: [ComparedMethod] = []
    for wish in wishes {
      var recipe = self
      let range = clustering?.clusters ?? ClusterCount(from: 2, to: 10)
      let isOwn = clustering?.method == wish.method
      recipe.clustering = ClusteringSettings(
        method: wish.method, parameters: isOwn ? clustering?.parameters ?? [:] : [:],
        clusters: wish.number.map { ClusterCount(from: $0, to: $0) } ?? range)
      let isCounted = ClustererCatalog.clusterer(named: wish.method) is any CountedClusterer
      if !isCounted, wish.number == nil {
        recipe.clustering?.clusters = ClusterCount(from: 2, to: max(3, range.to))
      }
      try recipe.validate()
      guard let method = try recipe.clusterer() else { continue }
      let forced = range.isForced && isCounted ? range.from : nil
      result.append(ComparedMethod(method, number: wish.number ?? forced))
    }
    return result
  }
}
