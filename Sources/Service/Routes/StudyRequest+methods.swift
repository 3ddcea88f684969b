import Parameters
import Studies

extension StudyRequest {
  /// The numbers of methods that can be compared.
  static let methodCounts = 2...30

  /// Checks the methods that are compared, where some are.
  ///
  /// - Parameter recipe: The recipe, with what differs from it.
  /// - Throws: ``ServiceError/invalid(_:at:)`` for the first thing that is wrong.
  func checkMethods(_ recipe: Recipe) throws(ServiceError) {
    guard let methods else { return }
    guard recipe.clustering != nil else {
      throw .invalid(
        "The recipe \(recipe.name) makes no segments, so there are no methods to compare.",
        at: "recipe")
    }
    let counts = Self.methodCounts
    guard counts.contains(methods.count), Set(methods).count == methods.count else {
      throw .invalid(
        "A comparison has \(counts.lowerBound) to \(counts.upperBound) methods, each once, or "
          + "several times with other numbers of groups.", at: "methods")
    }
    for (place, text) in methods.enumerated() {
      guard let wish = MethodWish(text: text) else {
        throw .invalid(
          "A method is given by its name, such as dbscan, or with a number of groups, such as "
            + "k-means:4.", at: "methods.\(place)")
      }
      do { _ = try recipe.compared([wish]) } catch {
        throw .invalid(error.description, at: "methods.\(place)")
      }
    }
  }
}
